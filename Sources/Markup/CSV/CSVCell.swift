import Portal

/// One value of a table that machines read. Numbers are told from text by their type, never by how they look: what
/// somebody typed is always text, and what we computed stays a number.
package enum CSVCell: Hashable, Sendable {
  case text(String)
  /// With all decimals of its currency: `-12.50`.
  case amount(Money)
  /// In percent: `25.5`.
  case rate(Rate)
  case day(Day)

  var bytes: [UInt8] {
    switch self {
    case .text(let text): CSVText.field(text)
    case .amount(let money): Array(money.plain.utf8)
    case .rate(let rate): Array(rate.plain.utf8)
    case .day(let day): Array(day.iso.utf8)
    }
  }
}
