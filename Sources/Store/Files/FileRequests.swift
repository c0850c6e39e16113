import GRDB
import Portal
import PorticoCrypto

/// What the team asks clients for, and what they send.
package enum FileRequests {
  /// - Parameter client: who alone is asked; nil: whoever of the project's clients.
  package static func add(
    _ request: FileRequest, of client: Client.ID?, by author: Member.ID, in workspace: Workspace.ID,
    _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO file_request (workspace, id, project, client, title, body, due_on, author, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
      arguments: [
        workspace.text, request.id.text, request.project.text, client?.text, request.title, request.body,
        request.dueOn?.iso, author.text, request.askedAt.iso,
      ])
  }

  package enum State: Sendable {
    case open
    case settled
    case withdrawn
  }

  /// Nil where there is none.
  package static func state(of id: FileRequest.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> State?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT answered_at, withdrawn_at FROM file_request WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text]
    ).map { row in
      if (row[1] as String?) != nil { return .withdrawn }
      return (row[0] as String?) == nil ? .open : .settled
    }
  }

  /// A file that a client sent, whose bytes the workspace has (`Blobs.add`).
  package static func add(
    _ id: SentFile.ID, _ hash: Digest, named name: String, to request: FileRequest.ID, by client: Client.ID,
    in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO file_request_file (workspace, id, request, client, sha256, name, sent_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
      arguments: [workspace.text, id.text, request.text, client.text, hash.hex, name, now.iso])
  }
}
