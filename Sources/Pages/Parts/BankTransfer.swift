import Markup
import Portal

/// How an invoice is paid by bank.
struct BankTransfer: Model {
  var holder: String
  /// In groups of four, as on a card.
  var iban: String
  var bic: String
  var reference: String
  var amount: String

  static let fields: [Field<BankTransfer>] = [
    .text("holder") { $0.holder },
    .text("iban") { $0.iban },
    .text("bic") { $0.bic },
    .text("reference") { $0.reference },
    .text("amount") { $0.amount },
  ]

  /// Nil where the workspace has named no account, or nothing is to be paid.
  init?(_ bill: Bill, to bank: BankDetails, formats: Formats) {
    guard bill.isToPay, !bank.iban.isEmpty || !bank.bic.isEmpty else { return nil }
    holder = Display.line(bank.holder)
    iban = Self.grouped(Display.line(bank.iban))
    bic = Display.line(bank.bic)
    reference = Display.line(bill.invoice.reference)
    amount = formats.money(bill.balance.outstanding)
  }

  static func grouped(_ iban: String) -> String {
    let letters = iban.unicodeScalars.filter { $0 != " " }
    var text = String.UnicodeScalarView()
    for (place, letter) in letters.enumerated() {
      if place > 0, place.isMultiple(of: 4) { text.append(" ") }
      text.append(letter)
    }
    return String(text)
  }
}
