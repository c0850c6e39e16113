/// Everything about one payment that the team looks at.
package struct PaymentBoard: Sendable {
  package let line: PaymentLine
  /// Stripe's id of it; nil for what did not come through Stripe here.
  package var intent: String?
  /// Whether its keys are live ones; nil where cards are not taken.
  package var isLive: Bool?
  package var refunds: [Back] = []
  package var disputes: [PaymentDispute] = []

  package init(_ line: PaymentLine) { self.line = line }

  /// A refund with the name of whoever asked for it; empty where it was made in Stripe.
  package struct Back: Sendable {
    package let refund: Refund
    package let person: String

    package init(refund: Refund, person: String) {
      self.refund = refund
      self.person = person
    }
  }
}

/// A checkout of an invoice, with who began it.
package struct CheckoutEntry: Sendable {
  package enum State: String, CaseIterable, Sendable {
    case open
    case ending
    case complete
    case expired
  }

  package let id: String
  package let client: String
  package let amount: Money
  package let state: State
  package let createdAt: Instant
  package let expiresAt: Instant

  package init(
    id: String, client: String, amount: Money, state: State, createdAt: Instant, expiresAt: Instant
  ) {
    self.id = id
    self.client = client
    self.amount = amount
    self.state = state
    self.createdAt = createdAt
    self.expiresAt = expiresAt
  }
}

/// An event of Stripe's that is not what was asked for, held against what was.
package struct EventBoard: Sendable {
  package let id: String
  package let type: String
  package let receivedAt: Instant
  /// Why it waits, or waited.
  package let reason: String
  package var happenedAt: Instant?
  package var account: String?
  package var isLive: Bool?
  /// Of Stripe's objects that it is about.
  package var ids: [String] = []
  /// Nil for what is no amount of ours; then `cameAs` has it as Stripe said it.
  package var came: Money?
  package var cameAs: String?
  package var asked: Money?
  package var client: String?
  package var invoices: [(invoice: Invoice.ID, number: String)] = []
  package var canAccept = false
  package var settlement: Settlement?

  package init(id: String, type: String, receivedAt: Instant, reason: String) {
    self.id = id
    self.type = type
    self.receivedAt = receivedAt
    self.reason = reason
  }

  package enum How: String, CaseIterable, Sendable {
    case again
    case accept
    case setAside = "set_aside"
  }

  package struct Settlement: Sendable {
    package let how: How
    package let person: String
    package let note: String
    package let at: Instant

    package init(how: How, person: String, note: String, at: Instant) {
      self.how = how
      self.person = person
      self.note = note
      self.at = at
    }
  }
}
