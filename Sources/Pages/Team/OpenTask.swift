import Markup
import Portal

/// The task that is open: what was written, and what can be done.
struct OpenTask: Model {
  let id: String
  let address: String
  let kind: String
  let heading: String
  let client: String?
  let firstName: String
  let project: String?
  let projectAddress: String
  let work: TaskWork?
  let files: [FileLink]
  let mail: TaskMail?
  /// Where the invoice or what makes invoices is looked at.
  let billAddress: String?
  /// Where the payment, or what Stripe says of one, is looked at.
  let moneyAddress: String?
  let when: When
  let body: Markup
  let isDone: Bool
  let isProblem: Bool
  let canReply: Bool
  let isMine: Bool
  let member: String
  let others: [Option]
  let message: FieldNote
  /// How many messages there were: the same words after the next one are said again.
  let nonce: Int
  /// The list without it.
  let back: String

  static let fields: [Field<OpenTask>] = [
    .text("id") { $0.id },
    .text("address") { $0.address },
    .text("kind") { $0.kind },
    .text("heading") { $0.heading },
    .optionalText("client") { $0.client },
    .text("firstName") { $0.firstName },
    .optionalText("project") { $0.project },
    .text("projectAddress") { $0.projectAddress },
    .optional("work") { $0.work },
    .flag("hasFiles") { !$0.files.isEmpty },
    .list("files") { $0.files },
    .optional("mail") { $0.mail },
    .optionalText("billAddress") { $0.billAddress },
    .optionalText("moneyAddress") { $0.moneyAddress },
    .record("when") { $0.when },
    .markup("body") { $0.body },
    .flag("isDone") { $0.isDone },
    .flag("isProblem") { $0.isProblem },
    .flag("canReply") { $0.canReply },
    .flag("isMine") { $0.isMine },
    .text("member") { $0.member },
    .flag("hasOthers") { !$0.others.isEmpty },
    .list("others") { $0.others },
    .record("message") { $0.message },
    .number("nonce") { $0.nonce },
    .text("back") { $0.back },
  ]

  init(_ open: InboxList.Opened, _ list: InboxList, _ console: TeamConsole, form: FormState?)
    throws(PageFailure)
  {
    let task = open.task
    id = task.id.text
    address = "\(TeamTab.inbox.address)tasks/\(task.id)"
    kind = console.language.phrases.kinds[task.kind]?.text() ?? ""
    heading = Display.opening(of: Display.line(task.title), limit: 80)
    client = task.client.map(Display.line)
    firstName = task.client.map(Display.firstName) ?? ""
    project = task.project.map(Display.line)
    projectAddress = task.projectID.map { "\(TeamTab.projects.address)\($0)/" } ?? ""
    work = open.words.work.map { TaskWork($0, console.dates) }
    files = open.words.files.map { FileLink($0.name, id: $0.id, blob: $0.blob, console.dates) }
    mail = open.words.mail.map(TaskMail.init)
    billAddress =
      Invoice.ID(task.subject).map { "\(TeamTab.billing.address)\($0)/" }
      ?? RecurringInvoice.ID(task.subject).map { RecurringList.address(of: $0) }
    moneyAddress =
      task.kind != .moneyProblem || !console.isManager
      ? nil
      : Payment.ID(task.subject).map { PaymentBoardPage.address(of: $0) }
        ?? (task.subject.hasPrefix("evt_") ? EventBoardPage.address(of: task.subject) : nil)
    when = console.dates.moment(task.createdAt)
    body = Prose.markup(open.words.body, level: 3)
    isDone = task.doneAt != nil
    isProblem = task.isProblem
    canReply = open.words.place != nil
    isMine = task.member == console.member?.member
    member = Display.line(task.memberName)
    others = open.others.map { Option(value: $0.id.text, label: Display.line($0.name), isChosen: false) }
    message = FieldNote("message", form)
    nonce = open.words.messages
    back = list.address(page: list.page)
  }
}

/// A mail that came back, and why.
struct TaskMail: Model {
  let mail: TaskWords.Mail

  static let fields: [Field<TaskMail>] = [
    .text("mailTo") { Display.line($0.mail.address) },
    .text("reason") { Display.opening(of: Display.line($0.mail.reason), limit: 500) },
    .flag("canBeRetried") { $0.mail.canBeRetried },
  ]
}

/// The work that was decided about, as it is now.
struct TaskWork: Model {
  let address: String
  let number: Int
  let look: Look

  static let fields: [Field<TaskWork>] = [
    .text("address") { $0.address },
    .number("number") { $0.number },
    .record("look") { $0.look },
  ]

  init(_ work: TaskWords.Work, _ dates: Dates) {
    address = "/team/deliverables/\(work.deliverable)/"
    number = work.version.number
    look = Look(of: work.version, root: "/team/", dates: dates)
  }
}
