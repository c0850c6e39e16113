import GRDB
import Portal

extension InboxReader {
  /// What was written that made a task, and what it is about.
  package static func words(of task: InboxTask, in workspace: Workspace.ID, _ db: Database) throws
    -> TaskWords
  {
    switch task.kind {
    case .feedback: try message(task.subject, in: workspace, db)
    case .changesRequested: try decision("change_request", task.subject, in: workspace, db)
    case .approval: try decision("approval", task.subject, in: workspace, db)
    case .files: try request(task.subject, in: workspace, db)
    case .mailProblem: TaskWords(body: "", mail: try mail(task, in: workspace, db))
    case .moneyProblem: TaskWords(body: "")
    }
  }

  private static func message(_ id: String, in workspace: Workspace.ID, _ db: Database) throws -> TaskWords {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT body, feedback, (SELECT count(*) FROM feedback_message AS each
            WHERE each.workspace = feedback_message.workspace AND each.feedback = feedback_message.feedback)
          FROM feedback_message WHERE workspace = $1 AND id = $2
          """), arguments: [workspace.text, id])
    guard let row else { return TaskWords(body: "") }
    let files = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT position, name, \(SnapshotStatements.blob) FROM feedback_attachment AS file
          JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
          WHERE file.workspace = $1 AND message = $2 ORDER BY position
          """), arguments: [workspace.text, id]
    ).map { file in
      TaskWords.File(id: "\(id).\(file[0] as Int)", name: file[1], blob: SnapshotRows.blob(file, from: 2))
    }
    return TaskWords(
      body: row[0], place: .thread(Feedback.ID(unchecked: row[1])), messages: row[2], files: files)
  }

  /// A request for changes can be answered where it was made: beside the version.
  private static func decision(
    _ table: StaticString, _ id: String, in workspace: Workspace.ID, _ db: Database
  ) throws -> TaskWords {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT note, deliverable, version, (SELECT count(*) FROM comment
            WHERE comment.workspace = decision.workspace AND comment.version = decision.version)
          FROM \(table) AS decision WHERE workspace = $1 AND id = $2
          """), arguments: [workspace.text, id])
    guard let row else { return TaskWords(body: "") }
    let deliverable = Deliverable.ID(unchecked: row[1])
    let newest = try WorkReader.versions(of: deliverable, in: workspace, db).first
    let isAnswered = "\(table)" == "change_request"
    return TaskWords(
      body: row[0], place: isAnswered ? .version(Version.ID(unchecked: row[2])) : nil, messages: row[3],
      work: newest.map { TaskWords.Work(deliverable: deliverable, version: $0) })
  }

  /// Whoever it was to, by the task's client, else by the entry's own recipient.
  private static func mail(_ task: InboxTask, in workspace: Workspace.ID, _ db: Database) throws
    -> TaskWords.Mail?
  {
    guard let id = Int64(task.subject) else { return nil }
    return try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT coalesce(client.email, member.email, ''), outbox.problem,
            outbox.state IN ('failed', 'held') AND length(outbox.payload) > 0
          FROM outbox JOIN task ON task.workspace = outbox.workspace AND task.id = $1
          LEFT JOIN client ON client.workspace = outbox.workspace
            AND client.id = coalesce(task.client, outbox.recipient)
          LEFT JOIN member ON member.workspace = outbox.workspace AND member.id = outbox.recipient
          WHERE outbox.workspace = $2 AND outbox.id = $3
          """), arguments: [task.id.text, workspace.text, id]
    ).map { TaskWords.Mail(address: $0[0], reason: $0[1], canBeRetried: $0[2]) }
  }

  private static func request(_ id: String, in workspace: Workspace.ID, _ db: Database) throws -> TaskWords {
    let body = try String.fetchOne(
      db.cachedStatement(sql: "SELECT body FROM file_request WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id])
    let files = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT file.id, name, \(SnapshotStatements.blob) FROM file_request_file AS file
          JOIN blob ON blob.workspace = file.workspace AND blob.sha256 = file.sha256
          WHERE file.workspace = $1 AND request = $2 ORDER BY sent_at DESC, file.id
          """), arguments: [workspace.text, id]
    ).map { TaskWords.File(id: $0[0], name: $0[1], blob: SnapshotRows.blob($0, from: 2)) }
    return TaskWords(body: body ?? "", files: files)
  }
}
