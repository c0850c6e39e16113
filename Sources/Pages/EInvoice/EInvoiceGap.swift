import Portal

/// Why an invoice is no e-invoice.
package enum EInvoiceGap: String, CaseIterable, Sendable, CustomStringConvertible {
  case draft
  case ownDocument
  case lines
  case sellerCountry
  case buyerCountry
  case sellerTaxID
  case sellerIdentity
  case buyerTaxID
  case decimals
  case amounts

  /// For the team: what to do.
  package var description: String {
    switch self {
    case .draft: "it has not been sent"
    case .ownDocument: "a document of your own was uploaded for it, which is the invoice"
    case .lines: "it has no line"
    case .sellerCountry: "the workspace's country is missing"
    case .buyerCountry: "the company's country is missing"
    case .sellerTaxID: "it has tax on it, and the workspace's tax number is missing"
    case .sellerIdentity: "the workspace has neither a tax number nor a number in a register"
    case .buyerTaxID: "reverse charge needs the company's VAT number"
    case .decimals: "its currency has three decimals, and the standard knows two"
    case .amounts: "its amounts are too large"
    }
  }
}

/// All of them at once.
package struct EInvoiceGaps: Error, Equatable, Sendable, CustomStringConvertible {
  package let all: [EInvoiceGap]

  init(_ all: [EInvoiceGap]) {
    self.all = all
  }

  package var description: String { all.map(\.description).joined(separator: "; ") }
}

extension EInvoice {
  static func gaps(of invoice: Invoice, from workspace: Workspace, to company: Company) -> [EInvoiceGap] {
    let tax = TaxNumber(Display.line(workspace.taxID))
    let isTaxed = invoice.lines.contains { $0.taxRate != .zero }
    let isReversed = invoice.isReverseCharge && invoice.lines.contains { $0.taxRate == .zero }
    let isBuyerKnown = if case .vat = TaxNumber(Display.line(company.taxID)) { true } else { false }
    let gaps: [(EInvoiceGap, Bool)] = [
      (.draft, invoice.stage == .draft),
      (.ownDocument, invoice.document != nil),
      (.lines, invoice.lines.isEmpty),
      (.sellerCountry, Country(workspace.country) == nil),
      (.buyerCountry, Country(company.country) == nil),
      (.sellerTaxID, tax == nil && (isTaxed || isReversed)),
      (.sellerIdentity, tax == nil && Display.line(workspace.registrationID).isEmpty),
      (.buyerTaxID, isReversed && !isBuyerKnown),
      (.decimals, invoice.currency.exponent > 2),
    ]
    return gaps.filter(\.1).map(\.0)
  }
}
