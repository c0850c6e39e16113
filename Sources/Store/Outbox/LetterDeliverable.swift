import GRDB
import Portal

extension Letter {
  /// The deliverable that a letter to a client is about; nil where it is about something else, or where that is gone.
  package func deliverable(in workspace: Workspace.ID, _ db: Database) throws -> Deliverable.ID? {
    switch self {
    case .readyForReview(let id), .reviewReminder(let id): id
    case .receipt(let id):
      try Self.deliverable(
        "SELECT deliverable FROM approval WHERE workspace = $1 AND id = $2", workspace, id.text, db)
    case .comment(let id):
      try Self.deliverable(
        """
        SELECT version.deliverable FROM comment
        JOIN version ON version.workspace = comment.workspace AND version.id = comment.version
        WHERE comment.workspace = $1 AND comment.id = $2
        """, workspace, id.text, db)
    default: nil
    }
  }

  private static func deliverable(_ sql: String, _ workspace: Workspace.ID, _ id: String, _ db: Database)
    throws
    -> Deliverable.ID?
  {
    try String.fetchOne(db.cachedStatement(sql: sql), arguments: [workspace.text, id]).map {
      .init(unchecked: $0)
    }
  }
}
