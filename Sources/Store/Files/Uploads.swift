import GRDB
import Portal
import PorticoCrypto

/// Files that members send in pieces, until an action has taken them. Each is its member's alone.
package enum Uploads {
  package struct Known: Sendable {
    package let id: Upload.ID
    package let name: String
    /// As it was told, or as it is; nil while nobody knows.
    package let length: Int64?
    /// Of the whole file; nil while that has not come.
    package let hash: Digest?
  }

  package static func begin(
    _ id: Upload.ID, named name: String, length: Int64?, by member: Member.ID, in workspace: Workspace.ID,
    at now: Instant, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO upload (workspace, id, member, name, size, started_at, touched_at)
        VALUES ($1, $2, $3, $4, $5, $6, $6)
        """,
      arguments: [workspace.text, id.text, member.text, name, length, now.iso])
  }

  package static func find(
    _ id: Upload.ID, of member: Member.ID, in workspace: Workspace.ID, _ db: Database
  ) throws -> Known? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT name, size, sha256 FROM upload WHERE workspace = $1 AND id = $2 AND member = $3"),
      arguments: [workspace.text, id.text, member.text])
    return row.map { row in
      let hash: String? = row[2]
      return Known(id: id, name: row[0], length: row[1], hash: hash.flatMap { Digest(hex: $0) })
    }
  }

  /// Bytes have come.
  /// - Parameters:
  ///   - received: how many there are now.
  ///   - length: what is known of the whole.
  /// - Returns: whether the upload is still there.
  package static func note(
    _ id: Upload.ID, received: Int64, length: Int64?, in workspace: Workspace.ID, at now: Instant,
    _ db: Database
  ) throws -> Bool {
    try db.execute(
      sql: """
        UPDATE upload SET received = $1, size = coalesce($2, size), touched_at = $3
        WHERE workspace = $4 AND id = $5
        """,
      arguments: [received, length, now.iso, workspace.text, id.text])
    return db.changesCount > 0
  }

  /// The whole file is there, durably.
  /// - Returns: whether the upload is still there.
  package static func complete(
    _ id: Upload.ID, _ hash: Digest, size: Int64, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws -> Bool {
    try db.execute(
      sql: """
        UPDATE upload SET received = $1, size = $1, sha256 = $2, touched_at = $3
        WHERE workspace = $4 AND id = $5
        """,
      arguments: [size, hash.hex, now.iso, workspace.text, id.text])
    return db.changesCount > 0
  }

  /// - Returns: whether there was one.
  package static func remove(
    _ id: Upload.ID, of member: Member.ID, in workspace: Workspace.ID, _ db: Database
  ) throws -> Bool {
    try db.execute(
      sql: "DELETE FROM upload WHERE workspace = $1 AND id = $2 AND member = $3",
      arguments: [workspace.text, id.text, member.text])
    return db.changesCount > 0
  }

  /// How many bytes have come that are no file's of the workspace yet.
  /// - Parameter but: leaves this one out.
  package static func received(in workspace: Workspace.ID, but id: Upload.ID? = nil, _ db: Database) throws
    -> Int64
  {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT coalesce(sum(received), 0) FROM upload WHERE workspace = $1 AND id IS NOT $2"),
      arguments: [workspace.text, id?.text]) ?? 0
  }

  package static func forget(touchedBefore moment: Instant, _ db: Database) throws {
    try db.execute(sql: "DELETE FROM upload WHERE touched_at < $1", arguments: [moment.iso])
  }

  /// All that are there, of every workspace.
  package static func ids(_ db: Database) throws -> Set<String> {
    try String.fetchSet(db, sql: "SELECT id FROM upload")
  }
}
