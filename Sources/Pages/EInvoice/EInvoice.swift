import Portal

/// What a machine reads of an invoice: EN 16931 in the syntax of UN/CEFACT's Cross Industry Invoice, in the profile of
/// Factur-X (ZUGFeRD) that holds all of the standard. A pure function of what the client sees.
///
/// Whatever is not known is not guessed: where the standard asks for something that nobody has entered there is no
/// e-invoice, and the gaps say what is missing.
package struct EInvoice: Sendable {
  /// Of this profile (BT-24), and as a PDF's metadata name it.
  static let guideline = "urn:cen.eu:en16931:2017"
  static let conformance = "EN 16931"
  /// What the file is called within a PDF, as readers look for it.
  static let fileName = "factur-x.xml"

  let invoice: Invoice
  let workspace: Workspace
  let company: Company
  let amounts: NetInvoice
  let sellerTax: TaxNumber?
  let buyerTax: TaxNumber?
  /// What a discount is called where the invoice gives it no name.
  let discountWord: String

  init(_ bill: Bill, in snapshot: ClientSnapshot, discountWord: String) throws(EInvoiceGaps) {
    invoice = bill.invoice
    workspace = snapshot.workspace
    company = snapshot.company
    sellerTax = TaxNumber(Display.line(workspace.taxID))
    buyerTax = TaxNumber(Display.line(company.taxID))
    self.discountWord = discountWord
    var gaps = Self.gaps(of: invoice, from: workspace, to: company)
    let isTurned = invoice.kind == .creditNote && bill.totals.total.minor < 0
    // As the page says it: what came in, as far as it was asked for.
    let prepaid = bill.totals.total.minor - bill.balance.outstanding.minor
    do {
      amounts = try NetInvoice(
        of: invoice, bill.totals, prepaid: invoice.kind == .creditNote ? 0 : prepaid, isTurned: isTurned)
    } catch {
      gaps.append(.amounts)
      throw EInvoiceGaps(gaps)
    }
    if !gaps.isEmpty { throw EInvoiceGaps(gaps) }
  }

  /// UNTDID 1001 (BT-3).
  var typeCode: String { invoice.kind == .creditNote ? "381" : "380" }

  func category(_ rate: Rate) -> TaxCategory {
    if rate != .zero { return .standard }
    if invoice.isReverseCharge { return .reverseCharge }
    switch sellerTax {
    case .vat: return .zero
    case .other: return .exempt
    case nil: return .outside
    }
  }

  /// Whether the invoice has nothing to do with value added tax at all; then no number for it may be named (BR-O-02).
  var isOutside: Bool { amounts.groups.contains { category($0.rate) == .outside } }
}

/// How a line is taxed (UNTDID 5305, BT-151).
enum TaxCategory: String {
  case standard = "S"
  case zero = "Z"
  /// Of who has no number for value added tax, only another one: a small business, say.
  case exempt = "E"
  case reverseCharge = "AE"
  /// Of who has no tax number.
  case outside = "O"

  /// Why there is no tax (BT-120), with its code (BT-121) where there is one.
  var reason: (words: String, code: String?)? {
    switch self {
    case .standard, .zero: nil
    case .exempt: ("Exempt from VAT", nil)
    case .reverseCharge: ("Reverse charge", "VATEX-EU-AE")
    case .outside: ("Not subject to VAT", "VATEX-EU-O")
    }
  }
}
