import Store

/// What entries of the outbox become: one mail, or less.
package struct Composition: Sendable {
  /// Nil where nothing is left to be said.
  package let mail: Mail?
  /// Entries that are not sent, by id, and why: what they are about is gone, or their reader may not see it any more.
  package let dropped: [Int64: String]

  package init(mail: Mail?, dropped: [Int64: String] = [:]) {
    self.mail = mail
    self.dropped = dropped
  }

  /// Nothing is sent.
  package static func nothing(_ entry: Outbox.Entry, _ reason: String) -> Composition {
    Composition(mail: nil, dropped: [entry.id: reason])
  }
}

/// Makes a mail of entries for one reader: one, or several that go as the one mail of the day. What it throws is tried
/// again, but for a permanent `DeliveryProblem`.
package typealias Compose = @Sendable ([Outbox.Entry]) async throws -> Composition
