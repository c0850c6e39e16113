/// How an invoice stands on a day: derived, never stored.
package enum InvoiceState: Hashable, Sendable {
  case draft
  case void
  /// Nothing paid yet and not late.
  case due(Deadline)
  case partlyPaid(Deadline)
  /// What is owed is on its way.
  case processing(since: Day)
  case paid(on: Day)
  /// All that came in went back, and nothing is owed.
  case refunded(on: Day)
  /// Settled by credit notes alone; a credit note itself stands like this, too.
  case credited(on: Day)

  package var isOverdue: Bool {
    switch self {
    case .due(let deadline), .partlyPaid(let deadline): deadline.isLate
    default: false
    }
  }

  /// Whether a client is to act.
  package var isToPay: Bool {
    switch self {
    case .due, .partlyPaid: true
    default: false
    }
  }
}
