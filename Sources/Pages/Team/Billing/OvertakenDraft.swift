import Markup
import Portal

/// A draft that is another by now than its form was made from: what is stored, beside what was typed.
package struct OvertakenDraft: Sendable {
  let stored: InvoiceForm
  let edit: InvoiceBoard.Deed?

  /// - Parameters:
  ///   - stored: the draft as it is now.
  ///   - history: of it, the last first.
  package init(_ stored: InvoiceDraft, history: [InvoiceBoard.Deed]) {
    self.stored = InvoiceForm(stored, id: nil)
    edit = history.first { $0.action == InvoiceBoard.Deed.edited }
  }
}

/// What stands above the form then.
struct OvertakenNote: Model {
  let person: String
  let when: When?
  let total: String
  /// What of the lines is stored, where that is not what was typed.
  let lines: [String]

  static let fields: [Field<OvertakenNote>] = [
    .text("person") { $0.person },
    .optional("when") { $0.when },
    .text("total") { $0.total },
    .flag("hasLines") { !$0.lines.isEmpty },
    .texts("lines") { $0.lines },
  ]

  init(_ draft: OvertakenDraft, typed: InvoiceForm, _ dates: Dates) {
    person = Display.line(draft.edit?.person ?? "")
    when = draft.edit.map { dates.moment($0.at) }
    total = draft.stored.totals.map { dates.formats.money($0.total) } ?? "–"
    let stored = draft.stored.writtenLines
    lines = stored == typed.writtenLines ? [] : stored
  }
}

extension InvoiceForm {
  /// Each line that says something, in one: `Poster, 2 day × 1000.00, −10%, 25.5%`.
  fileprivate var writtenLines: [String] {
    lines.filter { !isEmpty(line: $0) }.map { number in
      let field = { (name: String) in self.values["line-\(number)-\(name)"] ?? "" }
      let amount = [field("quantity"), field("unit")].filter { !$0.isEmpty }.joined(separator: " ")
      var parts = [field("title"), field("detail"), "\(amount.isEmpty ? "1" : amount) × \(field("price"))"]
      let (off, tax) = (field("discount"), field("tax"))
      if !off.isEmpty { parts.append("−\(off)") }
      if !tax.isEmpty { parts.append("\(tax)%") }
      return Display.line(parts.filter { !$0.isEmpty }.joined(separator: ", "))
    }
  }
}
