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
    case .mailProblem, .moneyProblem: TaskWords(body: "")
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
