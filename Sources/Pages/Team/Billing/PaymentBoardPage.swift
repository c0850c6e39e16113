import Markup
import Portal

/// One payment: what it was for, what went back of it, what its bank disputes, and the form that gives back.
struct PaymentBoardPage: Model {
  let site: Site
  let shell: TeamShell
  let payment: BoardPayment
  let refunds: [RefundRow]
  let disputes: [DisputeRow]
  let form: RefundForm?
  let stripe: String?
  let refusal: PaymentRefusal?

  static let fields: [Field<PaymentBoardPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .record("payment") { $0.payment },
    .text("amount") { $0.payment.amount },
    .flag("hasRefunds") { !$0.refunds.isEmpty },
    .list("refunds") { $0.refunds },
    .flag("hasDisputes") { !$0.disputes.isEmpty },
    .list("disputes") { $0.disputes },
    .optional("form") { $0.form },
    .optionalText("stripe") { $0.stripe },
    .flag("isRefused") { $0.refusal != nil },
    .flag("isAmountWrong") { $0.refusal?.isAmountWrong ?? false },
    .optionalText("problem") { $0.refusal?.problem },
    .texts("problems") { $0.refusal?.messages ?? [] },
    .text("left") { $0.payment.refundable },
  ]

  static func address(of payment: Payment.ID) -> String { "\(PaymentList.address)\(payment)/" }

  init(_ board: PaymentBoard, _ console: TeamConsole, refusal: ConsoleRefusal?) {
    let facts = board.line.facts
    let isLive = board.isLive ?? false
    site = console.site
    shell = console.shell(at: .billing, isTab: false)
    payment = BoardPayment(board.line, console)
    refunds = board.refunds.map { RefundRow($0, facts.payment.amount.currency, console) }
    disputes = board.disputes.map { DisputeRow($0, facts.payment.amount.currency, isLive: isLive, console) }
    stripe = board.intent.map { StripeDashboard.address("payments", $0, isLive: isLive) }
    let canAsk =
      console.isManager && facts.payment.method == .stripe && facts.payment.kind == .received
      && board.intent != nil && board.isLive != nil && facts.refundable > 0
    form = canAsk || (refusal != nil && console.isManager) ? RefundForm(facts, console, refusal) : nil
    self.refusal = refusal.map { refusal in
      let problems = refusal.problems(console)
      return PaymentRefusal(
        isAmountWrong: refusal.form.fault("amount") != nil,
        problem: board.refunds.last.flatMap { last in
          problems.isEmpty && last.refund.state == .refused
            ? RefundProblem.words(last.refund.problem, console) : nil
        },
        messages: problems)
    }
  }
}

extension TeamConsole {
  /// - Parameter refusal: the refund as it was typed and refused: here, or, without messages, by Stripe.
  package func payment(_ board: PaymentBoard, refusal: ConsoleRefusal? = nil) throws(PageFailure) -> [UInt8] {
    try language.templates.payment.page(PaymentBoardPage(board, self, refusal: refusal)).get()
  }
}

struct PaymentRefusal: Sendable {
  let isAmountWrong: Bool
  /// What Stripe said.
  let problem: String?
  let messages: [String]
}

/// *Give back* of a payment that came through Stripe.
struct RefundForm: Model {
  let action: String
  let currency: String
  let amount: String
  let nonce: String
  let isWrong: Bool
  let reasons: [Option]

  static let fields: [Field<RefundForm>] = [
    .text("action") { $0.action },
    .text("currency") { $0.currency },
    .text("typed") { $0.amount },
    .text("nonce") { $0.nonce },
    .flag("isWrong") { $0.isWrong },
    .list("reasons") { $0.reasons },
  ]

  init(_ facts: PaymentFacts, _ console: TeamConsole, _ refusal: ConsoleRefusal?) {
    let payment = facts.payment
    let name = "stripe.refund"
    action = "\(PaymentBoardPage.address(of: payment.id))give-back"
    currency = payment.amount.currency.code
    amount = refusal.value(
      "amount", of: name, or: Money(minor: facts.refundable, currency: payment.amount.currency).plain)
    nonce = console.nonce
    isWrong = refusal.state(of: name)?.fault("amount") != nil
    let chosen = refusal.value("reason", of: name)
    reasons = Refund.Reason.allCases.map { reason in
      Option(
        value: reason.rawValue, label: console.language.phrases.refundReasons[reason]?.text() ?? "",
        isChosen: reason.rawValue == chosen)
    }
  }
}

/// One refund, as it stands.
struct RefundRow: Model {
  let amount: String
  let state: String
  let isBad: Bool
  let problem: String?
  let person: String
  let reference: String
  let asked: When
  let when: When

  static let fields: [Field<RefundRow>] = [
    .text("amount") { $0.amount },
    .text("state") { $0.state },
    .flag("isBad") { $0.isBad },
    .optionalText("problem") { $0.problem },
    .text("person") { $0.person },
    .text("reference") { $0.reference },
    .record("asked") { $0.asked },
    .record("when") { $0.when },
  ]

  init(_ back: PaymentBoard.Back, _ currency: Currency, _ console: TeamConsole) {
    let refund = back.refund
    amount = console.dates.formats.money(Money(minor: refund.amount, currency: currency))
    state = console.language.phrases.refundStates[refund.state]?.text() ?? ""
    isBad = refund.state == .failed || refund.state == .refused
    problem = refund.problem.isEmpty ? nil : RefundProblem.words(refund.problem, console)
    person = Display.line(back.person)
    reference = Display.line(refund.stripeID ?? "")
    asked = console.dates.moment(refund.askedAt)
    when = console.dates.moment(refund.changedAt)
  }
}

/// Why Stripe gave nothing back, or why it came back (docs.stripe.com/refunds, "Failed refunds"; docs.stripe.com/error-codes).
enum RefundProblem: String, CaseIterable, Sendable {
  case refundedAlready = "charge_already_refunded"
  case disputed = "charge_disputed"
  case disputedMeanwhile = "charge_for_pending_refund_disputed"
  case balance = "balance_insufficient"
  case funds = "insufficient_funds"
  case lostCard = "lost_or_stolen_card"
  case expiredCard = "expired_or_canceled_card"
  case declined
  case canceled
  case key
  case outage
  case unheard = "unknown_to_stripe"

  /// Several are one thing for whoever reads it.
  var key: String {
    switch self {
    case .refundedAlready: "already"
    case .disputed, .disputedMeanwhile: "disputed"
    case .balance, .funds: "balance"
    case .lostCard, .expiredCard: "card"
    case .declined: "declined"
    case .canceled: "canceled"
    case .key: "key"
    case .outage, .unheard: "outage"
    }
  }

  /// What Stripe says in its own words, where we have none for it.
  static func words(_ problem: String, _ console: TeamConsole) -> String {
    let phrases = console.language.phrases
    return RefundProblem(rawValue: problem).flatMap { phrases.refundProblems[$0]?.text() }
      ?? phrases.refundSaid.text(0, [Display.opening(of: Display.line(problem), limit: 300)])
  }
}

/// What the payer's bank asks back, and by when to answer.
struct DisputeRow: Model {
  let amount: String
  let state: String
  let reason: String
  let isOpen: Bool
  let opened: When
  let due: When?
  let address: String

  static let fields: [Field<DisputeRow>] = [
    .text("amount") { $0.amount },
    .text("state") { $0.state },
    .text("reason") { $0.reason },
    .flag("isOpen") { $0.isOpen },
    .record("when") { $0.opened },
    .optional("due") { dispute in dispute.due.map(StatementDay.init) },
    .text("address") { $0.address },
  ]

  init(_ dispute: PaymentDispute, _ currency: Currency, isLive: Bool, _ console: TeamConsole) {
    amount = console.dates.formats.money(Money(minor: dispute.amount, currency: currency))
    state = console.language.phrases.disputeStates[dispute.state]?.text() ?? ""
    reason = Display.line(dispute.reason.replacing("_", with: " "))
    isOpen = dispute.state == .open
    opened = console.dates.moment(dispute.openedAt)
    due = dispute.state == .open ? dispute.dueAt.map { console.dates.moment($0) } : nil
    address = StripeDashboard.address("disputes", dispute.stripeID, isLive: isLive)
  }
}
