import Markup
import Portal

/// One invoice that was sent: how it stands, the document, what was paid, what can be done.
struct InvoiceBoardPage: Model {
  let site: Site
  let shell: TeamShell
  let board: InvoiceBoard
  let bill: Bill
  let standing: Standing
  let sender: Party
  let recipient: Party
  let issued: When
  let due: When
  let lines: [PrintedLine]
  let sums: PrintedSums
  let notes: Markup
  let corrects: CorrectedInvoice?
  let surplus: String?
  let pay: PaymentForm?
  let payments: [BoardPayment]
  let relatives: [RelatedInvoice]
  let history: [BoardDeed]
  let credits: [BoardPayment]
  let checkouts: [CheckoutRow]
  let viewers: [InvoiceViewer]
  let isManager: Bool
  let hasEInvoice: Bool
  let refusal: ConsoleRefusal?
  let problems: [String]

  static let fields: [Field<InvoiceBoardPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("address") { "\(TeamTab.billing.address)\($0.invoice.id)/" },
    .text("invoice") { $0.invoice.id.text },
    .text("pdf") { "\(TeamTab.billing.address)\($0.invoice.id)/invoice.pdf" },
    .optionalText("einvoice") { page in
      page.hasEInvoice ? "\(TeamTab.billing.address)\(page.invoice.id)/invoice.xml" : nil
    },
    .text("number") { Display.line($0.invoice.number) },
    .text("company") { Display.line($0.board.facts.billed.name) },
    .optionalText("account") {
      $0.isManager ? CompanyStatementPage.address(of: $0.board.facts.company) : nil
    },
    .flag("isCredit") { $0.invoice.kind == .creditNote },
    .optional("madeBy") { $0.board.madeBy.map(MadeBy.init) },
    .flag("isReverseCharge") { $0.invoice.isReverseCharge },
    .record("standing") { $0.standing },
    .text("amount") { $0.standing.amount.text },
    .optionalText("size") { $0.standing.amount.size },
    .optionalText("tone") { $0.standing.state.tone },
    .optionalText("surplus") { $0.surplus },
    .record("sender") { $0.sender },
    .record("recipient") { $0.recipient },
    .record("issued") { $0.issued },
    .record("due") { $0.due },
    .optionalText("deposit") { page in page.invoice.deposit.map(page.standing.dates.formats.money) },
    .optional("corrects") { $0.corrects },
    .text("project") { page in page.bill.projects(page.standing.dates.phrases) },
    .text("reference") { Display.line($0.invoice.reference) },
    .list("lines") { $0.lines },
    .record("sums") { $0.sums },
    .markup("notes") { $0.notes },
    .text("footer") { Display.line($0.invoice.footer) },
    .optional("pay") { $0.pay },
    .flag("hasPayments") { !$0.payments.isEmpty },
    .list("payments") { $0.payments },
    .list("credits") { $0.isManager && $0.bill.isToPay ? $0.credits : [] },
    .flag("hasCheckouts") { !$0.checkouts.isEmpty },
    .list("checkouts") { $0.checkouts },
    .flag("hasRelatives") { !$0.relatives.isEmpty },
    .list("relatives") { $0.relatives },
    .flag("hasHistory") { !$0.history.isEmpty },
    .list("history") { $0.history },
    .flag("hasViewers") { !$0.viewers.isEmpty },
    .list("viewers") { $0.viewers },
    .flag("hasDocument") { $0.invoice.document != nil },
    .flag("isManager") { $0.isManager },
    .flag("canDuplicate") { $0.invoice.kind == .invoice },
    .flag("canRecur") { $0.isManager && $0.invoice.kind == .invoice },
    .flag("canCredit") { $0.isManager && $0.invoice.kind == .invoice && $0.invoice.stage == .sent },
    .flag("canVoid") { $0.canVoid },
    .flag("isRefused") { $0.refusal != nil },
    .texts("problems") { $0.problems },
  ]

  private var invoice: Invoice { board.facts.invoice }

  private static func address(of invoice: Invoice.ID) -> String { "\(TeamTab.billing.address)\(invoice)/" }

  private var canVoid: Bool {
    isManager && invoice.stage == .sent && bill.balance.paid.minor <= 0 && bill.balance.processing.isZero
      && bill.balance.credited.isZero
  }

  init(_ board: InvoiceBoard, _ console: TeamConsole, refusal: ConsoleRefusal?) throws(PageFailure) {
    let dates = console.dates
    let invoice = board.facts.invoice
    let bill = try Bill(invoice, on: dates.today)
    site = console.site
    shell = console.shell(at: .billing, isTab: false, pulse: refusal == nil ? board.pulse : nil)
    self.board = board
    self.bill = bill
    self.refusal = refusal
    problems = refusal?.problems(console) ?? []
    standing = Standing(bill: bill, dates: dates)
    sender = Party(invoice.seller(console.brand.workspace))
    recipient = Party(invoice.buyer(board.facts.billed))
    issued = dates.full(invoice.issuedOn)
    due = dates.full(invoice.dueOn)
    lines = PrintedLine.lines(of: bill, formats: dates.formats)
    sums = PrintedSums(bill, formats: dates.formats, address: Self.address(of:))
    corrects = invoice.corrected.map { corrected in
      CorrectedInvoice(corrected, address: invoice.corrects.map(Self.address(of:)), dates)
    }
    notes = Prose.markup(invoice.notes, level: 3)
    surplus = bill.balance.surplus.isZero ? nil : dates.formats.money(bill.balance.surplus)
    pay = PaymentForm(board.facts, bill, console, refusal)
    payments = board.payments.map { BoardPayment($0, console) }
    credits = board.credits.map { BoardPayment($0, console) }
    checkouts = board.checkouts.map { CheckoutRow($0, console) }
    relatives = (board.notes + [board.corrected].compactMap(\.self)).map { RelatedInvoice($0.invoice) }
    history = board.history.map { BoardDeed($0, console) }
    viewers = InvoiceViewer.all(board.viewers, of: invoice.id)
    isManager = console.isManager
    hasEInvoice = EInvoice.gaps(of: invoice, from: console.brand.workspace, to: board.facts.billed).isEmpty
  }
}

extension TeamConsole {
  package func invoice(_ board: InvoiceBoard, refusal: ConsoleRefusal? = nil) throws(PageFailure) -> [UInt8] {
    try language.templates.invoice.page(InvoiceBoardPage(board, self, refusal: refusal)).get()
  }
}

/// A credit note of an invoice, or the invoice of a credit note.
struct RelatedInvoice: Model {
  let invoice: Invoice

  static let fields: [Field<RelatedInvoice>] = [
    .text("address") { "\(TeamTab.billing.address)\($0.invoice.id)/" },
    .text("number") { Display.line($0.invoice.number) },
    .flag("isCredit") { $0.invoice.kind == .creditNote },
    .flag("isDraft") { $0.invoice.stage == .draft },
    .flag("isVoid") { $0.invoice.stage == .void },
  ]

  init(_ invoice: Invoice) { self.invoice = invoice }
}

/// A client who sees the invoice, with where it is looked at as them.
struct InvoiceViewer: Model {
  let name: String
  /// Nil where there is nothing to look at yet.
  let preview: String?
  /// Of so many, from 0: a list is read as a sentence.
  let place: Int
  let count: Int

  static let fields: [Field<InvoiceViewer>] = [
    .text("name") { $0.name },
    .optionalText("preview") { $0.preview },
    .flag("isBetween") { $0.place > 0 && $0.place < $0.count - 1 },
    .flag("isLast") { $0.place > 0 && $0.place == $0.count - 1 },
  ]

  /// - Parameter invoice: nil for one that was not saved yet.
  static func all(_ viewers: [InvoiceBoard.Viewer]?, of invoice: Invoice.ID?) -> [InvoiceViewer] {
    let viewers = viewers ?? []
    return viewers.enumerated().map { place, viewer in
      let preview = invoice.map { id in
        let page = "\(TeamTab.billing.address)\(id)/"
        return "\(ViewAsStrip.root(of: viewer.id))billing/\(id)/?from=\(page)"
      }
      return InvoiceViewer(
        name: Display.line(viewer.name), preview: preview, place: place, count: viewers.count)
    }
  }
}

/// Who did what to it, when.
struct BoardDeed: Model {
  let words: String
  let person: String
  let amount: String?
  let number: String
  let when: When

  static let fields: [Field<BoardDeed>] = [
    .text("deed") { $0.words },
    .text("person") { $0.person },
    .optionalText("sum") { $0.amount },
    .text("note") { $0.number },
    .record("when") { $0.when },
  ]

  init(_ deed: InvoiceBoard.Deed, _ console: TeamConsole) {
    let known = InvoiceDeed(rawValue: deed.action)
    words = known.flatMap { console.language.phrases.invoiceDeeds[$0]?.text() } ?? deed.action
    person = Display.line(deed.person)
    amount = deed.amount.map { console.dates.formats.money($0) }
    number = Display.line(deed.number)
    when = console.dates.moment(deed.at)
  }
}

/// What is told of an invoice's history, by the actions' names and by what else `InvoiceBoard.Deed` names.
enum InvoiceDeed: String, CaseIterable, Sendable {
  case created = "invoice.create"
  case edited = "invoice.edit"
  case sent = "invoice.send"
  case marked = "invoice.mark-sent"
  case voided = "invoice.void"
  case duplicated = "invoice.duplicate"
  case credited = "invoice.credit"
  case documentAdded = "invoice.attach-document"
  case documentRemoved = "invoice.remove-document"
  case recurred = "recurring.make"
  case paying = "checkout.begin"
  case payingEnded = "checkout.end"
  case creditSent = "credit.sent"
  case received = "payment.received"
  case processing = "payment.processing"
  case failed = "payment.failed"
  case refunded = "payment.refunded"
  case returned = "payment.returned"
  case undone = "payment.undone"

  var key: String {
    switch self {
    case .paying: "paying"
    case .payingEnded: "payingEnded"
    case .creditSent: "creditSent"
    case .received, .processing, .failed, .refunded, .returned, .undone:
      String(rawValue.dropFirst("payment.".count))
    case .marked: "marked"
    case .documentAdded: "documentAdded"
    case .documentRemoved: "documentRemoved"
    case .recurred: "recurred"
    default: String(rawValue.dropFirst("invoice.".count))
    }
  }
}
