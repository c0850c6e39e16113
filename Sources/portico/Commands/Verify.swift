import Actions
import ArgumentParser
import Foundation
import PorticoCrypto

/// `portico verify`
struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the receipt of an approval, and files against it, without any portal.",
    discussion: """
      portico verify receipt.json poster.pdf --keys jwks.json

      The keys are what the portal shows at /.well-known/jwks.json: keep a copy beside the receipts. Without --keys \
      those of this installation are taken. Exit 1 where the receipt is not what was signed, or a file is none of those \
      that were approved.
      """)

  @Argument(help: "The receipt, as it was mailed or downloaded; - for standard input.")
  var receipt: String

  @Argument(help: "Files that should be the approved ones, under whatever name.")
  var files: [String] = []

  @Option(help: "A file with the portal's public keys (JSON Web Key Set).")
  var keys: String?

  @Flag(help: "Print as JSON.")
  var json = false

  /// One file that was given.
  private struct Found: Encodable {
    let file: String
    let sha256: String
    /// What it was called when it was approved; nil where it was not.
    let approvedAs: String?
  }

  private struct Report: Encodable {
    let signedBy: String
    let approvedAt: String
    let name: String
    let email: String
    let deliverable: String
    let version: Int64
    let sha256: String
    let files: [Found]
  }

  func run() async throws {
    try await report {
      let bytes = try Self.read(receipt)
      let check = try ReceiptCheck(bytes, keys: try await knownKeys())
      let found = try files.map { path in
        let hash = try Self.hash(path)
        return Found(file: path, sha256: hash.hex, approvedAs: check.file(hash)?.name)
      }
      try say(check, found)
      let others = found.filter { $0.approvedAs == nil }.map(\.file)
      guard others.isEmpty else {
        throw Failure("not what was approved: \(others.joined(separator: ", "))")
      }
    }
  }

  private func say(_ check: ReceiptCheck, _ found: [Found]) throws {
    if json {
      return try Terminal.sayJSON(
        Report(
          signedBy: check.kid, approvedAt: check.text("at"), name: check.text("by.name"),
          email: check.text("by.email"), deliverable: check.text("deliverable.title"), version: check.version,
          sha256: check.text("version.sha256"), files: found))
    }
    Terminal.say("The receipt is genuine, signed for \(check.text("portal")) by the key \(check.kid).")
    Terminal.say("\(check.text("by.name")) <\(check.text("by.email"))> approved at \(check.text("at")):")
    Terminal.say(
      "\(check.text("deliverable.title")), version \(check.version), for \(check.text("agency.name"))")
    Terminal.say("SHA-256 \(check.text("version.sha256"))")
    for file in check.files {
      let given = found.first { $0.sha256 == file.sha256 }
      Terminal.say("  \(file.name): \(given.map { "the same bytes as \($0.file)" } ?? "not compared")")
    }
    if check.files.isEmpty {
      Terminal.say("  \(check.text("version.link")): a link, only its address was approved")
    }
  }

  /// - Throws: where there are none to check with.
  private func knownKeys() async throws -> [VerifyingKey] {
    if let keys {
      guard let found = JWK.keys(in: try Self.read(keys), purpose: .receipt) else {
        throw Failure("\(keys) is no set of keys. Save what the portal shows at /.well-known/jwks.json.")
      }
      return found
    }
    let settings = try await Settings.load()
    guard let ring = try? KeyRing.load(directory: "\(settings.data)/keys") else {
      throw Failure(
        "there are no keys in \(settings.data)/keys. Name the portal's with --keys: save what it shows at "
          + "/.well-known/jwks.json.")
    }
    return [ring.receiptKey.publicKey]
  }

  private static func read(_ path: String) throws -> [UInt8] {
    let data =
      path == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: path)
    guard let data else { throw Failure("cannot read \(path). Check the name and whether you may read it.") }
    return Array(data)
  }

  private static func hash(_ path: String) throws -> Digest {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Failure("cannot read \(path). Check the name and whether you may read it.")
    }
    defer { try? file.close() }
    var hash = SHA256()
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(piece) }
    return hash.finish()
  }
}
