import GRDB
import Portal

/// Remarks on versions.
package enum Comments {
  package enum Writer: Sendable {
    case client(Client.ID)
    case member(Member.ID)
  }

  /// - Parameter pin: in its JSON form.
  package static func add(
    _ id: Comment.ID, on version: Version.ID, by writer: Writer, replyTo: Comment.ID?, body: String,
    pin: String?,
    in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    let (client, member): (String?, String?) =
      switch writer {
      case .client(let id): (id.text, nil)
      case .member(let id): (nil, id.text)
      }
    try db.cachedStatement(
      sql: """
        INSERT INTO comment (workspace, id, version, reply_to, client, member, body, pin, posted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    ).execute(arguments: [
      workspace.text, id.text, version.text, replyTo?.text, client, member, body, pin, now.iso,
    ])
  }

  /// The version and the deliverable that a comment is about.
  package static func place(of id: Comment.ID, in workspace: Workspace.ID, _ db: Database) throws -> (
    version: Version.ID, deliverable: Deliverable.ID
  )? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT comment.version, version.deliverable FROM comment CROSS JOIN version
            ON version.workspace = comment.workspace AND version.id = comment.version
          WHERE comment.workspace = $1 AND comment.id = $2
          """), arguments: [workspace.text, id.text]
    ).map { (version: Version.ID(unchecked: $0[0]), deliverable: Deliverable.ID(unchecked: $0[1])) }
  }

  /// The clients who said something about a version: remarked on it, or asked for changes.
  package static func clients(on version: Version.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [Client.ID]
  {
    try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT client FROM comment WHERE workspace = $1 AND version = $2 AND client IS NOT NULL
          UNION SELECT client FROM change_request WHERE workspace = $1 AND version = $2 ORDER BY client
          """), arguments: [workspace.text, version.text]
    ).map { Client.ID(unchecked: $0) }
  }

  /// Nil where there is no such remark.
  package static func isResolved(_ id: Comment.ID, in workspace: Workspace.ID, _ db: Database) throws -> Bool?
  {
    try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT resolved_at IS NOT NULL FROM comment WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text])
  }

  /// - Parameter moment: when it was resolved; nil opens it again.
  package static func setResolved(
    _ moment: Instant?, _ id: Comment.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(sql: "UPDATE comment SET resolved_at = $1 WHERE workspace = $2 AND id = $3")
      .execute(
        arguments: [moment?.iso, workspace.text, id.text])
  }
}
