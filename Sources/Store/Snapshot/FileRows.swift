import GRDB
import Portal

/// Documents, requests and conversations, from rows to values.
extension SnapshotRows {
  /// The columns of `SnapshotStatements.blob`, the first of them at `start`.
  static func blob(_ row: Row, from start: Int) -> Blob {
    Blob(
      size: row[start], mediaType: row[start + 1], width: row[start + 2], height: row[start + 3],
      duration: row[start + 4], isPurged: (row[start + 5] as String?) != nil)
  }

  static func everybodysFile(_ row: Row) throws(Malformed) -> SharedFile {
    try file(row, from: 0, .everybody)
  }

  static func projectFile(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    draft.files.append(try file(row, from: 2, .project(.init(unchecked: row[1]))))
  }

  static func companyFile(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    draft.files.append(try file(row, from: 2, .company))
  }

  static func clientFile(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    draft.files.append(try file(row, from: 2, .client))
  }

  private static func file(
    _ row: Row, from start: Int, _ scope: SharedFile.Scope
  ) throws(Malformed) -> SharedFile {
    let id: String = row[start]
    return SharedFile(
      id: .init(unchecked: id), name: row[start + 1], scope: scope, blob: blob(row, from: start + 3),
      sharedAt: try instant(row[start + 2], "file \(id): shared_at"))
  }

  static func fileRequest(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    draft.fileRequests.append(
      FileRequest(
        id: .init(unchecked: id), project: .init(unchecked: row[1]), title: row[3], body: row[4],
        dueOn: try day(row[5], "file_request \(id): due_on"), author: (row[6] as String?) ?? "",
        askedAt: try instant(row[7], "file_request \(id): asked_at"),
        answeredAt: try optionalInstant(row[8], "file_request \(id): answered_at"), files: []))
  }

  static func sentFile(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    let file = SentFile(
      id: .init(unchecked: id), name: row[3], blob: blob(row, from: 7),
      sentAt: try instant(row[4], "file_request_file \(id): sent_at"), sender: .init(unchecked: row[5]),
      senderName: row[6])
    try draft.withFileRequest(row[1]) { (request) throws(Malformed) in request.files.append(file) }
  }

  static func feedback(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[1]
    guard let state = Feedback.State(rawValue: row[3]) else { throw Malformed("feedback \(id): state") }
    draft.feedback.append(
      Feedback(
        id: .init(unchecked: id), project: row[2], state: state,
        openedAt: try instant(row[4], "feedback \(id): opened_at"), messages: []))
  }

  static func message(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    let isOwn = (row[6] as String?) == nil
    let message = FeedbackMessage(
      id: .init(unchecked: id), member: isOwn ? nil : (row[3] as String?) ?? "", body: row[4],
      postedAt: try instant(row[5], "feedback_message \(id): posted_at"), attachments: [])
    try draft.withFeedback(row[1]) { (feedback) throws(Malformed) in feedback.messages.append(message) }
  }

  static func attachment(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let message: String = row[2]
    let attachment = FeedbackMessage.Attachment(position: row[3], name: row[4], blob: blob(row, from: 5))
    try draft.withFeedback(row[1]) { (feedback) throws(Malformed) in
      guard let place = feedback.messages.lastIndex(where: { $0.id.text == message }) else { return }
      feedback.messages[place].attachments.append(attachment)
    }
  }
}
