import GRDB
import Portal
import PorticoCrypto

/// Files as the team may have them: of versions, shared ones, what clients sent, attachments.
package enum TeamFiles {
  package struct Found: Sendable {
    package let name: String
    package let digest: Digest
    package let blob: Blob
  }

  /// - Parameter id: of a file, of a version's file, of one that was sent in, or a message's id and the attachment's
  ///   position with a dot between.
  package static func find(_ id: String, in workspace: Workspace.ID, _ db: Database) throws -> Found? {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 2 {
      guard let message = FeedbackMessage.ID(parts[0]), let position = Int(parts[1]) else { return nil }
      return try row(
        """
        SELECT name, sha256, \(SnapshotStatements.blob) FROM feedback_attachment AS file
        JOIN blob USING (workspace, sha256) WHERE file.workspace = $1 AND file.message = $2 AND file.position = $3
        """, [workspace.text, message.text, position], db)
    }
    let table: StaticString
    if SharedFile.ID(id) != nil {
      table = "file"
    } else if VersionFile.ID(id) != nil {
      table = "version_file"
    } else if SentFile.ID(id) != nil {
      table = "file_request_file"
    } else {
      return nil
    }
    return try row(
      """
      SELECT name, sha256, \(SnapshotStatements.blob) FROM \(table) AS file
      JOIN blob USING (workspace, sha256) WHERE file.workspace = $1 AND file.id = $2
      """, [workspace.text, id], db)
  }

  private static func row(_ sql: String, _ arguments: StatementArguments, _ db: Database) throws -> Found? {
    try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).flatMap { row in
      Digest(hex: row[1] as String).map {
        Found(name: row[0], digest: $0, blob: SnapshotRows.blob(row, from: 2))
      }
    }
  }
}
