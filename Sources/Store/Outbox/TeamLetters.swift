import GRDB
import Portal

/// What letters to the team tell; nil where it is gone.
package enum TeamLetters {
  package static func facts(of letter: Letter, in workspace: Workspace.ID, _ db: Database) throws
    -> LetterFacts?
  {
    switch letter {
    case .approved(let id): try approved(id, in: workspace, db)
    case .changesRequested(let id): try changesRequested(id, in: workspace, db)
    case .comment(let id): try comment(id, in: workspace, db)
    case .feedback(let id): try feedback(id, in: workspace, db)
    case .filesSent(let id): try filesSent(id, in: workspace, db)
    case .paymentReceived(let id): try paymentReceived(id, in: workspace, db)
    case .readyForReview, .receipt, .reply, .update, .fileRequest, .reviewReminder, .invoiceSent,
      .invoiceReminder, .paymentReceipt, .paymentFailed, .refund:
      nil
    }
  }

  /// An erased person's name is empty in the record.
  private static func approved(_ id: Approval.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> LetterFacts?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT approval.name, deliverable.title, version.number, project.name, approval.note,
            deliverable.status = 'approved'
          FROM approval
          JOIN version ON version.workspace = approval.workspace AND version.id = approval.version
          JOIN deliverable ON deliverable.workspace = approval.workspace AND deliverable.id = approval.deliverable
          JOIN project ON project.workspace = deliverable.workspace AND project.id = deliverable.project
          WHERE approval.workspace = $1 AND approval.id = $2
          """), arguments: [workspace.text, id.text]
    ).map { row in
      var facts = LetterFacts(.approved, work: row)
      facts.isLocked = row[5]
      return facts
    }
  }

  private static func changesRequested(_ id: ChangeRequest.ID, in workspace: Workspace.ID, _ db: Database)
    throws -> LetterFacts?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT client.name, deliverable.title, version.number, project.name, change_request.note
          FROM change_request
          JOIN client ON client.workspace = change_request.workspace AND client.id = change_request.client
          JOIN version ON version.workspace = change_request.workspace AND version.id = change_request.version
          JOIN deliverable
            ON deliverable.workspace = change_request.workspace AND deliverable.id = change_request.deliverable
          JOIN project ON project.workspace = deliverable.workspace AND project.id = deliverable.project
          WHERE change_request.workspace = $1 AND change_request.id = $2
          """), arguments: [workspace.text, id.text]
    ).map { LetterFacts(.changesRequested, work: $0) }
  }

  private static func comment(_ id: Comment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> LetterFacts?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT coalesce(client.name, member.name, ''), deliverable.title, version.number, project.name, comment.body
          FROM comment
          LEFT JOIN client ON client.workspace = comment.workspace AND client.id = comment.client
          LEFT JOIN member ON member.workspace = comment.workspace AND member.id = comment.member
          JOIN version ON version.workspace = comment.workspace AND version.id = comment.version
          JOIN deliverable ON deliverable.workspace = version.workspace AND deliverable.id = version.deliverable
          JOIN project ON project.workspace = deliverable.workspace AND project.id = deliverable.project
          WHERE comment.workspace = $1 AND comment.id = $2
          """), arguments: [workspace.text, id.text]
    ).map { LetterFacts(.comment, work: $0) }
  }

  private static func feedback(_ id: FeedbackMessage.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> LetterFacts?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT client.name, project.name, feedback_message.body,
            (SELECT count(*) FROM feedback_attachment WHERE feedback_attachment.workspace = feedback_message.workspace
              AND feedback_attachment.message = feedback_message.id)
          FROM feedback_message
          JOIN feedback ON feedback.workspace = feedback_message.workspace AND feedback.id = feedback_message.feedback
          JOIN client ON client.workspace = feedback.workspace AND client.id = feedback.client
          LEFT JOIN project ON project.workspace = feedback.workspace AND project.id = feedback.project
          WHERE feedback_message.workspace = $1 AND feedback_message.id = $2 AND feedback_message.member IS NULL
          """), arguments: [workspace.text, id.text]
    ).map { row in
      var facts = LetterFacts(.feedback)
      facts.person = row[0]
      facts.project = row[1]
      facts.text = row[2]
      facts.files = row[3]
      return facts
    }
  }

  /// Whoever sent the last file is named, and all files that came are counted.
  private static func filesSent(_ id: FileRequest.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> LetterFacts?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT client.name, file_request.title, project.name,
            (SELECT count(*) FROM file_request_file AS each WHERE each.workspace = file_request.workspace
              AND each.request = file_request.id)
          FROM file_request
          JOIN project ON project.workspace = file_request.workspace AND project.id = file_request.project
          JOIN file_request_file
            ON file_request_file.workspace = file_request.workspace AND file_request_file.request = file_request.id
          JOIN client ON client.workspace = file_request_file.workspace AND client.id = file_request_file.client
          WHERE file_request.workspace = $1 AND file_request.id = $2
          ORDER BY file_request_file.sent_at DESC, file_request_file.id DESC LIMIT 1
          """), arguments: [workspace.text, id.text]
    ).map { row in
      var facts = LetterFacts(.filesSent)
      facts.person = row[0]
      facts.title = row[1]
      facts.project = row[2]
      facts.files = row[3]
      return facts
    }
  }
}

extension LetterFacts {
  /// From person, title, version's number, project, text.
  fileprivate init(_ kind: Letter.Kind, work row: Row) {
    self.init(kind)
    person = row[0]
    title = row[1]
    version = row[2]
    project = row[3]
    text = row[4]
  }
}
