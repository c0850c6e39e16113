import Portal
import PorticoCrypto

/// The id of a record whose table keeps no external ids: worked out from the workspace and the file's own name for the
/// record, so that the same file finds it again.
///
/// It is as hard to guess as the workspace's id (128 random bits), and opens nothing: who may see a row is decided by
/// the session, never by who knows its id.
enum DerivedID {
  static func text(_ kind: RecordKind, key: String, workspace: String) throws -> String {
    let digest = SHA256.digest(of: "portico-import\n\(workspace)\n\(kind.table)\n\(key)".utf8)
    let bytes = RandomBytes { count throws(CryptoError) in Array(digest.bytes.prefix(count)) }
    return try RandomID.text(prefix: kind.prefix ?? "", random: bytes)
  }
}
