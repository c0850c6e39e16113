import GRDB
import PorticoCrypto

extension VersionHash {
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
