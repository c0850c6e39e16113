import GRDB
import PorticoCrypto
import Vault

/// Takes the files that an import names into the vault, before its transaction begins: they are named by their bytes
/// there, so that an import that fails has changed nothing that anybody sees, and one that is repeated finds them.
struct FileTaker {
  let scratch: Database
  /// Nil where there is none to read from.
  let folder: String?
  let vault: Vault
  /// Of one file, in bytes.
  let limit: Int64

  /// What files were taken in, for `Writer.writeBlobs`.
  static let table = """
    CREATE TABLE taken (
      path TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, media_type TEXT, width INTEGER, height INTEGER,
      duration INTEGER) WITHOUT ROWID
    """

  /// Notes every file that cannot be had; the others' paths become hashes.
  /// - Parameter problems: where there are some already, files are only looked at, not taken.
  func take(_ problems: inout ImportProblems) throws {
    let isStoring = problems.isEmpty
    var opened: ImportFolder?
    for kind in ImportFormat.kinds {
      guard let index = kind.fileColumn else { continue }
      let column = kind.fields[index].column
      let rows = try Row.fetchCursor(
        scratch,
        sql: """
          SELECT t.place, t.parent, t.item, t."\(column)" FROM "\(kind.table)" AS t
          WHERE t."\(column)" IS NOT NULL ORDER BY t.place
          """)
      while let row = try rows.next() {
        do {
          guard let folder else { throw FileFault.noFolder }
          let open = try opened ?? ImportFolder(folder)
          opened = open
          try take(row[3], from: open, isStoring: isStoring)
        } catch let fault as FileFault {
          let spot = Spot(row, isInner: kind.parentColumn != nil)
          problems.add(spot.path(kind, member: kind.fields[index].name, scratch), fault.description)
        }
      }
    }
    if isStoring, problems.isEmpty { try replacePaths() }
  }

  private func take(_ path: String, from folder: ImportFolder, isStoring: Bool) throws {
    let isTaken =
      try Row.fetchOne(scratch, sql: "SELECT 1 FROM taken WHERE path = $1", arguments: [path]) != nil
    guard !isTaken else { return }
    try folder.withFile(path, limit: limit) { file in
      guard isStoring else { return }
      let stored: Stored
      do {
        let intake = try vault.begin(limit: limit)
        while case let bytes = try file.next(), !bytes.isEmpty { try intake.append(bytes) }
        stored = try intake.finish()
      } catch VaultError.tooLarge(let limit) {
        throw FileFault.tooLarge(limit: limit)
      }
      let what = stored.recognition
      try scratch.execute(
        sql: "INSERT INTO taken VALUES ($1, $2, $3, $4, $5, $6, $7)",
        arguments: [
          path, stored.sha256.hex, stored.size, what.mediaType, what.width, what.height, what.duration,
        ])
    }
  }

  private func replacePaths() throws {
    for kind in ImportFormat.kinds {
      guard let column = kind.fileColumn.map({ kind.fields[$0].column }) else { continue }
      // The table's name before its column: `taken` has one of that name, too.
      try scratch.execute(
        sql: """
          UPDATE "\(kind.table)"
          SET "\(column)" = (SELECT sha256 FROM taken WHERE path = "\(kind.table)"."\(column)")
          WHERE "\(column)" IS NOT NULL
          """)
    }
  }
}
