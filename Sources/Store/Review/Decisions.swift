import GRDB
import Portal

/// What clients decide about deliverables.
package enum Decisions {
  /// An approval as it is written down, for ever.
  package struct Record: Sendable {
    package let approval: Approval
    package let deliverable: Deliverable.ID
    package let email: String
    /// From where it came; may be empty.
    package let address: String
    /// The signed text that was handed out.
    package let receipt: String

    package init(
      approval: Approval, deliverable: Deliverable.ID, email: String, address: String, receipt: String
    ) {
      self.approval = approval
      self.deliverable = deliverable
      self.email = email
      self.address = address
      self.receipt = receipt
    }
  }

  package static func add(_ record: Record, in workspace: Workspace.ID, _ db: Database) throws {
    let approval = record.approval
    try db.cachedStatement(
      sql: """
        INSERT INTO approval (workspace, id, deliverable, version, client, name, email, note, sha256, approved_at,
          address, receipt)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """
    ).execute(arguments: [
      workspace.text, approval.id.text, record.deliverable.text, approval.version.text, approval.client.text,
      approval.name, record.email, approval.note, approval.sha256, approval.at.iso, record.address,
      record.receipt,
    ])
  }

  package static func add(
    _ request: ChangeRequest, on deliverable: Deliverable.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO change_request (workspace, id, deliverable, version, client, note, requested_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """
    ).execute(arguments: [
      workspace.text, request.id.text, deliverable.text, request.version.text, request.client.text,
      request.note,
      request.at.iso,
    ])
  }

  /// The signed receipts of a version, by when they were given.
  package static func receipts(of version: Version.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [(client: Client.ID, text: String)]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT client, receipt FROM approval WHERE workspace = $1 AND version = $2 AND receipt <> ''
          ORDER BY approved_at, id
          """), arguments: [workspace.text, version.text]
    ).map { (client: Client.ID(unchecked: $0[0]), text: $0[1]) }
  }

  /// A client's own receipt of a deliverable, the newest where there are several.
  package static func receipt(
    of deliverable: Deliverable.ID, by client: Client.ID, in workspace: Workspace.ID, _ db: Database
  ) throws -> (version: Int, text: String)? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT version.number, approval.receipt FROM approval CROSS JOIN version
            ON version.workspace = approval.workspace AND version.id = approval.version
          WHERE approval.workspace = $1 AND approval.deliverable = $2 AND approval.client = $3
            AND approval.receipt <> ''
          ORDER BY approval.approved_at DESC, approval.id LIMIT 1
          """), arguments: [workspace.text, deliverable.text, client.text]
    ).map { (version: $0[0], text: $0[1]) }
  }

  /// The signed receipt of an approval; nil where there is none.
  package static func receipt(of id: Approval.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> String?
  {
    try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT receipt FROM approval WHERE workspace = $1 AND id = $2 AND receipt <> ''"),
      arguments: [workspace.text, id.text])
  }
}
