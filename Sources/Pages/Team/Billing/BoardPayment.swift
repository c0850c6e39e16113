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
  var company = ""
  var invoices: [PaidInvoice] = []

  static let fields: [Field<BoardPayment>] = [
    .text("id") { $0.facts.payment.id.text },
    .text("action") { "\(TeamTab.billing.address)payments/\($0.facts.payment.id)/refund" },
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
    let back = payment.amount.minor - facts.left
    refunded = back > 0 ? money(back) : nil
    credit = facts.credit > 0 ? money(facts.credit) : nil
    left = Money(minor: facts.left, currency: currency).typed
    today = console.dates.today.iso
    nonce = console.nonce
    canRefund =
      console.isManager && payment.kind == .received && payment.method != .stripe && facts.left > 0
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
