import Markup
import Portal

/// An agency's account, as it is printed.
struct PrintedAccount: Sendable {
  let holder: String
  /// In groups of four, as on a card.
  let iban: String
  let bic: String

  /// Nil where none is named.
  init?(_ bank: BankDetails) {
    guard !bank.iban.isEmpty || !bank.bic.isEmpty else { return nil }
    holder = Display.line(bank.holder)
    iban = Self.grouped(Display.line(bank.iban))
    bic = Display.line(bank.bic)
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

/// How an invoice is paid by bank.
struct BankTransfer: Model {
  let account: PrintedAccount
  let reference: String
  let amount: String
  /// The same to be read by a camera; nil where banking apps know no such code.
  let code: TransferCode?
  /// Where that is as a picture. Made when it is asked for: to encode it takes longer than all of the page, and few of
  /// those who get an invoice have it before them on a screen with a phone in their hand.
  let picture: String?

  static let fields: [Field<BankTransfer>] = [
    .text("holder") { $0.account.holder },
    .text("iban") { $0.account.iban },
    .text("bic") { $0.account.bic },
    .text("reference") { $0.reference },
    .text("amount") { $0.amount },
    .optionalText("picture") { $0.picture },
  ]

  /// Nil where there is no account, or nothing is to be paid.
  /// - Parameters:
  ///   - seller: as it was when the invoice was sent.
  ///   - address: of the invoice's page.
  init?(_ bill: Bill, to seller: Workspace, at address: String, formats: Formats) {
    guard bill.isToPay, let account = PrintedAccount(seller.bank) else { return nil }
    self.account = account
    reference = Display.line(bill.invoice.reference)
    amount = formats.money(bill.balance.outstanding)
    let named = reference.isEmpty ? Display.line(bill.invoice.number) : reference
    code = TransferCode(
      to: seller.bank, name: Party(seller).name, bill.balance.outstanding, reference: named)
    picture = code == nil ? nil : address + "transfer.svg"
  }
}
