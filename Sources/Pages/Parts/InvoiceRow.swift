import Markup

/// An invoice as a row of a list.
struct InvoiceRow: Model {
  var address: String
  var number: String
  var about: String
  var tone: String?
  var standing: Standing

  static let fields: [Field<InvoiceRow>] = [
    .text("address") { $0.address },
    .text("number") { $0.number },
    .text("about") { $0.about },
    .optionalText("tone") { $0.tone },
    .flag("isVoid") { $0.standing.state == .void },
    .text("amount") { $0.standing.amount.text },
    .optionalText("size") { $0.standing.amount.size },
    .record("standing") { $0.standing },
  ]

  init(_ bill: Bill, address: String, dates: Dates) {
    self.address = address
    number = Display.line(bill.invoice.number)
    about = bill.about
    tone = bill.balance.state.tone
    standing = Standing(bill, dates: dates)
  }
}
