import Markup
import Portal

/// The client's conversations with the team.
struct FeedbackPage: Model {
  /// More than these are there, folded.
  static let limit = 20

  var site: Site
  var shell: ClientShell
  var form: FeedbackForm?
  var threads: [ThreadNote]

  static let fields: [Field<FeedbackPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .optional("form") { $0.form },
    .flag("hasThreads") { !$0.threads.isEmpty },
    .list("threads") { Array($0.threads.prefix(limit)) },
    .flag("hasOlder") { $0.threads.count > limit },
    .number("olderCount") { max(0, $0.threads.count - limit) },
    .list("older") { Array($0.threads.dropFirst(limit)) },
  ]

  init(_ portal: ClientPortal) throws(PageFailure) {
    site = portal.site
    shell = portal.shell(at: .feedback, isTab: true)
    form = FeedbackForm(portal)
    threads = []
    for thread in portal.snapshot.feedback { threads.append(try ThreadNote(thread, portal)) }
    // An answer that came is what one looks for.
    if let answered = threads.firstIndex(where: \.isAnswered) { threads[answered].isUnfolded = true }
  }
}

/// One conversation, closed to a row.
struct ThreadNote: Model {
  var id: String
  /// The beginning of the first message.
  var subject: String
  var project: String?
  var count: Int
  var state: String
  /// The class that underlines the state; nil where it stands in ink.
  var tone: String?
  var isAnswered: Bool
  /// When it was closed, or for one message when that was sent.
  var day: String
  var isClosed: Bool
  var isUnfolded = false
  var messages: [MessageNote]
  var reply: ReplyForm?

  static let fields: [Field<ThreadNote>] = [
    .text("id") { $0.id },
    .text("subject") { $0.subject },
    .optionalText("project") { $0.project },
    .number("count") { $0.count },
    .text("state") { $0.state },
    .optionalText("tone") { $0.tone },
    .text("day") { $0.day },
    .flag("isClosed") { $0.isClosed },
    .flag("isUnfolded") { $0.isUnfolded },
    .list("messages") { $0.messages },
    .optional("reply") { $0.reply },
  ]

  init(_ thread: Feedback, _ portal: ClientPortal) throws(PageFailure) {
    let dates = portal.dates
    id = thread.id.text
    subject = Prose.opening(of: thread.messages.first?.body ?? "", limit: 80)
    project = thread.project.map(Display.short)
    count = thread.messages.count
    state = dates.phrases.threadStates[thread.state]?.text() ?? ""
    isAnswered = thread.state == .answered
    isClosed = thread.state == .closed
    tone = isAnswered ? "you-text" : isClosed ? "soft" : nil
    day = dates.day(of: thread.messages.last?.postedAt ?? thread.openedAt).text
    reply = ReplyForm(thread, portal)
    isUnfolded = reply?.message.fault != nil || reply?.files.fault != nil
    messages = []
    for message in thread.messages { messages.append(try MessageNote(message, portal)) }
  }
}

/// One message with what came with it.
struct MessageNote: Model {
  var id: String
  var author: String
  var when: When
  var body: Markup
  var files: [FileRow]

  static let fields: [Field<MessageNote>] = [
    .text("id") { $0.id },
    .text("author") { $0.author },
    .record("when") { $0.when },
    .markup("body") { $0.body },
    .flag("hasFiles") { !$0.files.isEmpty },
    .list("files") { $0.files },
  ]

  init(_ message: FeedbackMessage, _ portal: ClientPortal) throws(PageFailure) {
    id = message.id.text
    author = Display.line(message.member ?? portal.snapshot.client.name)
    when = portal.dates.moment(message.postedAt)
    body = Prose.markup(message.body, level: 3)
    files = message.attachments.map { attachment in
      FileRow(
        attachment.name, id: "\(message.id.text).\(attachment.position)", blob: attachment.blob,
        at: message.postedAt, root: portal.root, dates: portal.dates)
    }
  }
}
