/// Money that a payer's bank asks back.
package struct PaymentDispute: Sendable {
  package enum State: String, CaseIterable, Sendable {
    case open
    case won
    case lost
  }

  package let id: String
  package let stripeID: String
  /// In minor units of the payment's currency.
  package let amount: Int64
  package let state: State
  /// As Stripe names it: `fraudulent`, `product_not_received` and others; may be empty.
  package let reason: String
  /// As Stripe names it: `needs_response`, `under_review` and others; may be empty.
  package let status: String
  /// By when the agency has to answer.
  package let dueAt: Instant?
  package let openedAt: Instant
  package let closedAt: Instant?

  package init(
    id: String, stripeID: String, amount: Int64, state: State, reason: String, status: String,
    dueAt: Instant?, openedAt: Instant, closedAt: Instant?
  ) {
    self.id = id
    self.stripeID = stripeID
    self.amount = amount
    self.state = state
    self.reason = reason
    self.status = status
    self.dueAt = dueAt
    self.openedAt = openedAt
    self.closedAt = closedAt
  }
}
