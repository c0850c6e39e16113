/// How a workspace numbers its invoices: `INV-{year}-{number}`.
///
/// `{year}` and `{month}` are those of the day of issue; `{number}` counts on and on, from year to year, with as many
/// digits at least as `{number:4}` says. A series without any `{number}` has it at its end. Whatever else is in braces
/// is printed as it stands.
package struct InvoiceSeries: Hashable, Sendable {
  package let pattern: String

  package init(_ pattern: String) {
    self.pattern = pattern
  }

  package func number(_ count: Int64, issuedOn day: Day) -> String {
    var text = ""
    var hasNumber = false
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let word = rest[rest.index(after: open)..<close]
      switch word {
      case "year": text += Self.padded(Int64(day.parts.year), to: 4)
      case "month": text += Self.padded(Int64(day.parts.month), to: 2)
      default:
        if let width = Self.width(word) {
          text += Self.padded(count, to: width)
          hasNumber = true
        } else {
          text += rest[open...close]
        }
      }
      rest = rest[rest.index(after: close)...]
    }
    text += rest
    return hasNumber ? text : text + Self.padded(count, to: 1)
  }

  /// Digits of `number` or `number:4`; nil for any other word.
  private static func width(_ word: Substring) -> Int? {
    if word == "number" { return 1 }
    guard word.hasPrefix("number:") else { return nil }
    return Int(word.dropFirst("number:".count)).flatMap { (1...12).contains($0) ? $0 : nil }
  }

  private static func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
