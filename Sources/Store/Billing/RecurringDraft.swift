import Foundation
import Portal

/// What each invoice of a template says, as `recurring_invoice.draft` keeps it: JSON with its keys in order, so that the
/// same is written the same. Whom it goes to, its currency and its projects have columns of their own.
struct RecurringDraft: Codable {
  private let pricesIncludeTax: Bool
  private let isReverseCharge: Bool
  private let discountRate: Int64
  private let discountAmount: Int64
  private let discountLabel: String
  private let notes: String
  private let footer: String
  private let lines: [Line]

  private struct Line: Codable {
    let title: String
    let detail: String
    /// In ten-thousandths.
    let quantity: Int64
    let unit: String
    let price: Int64
    let discountRate: Int64
    let discountAmount: Int64
    let taxRate: Int64
  }

  init(_ draft: InvoiceDraft) {
    pricesIncludeTax = draft.pricesIncludeTax
    isReverseCharge = draft.isReverseCharge
    (discountRate, discountAmount) = draft.discount.columns
    discountLabel = draft.discountLabel
    notes = draft.notes
    footer = draft.footer
    lines = draft.lines.map { line in
      let (rate, amount) = line.discount.columns
      return Line(
        title: line.title, detail: line.detail, quantity: line.quantity.tenThousandths, unit: line.unit,
        price: line.price, discountRate: rate, discountAmount: amount, taxRate: line.taxRate.thousandths)
    }
  }

  /// Nil for what is none: a hand wrote it.
  init?(json: String) {
    guard let draft = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
    self = draft
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Dated the template's first day.
  func draft(to company: Company.ID, in currency: Currency, on day: Day) -> InvoiceDraft {
    var draft = InvoiceDraft(company: company, currency: currency, issuedOn: day, dueOn: day)
    draft.pricesIncludeTax = pricesIncludeTax
    draft.isReverseCharge = isReverseCharge
    draft.discount = Discount(rate: discountRate, amount: discountAmount)
    draft.discountLabel = discountLabel
    draft.notes = notes
    draft.footer = footer
    draft.lines = lines.map { line in
      InvoiceLine(
        title: line.title, detail: line.detail, quantity: Quantity(tenThousandths: line.quantity),
        unit: line.unit, price: line.price,
        discount: Discount(rate: line.discountRate, amount: line.discountAmount),
        taxRate: Rate(thousandths: line.taxRate))
    }
    return draft
  }
}
