import CPosix
import Foundation
import PorticoCrypto
import Testing

@testable import Vault

@Suite("The vault")
struct VaultTests {
  let temporary: TemporaryVault

  init() throws {
    temporary = try TemporaryVault()
  }

  @Test(
    "gives back what was stored, by the hash of it, in parts of any size",
    arguments: [1, 7, 1000, 4096, 5000])
  func roundTrip(part: Int) throws {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let intake = try temporary.vault.begin(limit: 5000)
    for start in stride(from: 0, to: bytes.count, by: part) {
      try intake.append(Array(bytes[start..<min(start + part, bytes.count)]))
    }
    let stored = try intake.finish()
    #expect(stored.sha256 == SHA256.digest(of: bytes))
    #expect(stored.size == 5000)
    let file = try temporary.vault.open(stored.sha256)
    #expect(file.size == 5000)
    #expect(try file.read(at: 0, count: 10_000) == bytes)
    #expect(try file.read(at: 4990, count: 100) == Array(bytes[4990...]))
    #expect(try file.read(at: 5000, count: 1).isEmpty)
  }

  @Test("U-04 takes exactly the limit, refuses one byte more before it is written, and keeps nothing of it")
  func limit() throws {
    #expect(try temporary.store([UInt8](repeating: 1, count: 100), limit: 100).size == 100)
    let before = temporary.everything
    do {
      let intake = try temporary.vault.begin(limit: 100)
      try intake.append([UInt8](repeating: 1, count: 60))
      #expect(throws: VaultError.tooLarge(limit: 100)) { try intake.append([UInt8](repeating: 1, count: 41)) }
    }
    #expect(temporary.everything == before)
  }

  @Test("U-05 an upload that stops half way leaves nothing, in this process or a dead one")
  func interrupted() throws {
    let before = temporary.everything
    do {
      let intake = try temporary.vault.begin(limit: 100)
      try intake.append([1, 2, 3])
      #expect(temporary.everything.count == before.count + 1)
      // Another process starts meanwhile: what lives is not swept.
      _ = try Vault(at: temporary.vault.root)
      #expect(temporary.everything.count == before.count + 1)
    }
    #expect(temporary.everything == before)
    try Data([1]).write(to: URL(fileURLWithPath: "\(temporary.vault.root)/incoming/dead"))
    _ = try Vault(at: temporary.vault.root)
    #expect(temporary.everything == before)
  }

  @Test("U-09 the same bytes twice are one file; other bytes never take its place")
  func twice() throws {
    let one = try temporary.store([1, 2, 3])
    let count = temporary.everything.count
    #expect(try temporary.store([1, 2, 3]) == one)
    #expect(temporary.everything.count == count)
    #expect(try temporary.store([1, 2, 4]).sha256 != one.sha256)
    #expect(try temporary.vault.open(one.sha256).read(at: 0, count: 9) == [1, 2, 3])
  }

  @Test("nobody else on the machine reads it, and nothing of ours writes to it")
  func permissions() throws {
    let stored = try temporary.store([1, 2, 3])
    func mode(_ path: String) throws -> Int? {
      (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }
    #expect(try mode(temporary.path(of: stored)) == 0o400)
    #expect(try mode(temporary.vault.root) == 0o700)
  }

  @Test("D-09 a file that is missing, shorter, or changed by one bit is noticed")
  func damage() throws {
    let stored = try temporary.store([UInt8](repeating: 7, count: 2000))
    try temporary.vault.verify(stored.sha256)
    let path = temporary.path(of: stored)
    chmod(path, 0o600)
    var bytes = [UInt8](repeating: 7, count: 2000)
    bytes[1234] = 6
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(throws: VaultError.damaged(stored.sha256.hex)) { try temporary.vault.verify(stored.sha256) }
    let changed = try temporary.vault.open(stored.sha256)
    truncate(path, 100)
    #expect(throws: VaultError.damaged(stored.sha256.hex)) { try changed.read(at: 0, count: 2000) }
    unlink(path)
    #expect(throws: VaultError.missing(stored.sha256.hex)) { try temporary.vault.open(stored.sha256) }
  }

  @Test("D-03 a link or a folder in a file's place is not followed", arguments: [true, false])
  func links(isFolder: Bool) throws {
    let stored = try temporary.store([1, 2, 3])
    let path = temporary.path(of: stored)
    unlink(path)
    if isFolder {
      mkdir(path, 0o700)
    } else {
      symlink("/etc/passwd", path)
    }
    #expect(throws: VaultError.damaged(stored.sha256.hex)) { try temporary.vault.open(stored.sha256) }
  }

  @Test("where a kernel has no openat2, a folder at a time opens the same and follows as little")
  func walk() throws {
    let stored = try temporary.store([1, 2, 3])
    let place = Vault.place(of: stored.sha256)
    let root = open(temporary.vault.root, O_RDONLY | O_DIRECTORY)
    defer { close(root) }
    func opens(_ path: String) -> Bool {
      let file = portico_walk_beneath(root, path)
      if file >= 0 { close(file) }
      return file >= 0
    }
    #expect(opens("\(place.folder)/\(place.name)"))
    for path in [
      "../vault", "..", ".", "", "/etc/passwd", "\(place.folder)/../x", "a//b",
      String(repeating: "a", count: 300),
    ] {
      #expect(!opens(path), "\(path)")
    }
    symlink("/etc", "\(temporary.vault.root)/link")
    symlink("/etc/passwd", "\(temporary.vault.root)/passwd")
    #expect(!opens("link/passwd"))
    #expect(!opens("passwd"))
  }
}
