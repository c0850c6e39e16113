@testable import Portal

/// Invoices for these tests, with only what a rule looks at.
struct Bill {
  var lines: [InvoiceLine] = []
  var discount = Discount.none
  var inclusive = false
  var stage = Invoice.Stage.sent
  var payments: [InvoicePayment] = []
  var due = Day(number: 20_000)

  /// - Parameters:
  ///   - quantity: in ten-thousandths.
  ///   - tax: in thousandths of a percent.
  static func line(
    _ price: Int64, quantity: Int64 = 10_000, tax: Int64 = 0, discount: Discount = .none
  ) -> InvoiceLine {
    InvoiceLine(
      title: "", detail: "", quantity: Quantity(tenThousandths: quantity), unit: "", price: price,
      discount: discount, taxRate: Rate(thousandths: tax))
  }

  func invoice(in currency: Currency) -> Invoice {
    Invoice(
      id: .init(unchecked: "inv"), number: "1", stage: stage, currency: currency, issuedOn: due + -14,
      dueOn: due,
      pricesIncludeTax: inclusive, discount: discount, discountLabel: "", deposit: nil, reference: "",
      notes: "",
      footer: "", lines: lines, projects: [], payments: payments)
  }
}
