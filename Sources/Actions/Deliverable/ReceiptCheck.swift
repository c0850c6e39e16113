import Portal
import PorticoCrypto

/// Whether a receipt is what somebody's portal signed, and whether files are the ones that were approved: with nothing
/// but the receipt, the portal's public keys and the files.
package struct ReceiptCheck: Sendable {
  package enum Failure: Error, CustomStringConvertible {
    case notAReceipt
    case unknownKey(String)
    case badSignature
    /// It is signed, but says two different things.
    case contradictory

    package var description: String {
      switch self {
      case .notAReceipt:
        "this is no receipt, or not a single byte of it may be another than it was given out with"
      case .unknownKey(let kid): "it is signed by the key \(kid), which is not among the keys of this portal"
      case .badSignature: "the signature is not that of what the receipt says: something was changed"
      case .contradictory: "the version's fingerprint is not that of its files"
      }
    }
  }

  /// A file that was approved.
  package struct File: Hashable, Sendable {
    package let name: String
    package let sha256: String
  }

  /// What the receipt says.
  package let record: CanonicalJSON
  package let kid: String
  package let files: [File]

  /// - Throws: `Failure`.
  package init(_ bytes: [UInt8], keys: [VerifyingKey]) throws(Failure) {
    guard let receipt = SignedReceipt(bytes: bytes) else { throw .notAReceipt }
    guard let key = keys.first(where: { $0.kid == receipt.kid }) else { throw .unknownKey(receipt.kid) }
    guard receipt.isSigned(by: key) else { throw .badSignature }
    record = receipt.record
    kid = receipt.kid
    guard let version = record["version"], let whole = version["sha256"]?.text else { throw .notAReceipt }
    if case .list(let list)? = version["files"] {
      var files: [File] = []
      for entry in list {
        guard let name = entry["name"]?.text, let hash = entry["sha256"]?.text else { throw .notAReceipt }
        files.append(File(name: name, sha256: hash))
      }
      guard VersionHash.text(files: files.map { ($0.sha256, $0.name) }) == whole else { throw .contradictory }
      self.files = files
    } else {
      guard let link = version["link"]?.text, VersionHash.text(link: link) == whole else {
        throw .contradictory
      }
      files = []
    }
  }

  /// The file of the receipt that has these bytes, whatever it is called today.
  package func file(_ hash: Digest) -> File? { files.first { $0.sha256 == hash.hex } }

  /// A text of the record by the names that lead to it: `by.name`.
  package func text(_ path: String) -> String {
    path.split(separator: ".").reduce(record as CanonicalJSON?) { $0?[String($1)] }?.text ?? ""
  }

  /// The version's number.
  package var version: Int64 {
    guard case .number(let number)? = record["version"]?["number"] else { return 0 }
    return number
  }
}
