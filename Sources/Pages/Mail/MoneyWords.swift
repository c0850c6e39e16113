import Markup
import Portal

/// The words of letters about money that came, did not come, or went back.
struct MoneyWords: Sendable {
  private let comma: Wording
  private let ways: [Payment.Method: Wording]
  private let sentBack: Wording
  private let row: Wording
  private let rowPaid: Wording
  private let rowOpen: Wording

  init(_ reader: inout PhraseReader) {
    comma = reader.wording("page.comma")
    ways = reader.table(Payment.Method.allCases, texts: ["day"]) { "mail.letter.way.\($0)" }
    sentBack = reader.wording("mail.letter.way.back", texts: ["day"])
    row = reader.wording("mail.letter.row", texts: ["invoice", "amount"])
    rowPaid = reader.wording("mail.letter.rowPaid", texts: ["invoice", "amount"])
    rowOpen = reader.wording("mail.letter.rowOpen", texts: ["invoice", "amount", "rest"])
  }

  /// The invoices, as a subject names them.
  func numbers(_ paid: LetterFacts.Paid) -> String {
    paid.parts.map { Display.line($0.number) }.joined(separator: comma.text())
  }

  /// How and when it came, or went.
  func way(_ paid: LetterFacts.Paid, _ kind: Letter.Kind, _ dates: Dates) -> String {
    let wording = kind == .refund ? sentBack : ways[paid.method]
    return wording?.text(0, [dates.weekday(paid.on)]) ?? ""
  }

  /// What is for which invoice, and what is left of that.
  func rows(_ paid: LetterFacts.Paid, _ formats: Formats) -> [String] {
    paid.parts.map { part in
      let texts = [Display.line(part.number), formats.money(part.amount)]
      guard let rest = part.rest else { return row.text(0, texts) }
      return rest.minor > 0 ? rowOpen.text(0, texts + [formats.money(rest)]) : rowPaid.text(0, texts)
    }
  }
}
