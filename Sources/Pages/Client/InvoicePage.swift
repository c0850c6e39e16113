import Markup
import Portal

/// An invoice: what is owed in the margin, the document beside it, printed on one page.
struct InvoicePage: Model {
  var site: Site
  var shell: ClientShell
  var number: String
  var isCredit: Bool
  /// The invoice that a credit note takes from.
  let corrects: CorrectedInvoice?
  var isReverseCharge: Bool
  var standing: Standing
  /// Across the sheet where it is none to pay by: a preview, or void.
  var mark: String?
  var sender: Party
  var recipient: Party
  var issued: When
  var due: When
  /// What can be paid first; nil where all is due at once.
  var deposit: String?
  var project: String
  var reference: String
  var lines: [PrintedLine]
  var sums: PrintedSums
  var notes: Markup
  var bank: BankTransfer?
  var footer: String
  var pay: [PayForm]
  /// Where the same is as a file.
  var pdf: String
  /// Where it is for machines; nil where something is missing for that.
  var einvoice: String?

  static let fields: [Field<InvoicePage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("number") { $0.number },
    .flag("isCredit") { $0.isCredit },
    .optional("corrects") { $0.corrects },
    .flag("isReverseCharge") { $0.isReverseCharge },
    .record("standing") { $0.standing },
    .optionalText("mark") { $0.mark },
    .record("sender") { $0.sender },
    .record("recipient") { $0.recipient },
    .record("issued") { $0.issued },
    .record("due") { $0.due },
    .optionalText("deposit") { $0.deposit },
    .text("project") { $0.project },
    .text("reference") { $0.reference },
    .list("lines") { $0.lines },
    .record("sums") { $0.sums },
    .markup("notes") { $0.notes },
    .optional("bank") { $0.bank },
    .text("footer") { $0.footer },
    .list("pay") { $0.pay },
    .text("pdf") { $0.pdf },
    .optionalText("einvoice") { $0.einvoice },
  ]

  init(_ bill: Bill, _ portal: ClientPortal) throws(PageFailure) {
    let dates = portal.dates
    let invoice = bill.invoice
    site = portal.site
    shell = portal.shell(at: .billing, isTab: false)
    number = Display.line(invoice.number)
    isCredit = bill.isCreditNote
    let (seller, buyer) = (
      invoice.seller(portal.snapshot.workspace), invoice.buyer(portal.snapshot.company)
    )
    corrects = invoice.corrected.map { corrected in
      CorrectedInvoice(corrected, address: invoice.corrects.map(portal.address(of:)), dates)
    }
    isReverseCharge = invoice.isReverseCharge
    standing = Standing(bill: bill, dates: dates)
    mark = Self.mark(for: bill.balance.state, dates.phrases)
    sender = Party(seller)
    recipient = Party(buyer)
    issued = dates.full(invoice.issuedOn)
    due = dates.full(invoice.dueOn)
    deposit = invoice.deposit.map(dates.formats.money)
    project = bill.projects(dates.phrases)
    reference = Display.line(invoice.reference)
    lines = PrintedLine.lines(of: bill, formats: dates.formats)
    sums = PrintedSums(bill, formats: dates.formats, address: portal.address(of:))
    notes = Prose.markup(invoice.notes, level: 3)
    let address = portal.address(of: invoice)
    bank = BankTransfer(bill, to: seller, at: address, formats: dates.formats)
    footer = Display.line(invoice.footer)
    pay = PayForm.forms(for: bill, portal)
    pdf = address + "invoice.pdf"
    let gaps = EInvoice.gaps(of: invoice, from: seller, to: buyer)
    einvoice = gaps.isEmpty ? address + "invoice.xml" : nil
  }

  private static func mark(for state: InvoiceState, _ phrases: Phrases) -> String? {
    switch state {
    case .draft: phrases.preview.text()
    case .void: phrases.void.text()
    default: nil
    }
  }
}

/// What a credit note corrects, as a link.
struct CorrectedInvoice: Model {
  var number: String
  var address: String?
  var issued: When

  static let fields: [Field<CorrectedInvoice>] = [
    .text("number") { $0.number },
    .optionalText("address") { $0.address },
    .record("issued") { $0.issued },
  ]

  init(_ corrected: Invoice.Corrected, address: String?, _ dates: Dates) {
    number = Display.line(corrected.number)
    self.address = address
    issued = dates.full(corrected.issuedOn)
  }
}
