import Markup

/// An invoice as a row of a list.
struct InvoiceRow: Model {
  let standing: Standing
  let address: String
  /// The amount is set twice, and written once.
  let amount: Figure

  static let fields: [Field<InvoiceRow>] = [
    .text("address") { $0.address },
    .text("number") { Display.line($0.standing.bill.invoice.number) },
    .text("about") { $0.standing.bill.about($0.standing.dates.phrases) },
    .optionalText("tone") { $0.standing.state.tone },
    .flag("isVoid") { $0.standing.state == .void },
    .text("amount") { $0.amount.text },
    .optionalText("size") { $0.amount.size },
    .record("standing") { $0.standing },
  ]

  init(_ bill: Bill, address: String, dates: Dates) {
    standing = Standing(bill: bill, dates: dates)
    self.address = address
    amount = standing.amount
  }
}
