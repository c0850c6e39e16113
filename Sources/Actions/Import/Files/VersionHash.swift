import GRDB
import PorticoCrypto

/// The hash of a version, which an approval names: of what was approved, whole.
///
/// - One file: the SHA-256 of its bytes, which is the file's own.
/// - Several: the SHA-256 of one line for each in their order, the file's hash in small hexadecimal digits, two spaces,
///   its name, a line feed. That is what `sha256sum` prints (but for names with a backslash, which it escapes), so that
///   anybody can work it out.
/// - A link: the SHA-256 of its bytes in UTF-8.
enum VersionHash {
  static func text(files: [(sha256: String, name: String)]) -> String {
    if files.count == 1 { return files[0].sha256 }
    let lines = files.map { "\($0.sha256)  \($0.name)\n" }.joined()
    return SHA256.digest(of: lines.utf8).hex
  }

  static func text(link: String) -> String { SHA256.digest(of: link.utf8).hex }

  /// Gives every version whose files or link are in the file its hash.
  static func fill(_ scratch: Database) throws {
    let kind = DeliverableFormat.version
    guard let index = kind.index(column: "sha256"),
      let child = kind.children.firstIndex(where: { $0.table == DeliverableFormat.versionFile.table })
    else { return }
    let set = try scratch.makeStatement(
      sql: "UPDATE version SET sha256 = $1, mask = mask | $2 WHERE place = $3")
    let find = try scratch.makeStatement(
      sql: "SELECT sha256, name FROM version_file WHERE parent = $1 AND place >= 0 ORDER BY item")
    let rows = try Row.fetchCursor(scratch, sql: "SELECT place, link, mask FROM version ORDER BY place")
    while let row = try rows.next() {
      let link = row[1] as String? ?? ""
      let hasFiles = (row[2] as Int64) & kind.bit(child: child) != 0
      guard hasFiles || !link.isEmpty else { continue }
      let files = try Row.fetchAll(find, arguments: [row[0] as Int64]).map {
        ($0[0] as String, $0[1] as String)
      }
      let hash = link.isEmpty ? text(files: files) : text(link: link)
      try set.execute(arguments: [hash, kind.bit(field: index), row[0] as Int64])
    }
  }
}
