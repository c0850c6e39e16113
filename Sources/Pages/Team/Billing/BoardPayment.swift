import Markup
import Portal

/// A payment as a line, with what went back of it.
struct BoardPayment: Model {
  let facts: PaymentFacts
  let amount: String
  let when: When
  let refunded: String?
  let credit: String?
  let left: String
  let today: String
  let nonce: String
  let canRefund: Bool
  let canAskStripe: Bool
  /// What may be given back still.
  let refundable: String
  /// What is on its way back.
  let underway: String?
  let undoing: Undoing
  /// Nil for who does not handle money.
  let page: String?
  var company = ""
  var invoices: [PaidInvoice] = []
  let returns: [BoardReturn]

  static let fields: [Field<BoardPayment>] = [
    .text("id") { $0.facts.payment.id.text },
    .text("action") { "\(TeamTab.billing.address)payments/\($0.facts.payment.id)/refund" },
    .optionalText("page") { $0.page },
    .text("amount") { $0.amount },
    .record("when") { $0.when },
    .flag("isTransfer") { $0.facts.payment.method == .bankTransfer },
    .flag("isStripe") { $0.facts.payment.method == .stripe },
    .flag("isOther") { $0.facts.payment.method == .other },
    .flag("isProcessing") { $0.facts.payment.kind == .processing },
    .flag("isFailed") { $0.facts.payment.kind == .failed },
    .flag("isRefund") { $0.facts.payment.kind == .refunded },
    .text("reference") { Display.line($0.facts.payment.reference) },
    .optionalText("refunded") { $0.refunded },
    .optionalText("credit") { $0.credit },
    .text("left") { $0.left },
    .text("currency") { $0.facts.payment.amount.currency.code },
    .text("today") { $0.today },
    .text("nonce") { $0.nonce },
    .flag("canRefund") { $0.canRefund },
    .flag("canAskStripe") { $0.canAskStripe },
    .optionalText("underway") { $0.underway },
    .record("undoing") { $0.undoing },
    .list("returns") { $0.returns },
    .text("company") { $0.company },
    .list("invoices") { $0.invoices },
  ]

  init(_ facts: PaymentFacts, _ console: TeamConsole) {
    let payment = facts.payment
    let currency = payment.amount.currency
    let money = { (minor: Int64) in console.dates.formats.money(Money(minor: minor, currency: currency)) }
    self.facts = facts
    amount = console.dates.formats.money(payment.amount)
    when = console.dates.short(payment.paidOn)
    refunded = facts.returned > 0 ? money(facts.returned) : nil
    credit = facts.credit > 0 ? money(facts.credit) : nil
    left = Money(minor: facts.left, currency: currency).typed
    today = console.dates.today.iso
    nonce = console.nonce
    let mayRefund = console.isManager && payment.kind == .received && facts.refundable > 0
    canRefund = mayRefund && payment.method != .stripe
    canAskStripe = mayRefund && payment.method == .stripe
    refundable = money(facts.refundable)
    underway = facts.underway > 0 ? money(facts.underway) : nil
    undoing = Undoing(payment, isPossible: facts.standingRefunds.isEmpty, console)
    returns = facts.refunds.map { BoardReturn($0, console) }
    page = console.isManager ? PaymentBoardPage.address(of: payment.id) : nil
  }

  init(_ line: PaymentLine, _ console: TeamConsole) {
    self.init(line.facts, console)
    company = Display.line(line.company)
    invoices = line.numbers.map { PaidInvoice(id: $0.invoice, number: Display.line($0.number)) }
  }
}

/// What a payment is for.
struct PaidInvoice: Model {
  let id: Invoice.ID
  let number: String

  static let fields: [Field<PaidInvoice>] = [
    .text("address") { "\(TeamTab.billing.address)\($0.id)/" },
    .text("number") { $0.number },
  ]
}
