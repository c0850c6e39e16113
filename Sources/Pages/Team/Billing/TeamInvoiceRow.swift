import Markup
import Portal

/// An invoice as a line of the team's list.
struct TeamInvoiceRow: Model {
  let entry: InvoiceEntry
  let standing: Standing
  let issued: When
  let due: When
  let pay: PaymentForm?
  /// The company's statement, where whoever looks may see it.
  let account: String?

  static let fields: [Field<TeamInvoiceRow>] = [
    .text("address") { "\(TeamTab.billing.address)\($0.entry.invoice.id)/" },
    .text("number") { Display.line($0.entry.invoice.number) },
    .text("company") { Display.line($0.entry.facts.billed.name) },
    .optionalText("account") { $0.account },
    .flag("isDraft") { $0.entry.invoice.stage == .draft },
    .flag("isCredit") { $0.entry.invoice.kind == .creditNote },
    .record("standing") { $0.standing },
    .optionalText("tone") { $0.standing.state.tone },
    .flag("isVoid") { $0.standing.state == .void },
    .record("issued") { $0.issued },
    .record("due") { $0.due },
    .text("amount") { $0.standing.amount.text },
    .optional("pay") { $0.pay },
  ]

  var isLate: Bool { entry.balance.state.isOverdue }

  init(_ entry: InvoiceEntry, _ console: TeamConsole) throws(PageFailure) {
    let bill = try Bill(entry.invoice, on: console.dates.today)
    self.entry = entry
    standing = Standing(bill: bill, dates: console.dates)
    issued = console.dates.short(entry.invoice.issuedOn)
    due = console.dates.near(entry.invoice.dueOn)
    pay = PaymentForm(entry.facts, bill, console)
    account = console.isManager ? CompanyStatementPage.address(of: entry.facts.company) : nil
  }
}

/// *Record payment* of one invoice.
struct PaymentForm: Model {
  let facts: InvoiceFacts
  let open: String
  let amount: ConsoleField
  let paid: ConsoleField
  let reference: ConsoleField
  let today: String
  let nonce: String
  let isOther: Bool

  static let fields: [Field<PaymentForm>] = [
    .text("id") { $0.facts.invoice.id.text },
    .text("action") { "\(TeamTab.billing.address)\($0.facts.invoice.id)/payments" },
    .text("number") { Display.line($0.facts.invoice.number) },
    .text("company") { Display.line($0.facts.billed.name) },
    .text("currency") { $0.facts.invoice.currency.code },
    .text("open") { $0.open },
    .record("amount") { $0.amount },
    .record("paid") { $0.paid },
    .record("reference") { $0.reference },
    .text("today") { $0.today },
    .text("nonce") { $0.nonce },
    .flag("isOther") { $0.isOther },
  ]

  /// Nil where nothing can be paid, or who looks may not record it.
  /// - Parameter refusal: what was typed and refused.
  init?(_ facts: InvoiceFacts, _ bill: Bill, _ console: TeamConsole, _ refusal: ConsoleRefusal? = nil) {
    let invoice = facts.invoice
    guard console.isManager, invoice.stage == .sent, invoice.kind == .invoice,
      !bill.balance.outstanding.isZero || refusal != nil
    else { return nil }
    let action = "payment.record"
    self.facts = facts
    open = console.dates.formats.money(bill.balance.outstanding)
    let field = { (name: String, value: String) in refusal.field(name, of: action, or: value, console) }
    amount = field("amount", bill.balance.outstanding.typed)
    paid = field("paid", console.dates.today.iso)
    reference = field("reference", Display.line(invoice.reference))
    isOther = refusal.value("method", of: action) == "other"
    today = console.dates.today.iso
    nonce = console.nonce
  }
}
