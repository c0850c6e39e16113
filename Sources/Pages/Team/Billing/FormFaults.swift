import Markup
import Portal

/// What is wrong with an invoice's form, in the reader's words: beside each field, and all of it above the form.
struct FormFaults: Sendable {
  private let faults: [(field: String, label: String?, words: String)]

  init(of form: InvoiceForm, _ console: TeamConsole) {
    let lines = form.lines
    faults = form.problems.map { problem in
      let label = Self.label(of: problem.field, lines, console.language.phrases)
      return (problem.field, label, console.words(problem.fault))
    }
  }

  /// Each with its field's name as the page shows it.
  var all: [String] { faults.map(Self.named) }

  func words(for field: String) -> String? { faults.first { $0.field == field }?.words }

  /// Of all fields of a line, which has room for them in one place.
  func words(in line: Int) -> [String] {
    faults.filter { $0.field.hasPrefix("line-\(line)-") }.map(Self.named)
  }

  private static func named(_ fault: (field: String, label: String?, words: String)) -> String {
    fault.label.map { "\($0): \(fault.words)" } ?? fault.words
  }

  private static func label(of field: String, _ lines: [Int], _ phrases: TeamPhrases) -> String? {
    let parts = field.utf8.split(separator: UInt8(ascii: "-"), maxSplits: 2).map { String($0) ?? "" }
    guard parts.count == 3, parts[0] == "line" else { return phrases.labels["invoice.edit.\(field)"]?.text() }
    // As they stand below each other: a line that was taken out leaves a gap in the numbers.
    let place = lines.firstIndex { String($0) == parts[1] }.map { String($0 + 1) } ?? parts[1]
    return phrases.invoiceLines[parts[2]]?.text(0, [place])
  }
}
