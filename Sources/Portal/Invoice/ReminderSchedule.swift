/// On which days around its due date a client is reminded of an unpaid invoice.
///
/// Of several steps that have come, only the last is told: whoever was away for a while sends one mail, not all that were
/// missed. A step that came before the invoice was sent, or more than a week ago, is told no more: a schedule that is new,
/// or a clock that was wrong, does not wake up old invoices.
package struct ReminderSchedule: Hashable, Sendable {
  /// Days after the due date, negative before it; each once, in order.
  package let days: [Int]

  /// Before it, so that it is not forgotten; then twice, with time in between.
  package static let standard = ReminderSchedule(checked: [-3, 3, 10])
  package static let off = ReminderSchedule(checked: [])
  package static let most = 6
  package static let range = -60...120

  /// So many days a step that was missed is still told.
  private static let patience = 7

  private init(checked days: [Int]) { self.days = days }

  /// Nil for more days than there may be, and for days out of range.
  package init?(days: some Sequence<Int>) {
    let days = Set(days).sorted()
    guard days.count <= Self.most, days.allSatisfy(Self.range.contains) else { return nil }
    self.days = days
  }

  /// From `-3 3 10`, with spaces, commas or semicolons between; nothing is `off`.
  package init?(_ text: String) {
    guard text.utf8.count <= 200 else { return nil }
    var days: [Int] = []
    // What people paste has a minus of its own, and spaces at which no line ends.
    let bytes = Array(text.replacing("\u{2212}", with: "-").replacing("\u{A0}", with: " ").utf8)
    for word in bytes.split(whereSeparator: { Array(" ,;\t\r\n".utf8).contains($0) }) {
      guard let day = Int(String(decoding: word, as: UTF8.self)) else { return nil }
      days.append(day)
    }
    self.init(days: days)
  }

  /// `-3 3 10`
  package var text: String { days.map { "\($0)" }.joined(separator: " ") }

  /// The step whose turn it is on a morning, in days after the due date; nil where none has come that is still told.
  package func step(on today: Day, dueOn: Day, sentOn: Day) -> Int? {
    let age = today - dueOn
    guard let step = days.last(where: { $0 <= age }), age - step < Self.patience, dueOn + step > sentOn
    else { return nil }
    return step
  }

  /// The first due date of which anything may be told; nil where nothing is.
  package func firstDueDate(on today: Day) -> Day? {
    days.last.map { today + -($0 + Self.patience) }
  }
}
