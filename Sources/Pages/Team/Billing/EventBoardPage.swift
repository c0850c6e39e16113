import Markup
import Portal
import PorticoCrypto

/// An event of Stripe's that is not what was asked for: what it says, what was asked for, and what can be done.
struct EventBoardPage: Model {
  let site: Site
  let shell: TeamShell
  let board: EventBoard
  let came: String
  let asked: String?
  let received: When
  let happened: When?
  let settled: SettledEvent?
  let stripe: String
  let isManager: Bool
  /// Why the form was refused; nil where it was not.
  let problems: [String]?
  let note: ConsoleField

  static let fields: [Field<EventBoardPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("address") { Self.address(of: $0.board.id) },
    .text("event") { Display.line($0.board.id) },
    .text("type") { Display.line($0.board.type) },
    .text("reason") { Display.line($0.board.reason) },
    .text("account") { Display.line($0.board.account ?? "") },
    .flag("isLive") { $0.board.isLive ?? false },
    .flag("isTest") { $0.board.isLive == false },
    .texts("ids") { $0.board.ids.map(Display.line) },
    .text("came") { $0.came },
    .optionalText("asked") { $0.asked },
    .text("client") { Display.line($0.board.client ?? "") },
    .flag("hasInvoices") { !$0.board.invoices.isEmpty },
    .list("invoices") { page in
      page.board.invoices.map { PaidInvoice(id: $0.invoice, number: Display.line($0.number)) }
    },
    .record("when") { $0.received },
    .optional("happened") { page in page.happened.map(StatementDay.init) },
    .optional("settled") { $0.settled },
    .text("stripe") { $0.stripe },
    .flag("canSettle") { $0.isManager && $0.board.settlement == nil },
    .flag("canAccept") { $0.board.canAccept },
    .flag("isRefused") { $0.problems != nil },
    .texts("problems") { $0.problems ?? [] },
    .record("note") { $0.note },
  ]

  static func address(of event: String) -> String {
    "\(TeamTab.billing.address)events/\(Percent.encoded(event))/"
  }

  init(_ board: EventBoard, _ console: TeamConsole, refusal: ConsoleRefusal?) {
    let formats = console.dates.formats
    site = console.site
    shell = console.shell(at: .billing, isTab: false)
    self.board = board
    came = board.came.map { formats.money($0) } ?? board.cameAs ?? ""
    asked = board.asked.map { formats.money($0) }
    received = console.dates.moment(board.receivedAt)
    happened = board.happenedAt.map { console.dates.moment($0) }
    settled = board.settlement.map { SettledEvent($0, console) }
    stripe = StripeDashboard.address("events", board.id, isLive: board.isLive ?? false)
    isManager = console.isManager
    problems = refusal?.problems(console)
    note = refusal.field("note", of: "stripe.settle-event", console)
  }
}

extension TeamConsole {
  package func event(_ board: EventBoard, refusal: ConsoleRefusal? = nil) throws(PageFailure) -> [UInt8] {
    try language.templates.event.page(EventBoardPage(board, self, refusal: refusal)).get()
  }
}

/// Who made what of it, when.
struct SettledEvent: Model {
  let words: String
  let person: String
  let note: String
  let when: When

  static let fields: [Field<SettledEvent>] = [
    .text("deed") { $0.words },
    .text("person") { $0.person },
    .text("remark") { $0.note },
    .record("when") { $0.when },
  ]

  init(_ settlement: EventBoard.Settlement, _ console: TeamConsole) {
    words = console.language.phrases.eventDeeds[settlement.how]?.text() ?? ""
    person = Display.line(settlement.person)
    note = Display.line(settlement.note)
    when = console.dates.moment(settlement.at)
  }
}
