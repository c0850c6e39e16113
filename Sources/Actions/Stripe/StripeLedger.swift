import Portal
import Store
import Stripe

/// What Stripe says, held against what the database expects, and written down once.
///
/// Events arrive repeated, in any order and at the same time: each says where a payment stands, never what to add, so that
/// all orders come to the same (threats.md, P-05).
package struct StripeLedger {
  let context: ActionContext
  let workspace: Workspace
  /// Whether the workspace's keys are live ones: an event of the other kind is never money here.
  let isLive: Bool
  /// When it happened, by Stripe's clock.
  let at: Instant

  enum Verdict: Sendable {
    /// With the ids of payments and checkouts that changed; none where all was so already.
    case done([String])
    /// It is about a payment that we have not heard of yet.
    case waits
    /// Of the agency's other business with Stripe.
    case foreign
    /// Authentic, and not what was asked for: for the team to look at.
    case quarantine(String)
  }

  /// The names of our metadata.
  package enum Mark {
    package static let workspace = "workspace"
    package static let payment = "payment"
    package static let refund = "refund"
    static let checkout = "checkout"
  }

  var day: Day { workspace.zone.day(of: at) }

  // MARK: Sessions

  /// - Parameter hasFailed: Stripe says that a payment that took days did not come.
  func take(_ session: CheckoutSession, hasFailed: Bool) throws -> Verdict {
    guard let checkout = try checkout(of: session) else { return .foreign }
    guard isMarked(session.metadata, as: checkout) else {
      return .quarantine("Stripe knows the session by another name than we gave it")
    }
    if session.livemode != isLive { return .quarantine(Self.otherMode) }
    switch session.status {
    case .open: return .done([])
    case .expired:
      let isChange = try Checkouts.end(checkout.id, as: .expired, in: workspace.id, context.db)
      return .done(isChange ? [checkout.id.text] : [])
    case .complete:
      guard let amount = session.amountTotal, let currency = session.currency else {
        return .quarantine("Stripe names no amount")
      }
      let intent = session.paymentIntent?.id
      if let why = try mismatch(amount, currency, intent, checkout) { return .quarantine(why) }
      guard let intent else { return .quarantine("Stripe names no payment") }
      let kind: Payment.Kind =
        hasFailed ? .failed : session.paymentStatus == .paid ? .received : .processing
      return .done(try record(kind, intent: intent, of: checkout))
    }
  }

  func checkout(of session: CheckoutSession) throws -> Checkout? {
    if let known = try Checkouts.find(session: session.id, in: workspace.id, context.db) { return known }
    guard let marked = try checkout(marked: session.metadata), marked.session == nil else { return nil }
    // Its id was never written down: the server ended between Stripe's answer and our own record of it.
    try Checkouts.note(session: session.id, of: marked.id, in: workspace.id, context.db)
    return marked
  }

  private func isMarked(_ metadata: [String: String]?, as checkout: Checkout) -> Bool {
    metadata?[Mark.workspace] == workspace.id.text && metadata?[Mark.checkout] == checkout.id.text
  }

  func checkout(marked metadata: [String: String]?) throws -> Checkout? {
    guard metadata?[Mark.workspace] == workspace.id.text,
      let id = metadata?[Mark.checkout].flatMap({ Checkout.ID($0) })
    else { return nil }
    return try Checkouts.find(id, in: workspace.id, context.db)
  }

  // MARK: Payments

  func take(_ intent: PaymentIntent) throws -> Verdict {
    guard let checkout = try checkout(marked: intent.metadata) else { return .foreign }
    if intent.livemode != isLive { return .quarantine(Self.otherMode) }
    // A card that was declined is no news: the payer tries another one in the same session. What took days and did not
    // come is told by the session's own event.
    guard intent.status == "succeeded" else { return .done([]) }
    if let why = try mismatch(intent.amountReceived, intent.currency, intent.id, checkout) {
      return .quarantine(why)
    }
    return .done(try record(.received, intent: intent.id, of: checkout))
  }

  /// - Parameter amount: what came; nil for what was asked for.
  func record(
    _ kind: Payment.Kind, intent: String, of checkout: Checkout, amount: Money? = nil
  ) throws -> [String] {
    let db = context.db
    var changed =
      try Checkouts.end(checkout.id, as: .complete, in: workspace.id, db) ? [checkout.id.text] : []
    if let known = try StripePayments.find(intent: intent, in: workspace.id, db)?.payment {
      guard kind.rank > known.kind.rank else { return changed }
      try StripePayments.settle(known.id, as: kind, on: day, in: workspace.id, db)
      try tell(kind, known.id, checkout)
      return changed + [known.id.text]
    }
    guard let first = checkout.parts.first,
      let company = try StripePayments.invoice(first.invoice, in: workspace.id, db)?.company
    else { return changed }
    let amount = amount ?? checkout.amount
    let payment = Payment(
      id: try context.freshID(), company: company, kind: kind, method: .stripe, amount: amount,
      paidOn: day, reference: "", parts: Self.parts(of: amount.minor, for: checkout))
    try Payments.add(payment, by: nil, in: workspace.id, at: context.now, db)
    try StripePayments.note(intent: intent, of: payment.id, in: workspace.id, db)
    try tell(kind, payment.id, checkout)
    changed.append(payment.id.text)
    return changed
  }

  /// Each of its invoices is filled before the next. What is left over is for none.
  private static func parts(of amount: Int64, for checkout: Checkout) -> [Payment.Part] {
    var rest = amount
    return checkout.parts.compactMap { part in
      let taken = min(rest, part.amount)
      rest -= taken
      return taken > 0 ? Payment.Part(invoice: part.invoice, amount: taken) : nil
    }
  }

  /// What Stripe took is what the database asked for, or what the team accepted, or it waits for the team.
  private func mismatch(
    _ value: Int64, _ currency: String, _ intent: String?, _ checkout: Checkout
  ) throws -> String? {
    let asked = checkout.amount
    let came = StripeAmount.money(value, currency)
    if came == asked { return nil }
    if let came, let intent,
      try StripePayments.find(intent: intent, in: workspace.id, context.db)?.payment.amount == came
    {
      return nil
    }
    return "\(value) \(currency.uppercased()) (in Stripe's unit) came where "
      + "\(asked.minor) \(asked.currency.code) (in minor units) was asked for"
  }

  static let otherMode = "it is of Stripe's other mode: test keys and live keys are mixed up"
}

extension Payment.Kind {
  /// What stands later in this order counts, whichever was heard of first: events arrive in any.
  fileprivate var rank: Int {
    switch self {
    case .processing: 0
    case .failed: 1
    case .received, .refunded: 2
    }
  }
}
