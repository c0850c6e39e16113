import Markup
import Portal

/// The box to write in, above the threads.
struct FeedbackForm: Model {
  let address: String
  let nonce: Int
  let projects: [Option]
  let project: FieldNote
  let message: FieldNote
  let files: FilesNote
  let lostFiles: Bool

  static let fields: [Field<FeedbackForm>] = [
    .text("address") { $0.address },
    .number("nonce") { $0.nonce },
    .flag("hasProjects") { !$0.projects.isEmpty },
    .list("projects") { $0.projects },
    .record("project") { $0.project },
    .record("message") { $0.message },
    .record("files") { $0.files },
    .flag("isRefused") { $0.project.fault != nil || $0.message.fault != nil || $0.files.fault != nil },
    .flag("lostFiles") { $0.lostFiles },
  ]

  /// Nil where the team looks.
  init?(_ portal: ClientPortal) {
    guard portal.takesForms else { return nil }
    let refused = portal.refused(.feedback).flatMap { ($0.value("thread") ?? "").isEmpty ? $0 : nil }
    address = "\(portal.root)feedback"
    nonce = portal.snapshot.feedback.count
    project = FieldNote("project", refused)
    message = FieldNote("message", refused)
    files = FilesNote("attachment", refused, portal)
    lostFiles = refused?.hadFiles ?? false
    let chosen = project.value
    projects = portal.snapshot.projects.filter { $0.status != .archived }.map { project in
      Option(
        value: project.id.text, label: Display.short(project.name), isChosen: project.id.text == chosen)
    }
  }
}

/// The next message of a conversation.
struct ReplyForm: Model {
  let address: String
  let thread: String
  let nonce: Int
  let message: FieldNote
  let files: FilesNote
  let isClosed: Bool

  static let fields: [Field<ReplyForm>] = [
    .text("address") { $0.address },
    .text("thread") { $0.thread },
    .number("nonce") { $0.nonce },
    .record("message") { $0.message },
    .record("files") { $0.files },
    .flag("isClosed") { $0.isClosed },
  ]

  /// Nil where the team looks.
  init?(_ thread: Feedback, _ portal: ClientPortal) {
    guard portal.takesForms else { return nil }
    let refused = portal.refused(.feedback).flatMap { $0.value("thread") == thread.id.text ? $0 : nil }
    address = "\(portal.root)feedback"
    self.thread = thread.id.text
    nonce = thread.messages.count
    message = FieldNote("message", refused)
    files = FilesNote("attachment", refused, portal)
    isClosed = thread.state == .closed
  }
}
