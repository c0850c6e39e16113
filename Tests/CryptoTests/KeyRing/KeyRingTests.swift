import Foundation
import PorticoCrypto
import Testing

@Suite("The key ring on disk")
struct KeyRingTests {
  private let folder: TemporaryFolder
  private let now: NumericDate = 1_800_000_000

  init() throws { folder = try TemporaryFolder() }

  private func open(_ now: NumericDate? = nil) throws -> KeyRing {
    try KeyRing.open(directory: folder.keys, now: now ?? self.now, random: .system)
  }

  @Test("the first start makes three keys, for their owner alone, and leaves nothing else")
  func firstStart() throws {
    let ring = try open()
    let token = "token-1800000000-\(ring.tokenKey.publicKey.kid).pem"
    #expect(try folder.names() == ["receipt.pem", "sealing.key", token])
    #expect(try folder.mode(folder.keys) == 0o700)
    for name in try folder.names() { #expect(try folder.mode(folder.path(name)) == 0o600) }
    #expect(ring.receiptKey.publicKey != ring.tokenKey.publicKey)
  }

  @Test("the next start finds the same keys and writes nothing")
  func nextStart() throws {
    let first = try open()
    let content = try folder.content()
    let second = try open(now + 1_000_000)
    #expect(second.tokenKey.publicKey == first.tokenKey.publicKey)
    #expect(second.receiptKey.publicKey == first.receiptKey.publicKey)
    let sealed = try first.sealing.seal(Secret([1, 2]), place: "x", random: .system)
    #expect(try second.sealing.open(sealed, place: "x").reveal() == [1, 2])
    #expect(try folder.content() == content)
    #expect(try KeyRing.load(directory: folder.keys).tokenKey.publicKey == first.tokenKey.publicKey)
  }

  @Test("the sealing key is the random source's bytes as text")
  func sealingKey() throws {
    _ = try KeyRing.open(directory: folder.keys, now: now, random: .repeating(0xAB))
    #expect(try folder.read("sealing.key") == Array((String(repeating: "ab", count: 32) + "\n").utf8))
  }

  @Test("loading makes nothing, neither a folder nor keys")
  func loading() throws {
    #expect(throws: KeyRingError.system(operation: "open", path: folder.keys, code: ENOENT)) {
      try KeyRing.load(directory: folder.keys)
    }
    try FileManager.default.createDirectory(
      atPath: folder.keys, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    #expect(throws: KeyRingError.missing(path: folder.path("token-….pem"))) {
      try KeyRing.load(directory: folder.keys)
    }
    #expect(try folder.names() == [])
  }

  @Test("a folder whose parent is not there is not made")
  func noParent() {
    let path = folder.keys + "/deeper"
    #expect(throws: KeyRingError.system(operation: "make the folder", path: path, code: ENOENT)) {
      try KeyRing.open(directory: path, now: now, random: .system)
    }
  }

  @Test("a first start that died on its way is finished by the next one", arguments: [0, 1, 2])
  func interrupted(keysMade: Int) throws {
    _ = try open()
    let made = try folder.content()
    for name in ["token", "receipt", "sealing"].prefix(3 - keysMade) {
      for file in try folder.names() where file.hasPrefix(name) { try folder.remove(file) }
    }
    try folder.write(".unfinished", "half a key".utf8)
    _ = try open()
    #expect(try folder.names().count == 3)
    for (name, bytes) in try folder.content() where !name.hasPrefix("token") {
      let isKept = name == "sealing.key" ? keysMade >= 1 : keysMade >= 2
      #expect((bytes == made[name]) == isKept)
    }
  }

  @Test("files that are no keys are let alone")
  func strangers() throws {
    let ring = try open()
    let kid = ring.tokenKey.publicKey.kid
    for name in [
      "README", "token-1800000000-\(kid).pem~", "token-x-\(kid).pem", "token-01-\(kid).pem", "token-.pem",
    ] {
      try folder.write(name, "not a key".utf8, mode: 0o644)
    }
    #expect(try open().tokenKey.publicKey == ring.tokenKey.publicKey)
    #expect(try folder.names().count == 8)
  }
}
