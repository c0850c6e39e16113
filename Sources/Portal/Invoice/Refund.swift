/// Money that Stripe is asked to give back, or gave back.
package struct Refund: Identified, Sendable {
  package static let prefix = "refund"

  package enum State: String, CaseIterable, Sendable {
    /// Nobody knows yet what Stripe says.
    case asked
    /// Stripe said no: nothing went.
    case refused
    /// On its way: it may take days, and may fail.
    case pending
    case succeeded
    /// It did not go, or came back.
    case failed

    /// What stands later in this order counts, whichever was heard of first: events arrive in any.
    package var rank: Int {
      switch self {
      case .asked: 0
      case .refused: 1
      case .pending: 2
      case .succeeded: 3
      case .failed: 4
      }
    }

    /// Whether what it is about may neither be counted as gone nor be given back again.
    package var isUnderway: Bool { self == .asked || self == .pending }
  }

  /// Why, in Stripe's words.
  package enum Reason: String, CaseIterable, Sendable {
    case none = ""
    case requested = "requested_by_customer"
    case duplicate
    case fraudulent
  }

  package let id: ID
  package let payment: Payment.ID
  /// Stripe's id; nil as long as its answer has not been written down.
  package let stripeID: String?
  /// In minor units of the payment's currency.
  package let amount: Int64
  package let reason: Reason
  package let state: State
  /// Why it was refused or failed, as Stripe names it; may be empty.
  package let problem: String
  /// Who asked for it here; nil where it was made in Stripe's dashboard.
  package let askedBy: Member.ID?
  package let askedAt: Instant
  /// When it came to be as it is.
  package let changedAt: Instant
  /// The payment that says that it went.
  package let record: Payment.ID?
  /// The payment that says that it came back.
  package let returned: Payment.ID?

  package init(
    id: ID, payment: Payment.ID, stripeID: String?, amount: Int64, reason: Reason, state: State,
    problem: String = "", askedBy: Member.ID?, askedAt: Instant, changedAt: Instant,
    record: Payment.ID? = nil, returned: Payment.ID? = nil
  ) {
    self.id = id
    self.payment = payment
    self.stripeID = stripeID
    self.amount = amount
    self.reason = reason
    self.state = state
    self.problem = problem
    self.askedBy = askedBy
    self.askedAt = askedAt
    self.changedAt = changedAt
    self.record = record
    self.returned = returned
  }
}
