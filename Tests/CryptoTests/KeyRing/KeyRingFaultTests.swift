import Foundation
import PorticoCrypto
import Testing

@Suite("A key ring that cannot be trusted")
struct KeyRingFaultTests {
  private let folder: TemporaryFolder
  private let ring: KeyRing

  init() throws {
    folder = try TemporaryFolder()
    ring = try KeyRing.open(directory: folder.keys, now: 1, random: .system)
  }

  private func refusal() -> KeyRingError? {
    let opened = #expect(throws: KeyRingError.self) {
      try KeyRing.open(directory: folder.keys, now: 2, random: .system)
    }
    let loaded = #expect(throws: KeyRingError.self) { try KeyRing.load(directory: folder.keys) }
    let rotated = #expect(throws: KeyRingError.self) { try KeyRing.rotate(directory: folder.keys, now: 3) }
    #expect(opened == loaded && loaded == rotated)
    return opened
  }

  private var files: [String] { ["receipt.pem", "sealing.key", token] }
  private var token: String { "token-1-\(ring.tokenKey.publicKey.kid).pem" }

  @Test(
    "a key that others may read or write is refused, with the command that closes it",
    arguments: [0o640, 0o604, 0o660, 0o644, 0o601, 0o777])
  func exposedFile(mode: Int) throws {
    for name in files {
      try folder.setMode(folder.path(name), mode)
      let error = refusal()
      #expect(error == .exposed(path: folder.path(name), mode: UInt32(mode), isDirectory: false))
      #expect(error?.description.contains("chmod 600 '\(folder.path(name))'") == true)
      #expect(error?.description.contains("0" + String(mode, radix: 8)) == true)
      try folder.setMode(folder.path(name), 0o600)
    }
    try #require(try KeyRing.load(directory: folder.keys).tokenKey.publicKey == ring.tokenKey.publicKey)
  }

  @Test(
    "a folder that others may enter is refused, with the command that closes it",
    arguments: [0o755, 0o710, 0o701])
  func exposedFolder(mode: Int) throws {
    try folder.setMode(folder.keys, mode)
    let error = refusal()
    #expect(error == .exposed(path: folder.keys, mode: UInt32(mode), isDirectory: true))
    #expect(error?.description.contains("chmod 700 '\(folder.keys)'") == true)
  }

  @Test("stricter permissions are welcome")
  func stricter() throws {
    for name in files { try folder.setMode(folder.path(name), 0o400) }
    #expect(try KeyRing.load(directory: folder.keys).tokenKey.publicKey == ring.tokenKey.publicKey)
  }

  @Test("a key that was there once is not replaced by a new one", arguments: ["receipt.pem", "sealing.key"])
  func missing(name: String) throws {
    try folder.remove(name)
    let error = refusal()
    #expect(error == .missing(path: folder.path(name)))
    #expect(error?.description.contains("backup") == true)
    #expect(try folder.names().count == 2)
  }

  @Test("a damaged key is refused", arguments: ["", "nonsense", "-----BEGIN PRIVATE KEY-----\nAA\n"])
  func damaged(content: String) throws {
    for name in files {
      let good = try folder.read(name)
      try folder.write(name, content.utf8)
      let isDamaged = if case .damaged(folder.path(name), _) = refusal() { true } else { false }
      #expect(isDamaged)
      try folder.write(name, good)
    }
  }

  @Test(
    "a sealing key in another form is refused", arguments: ["upper", "short", "long", "two lines", "spaces"])
  func sealingKeyForms(form: String) throws {
    let good = String(decoding: try folder.read("sealing.key").dropLast(), as: UTF8.self)
    let content =
      switch form {
      case "upper": String(repeating: "AB", count: 32)
      case "short": String(good.dropLast(2))
      case "long": good + "00"
      case "two lines": good + "\n\n"
      default: " " + good
      }
    try folder.write("sealing.key", content.utf8)
    let isDamaged = if case .damaged = refusal() { true } else { false }
    #expect(isDamaged)
    try folder.write("sealing.key", good.utf8)
    _ = try KeyRing.load(directory: folder.keys)
  }

  @Test("a file with another key than its name says is refused")
  func misnamed() throws {
    try folder.write(token, folder.read("receipt.pem"))
    #expect(refusal() == .misnamed(path: folder.path(token), kid: ring.receiptKey.publicKey.kid))
  }

  @Test("a link, a folder, a pipe and a huge file are no keys")
  func notAFile() throws {
    let path = folder.path("receipt.pem")
    let good = try folder.read("receipt.pem")
    try folder.write("other.pem", good)
    let replacements: [() throws -> Void] = [
      {
        try FileManager.default.createSymbolicLink(
          atPath: path, withDestinationPath: folder.path("other.pem"))
      },
      { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false) },
      { #expect(mkfifo(path, 0o600) == 0) },
      { try folder.write("receipt.pem", good + [UInt8](repeating: 10, count: 5000)) },
    ]
    for replace in replacements {
      try folder.remove("receipt.pem")
      try replace()
      #expect(refusal() == .notAKeyFile(path: path))
    }
  }

  @Test("without randomness no keys are made")
  func noRandomness() throws {
    let empty = try TemporaryFolder()
    let broken = RandomBytes { _ throws(CryptoError) in throw .noRandomness }
    #expect(throws: KeyRingError.crypto(.noRandomness)) {
      try KeyRing.open(directory: empty.keys, now: 1, random: broken)
    }
    #expect(try empty.names() == [])
  }

  @Test("every refusal is a sentence")
  func sentences() {
    let errors: [KeyRingError] = [
      .system(operation: "open", path: "keys", code: EACCES), .notAKeyFile(path: "keys/x"),
      .missing(path: "keys/x"),
      .damaged(path: "keys/x", reason: "r"), .misnamed(path: "keys/x", kid: "k"), .crypto(.noRandomness),
    ]
    for error in errors { #expect(error.description.hasSuffix(".")) }
    #expect(errors[0].description == "Cannot open keys: Permission denied.")
  }
}
