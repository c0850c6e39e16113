import GRDB
import Portal
import PorticoCrypto

/// What clients and the team write to each other.
package enum Conversations {
  package static func open(
    _ id: Feedback.ID, by client: Client.ID, about project: Project.ID?, in workspace: Workspace.ID,
    at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "INSERT INTO feedback (workspace, id, client, project, opened_at) VALUES ($1, $2, $3, $4, $5)"
    ).execute(arguments: [workspace.text, id.text, client.text, project?.text, now.iso])
  }

  package static func setState(
    _ state: Feedback.State, of id: Feedback.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: "UPDATE feedback SET state = $1 WHERE workspace = $2 AND id = $3 AND state <> $1"
    ).execute(arguments: [state.rawValue, workspace.text, id.text])
  }

  /// - Parameter member: who of the team wrote; nil for the client.
  package static func add(
    _ id: FeedbackMessage.ID, body: String, by member: Member.ID?, to thread: Feedback.ID,
    in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO feedback_message (workspace, id, feedback, member, body, posted_at) VALUES ($1, $2, $3, $4, $5, $6)
        """
    ).execute(arguments: [workspace.text, id.text, thread.text, member?.text, body, now.iso])
  }

  /// - Parameter position: from 1 to 5.
  package static func attach(
    _ hash: Digest, named name: String, at position: Int, to message: FeedbackMessage.ID,
    in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO feedback_attachment (workspace, message, position, sha256, name) VALUES ($1, $2, $3, $4, $5)
        """
    ).execute(arguments: [workspace.text, message.text, position, hash.hex, name])
  }

  /// What a conversation is about, nil for nothing in particular.
  package static func project(of id: Feedback.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Project.ID?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT project FROM feedback WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text]
    ).map { Project.ID(unchecked: $0) }
  }

  /// Whose conversation it is; nil where there is none.
  package static func client(of id: Feedback.ID, in workspace: Workspace.ID, _ db: Database) throws -> Client
    .ID?
  {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT client FROM feedback WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text]
    ).map { Client.ID(unchecked: $0) }
  }
}
