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
  let code: TransferPicture?

  static let fields: [Field<BankTransfer>] = [
    .text("holder") { $0.account.holder },
    .text("iban") { $0.account.iban },
    .text("bic") { $0.account.bic },
    .text("reference") { $0.reference },
    .text("amount") { $0.amount },
    .optional("code") { $0.code },
  ]

  /// Nil where there is no account, or nothing is to be paid.
  init?(_ bill: Bill, to brand: Brand, formats: Formats) {
    let account = brand.bank
    guard bill.isToPay, let account else { return nil }
    self.account = account
    reference = Display.line(bill.invoice.reference)
    amount = formats.money(bill.balance.outstanding)
    let named = reference.isEmpty ? Display.line(bill.invoice.number) : reference
    code = TransferCode(
      to: brand.workspace.bank, name: brand.sender.name, bill.balance.outstanding, reference: named
    ).flatMap { QRCode($0.text) }.map(TransferPicture.init)
  }
}

/// A transfer as a picture that banking apps read.
struct TransferPicture: Model {
  let code: QRCode

  /// Squares that stay light around it, so that cameras find it.
  static let quiet = 4

  static let fields: [Field<TransferPicture>] = [
    .text("path") { $0.code.path },
    .text("box") { picture in
      let side = picture.code.side + 2 * quiet
      return "-\(quiet) -\(quiet) \(side) \(side)"
    },
  ]
}
