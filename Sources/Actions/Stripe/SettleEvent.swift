import Portal
import Store
import Stripe

/// Somebody of the team looked at an event that is not what was asked for, and says what becomes of it.
package struct SettleEvent: TeamAction {
  package static let name = "stripe.settle-event"
  package static let summary = "say what becomes of an event of Stripe's that waits for the team"

  package enum How: String, CaseIterable, Sendable {
    /// Hold it against the database once more: something was set right meanwhile.
    case again
    /// The money is ours: write down what came, for the invoices that it was for.
    case accept
    /// It is dealt with elsewhere.
    case setAside = "set_aside"
  }

  private static let event = Input.line("event", 1...255, "Stripe's id of it, evt_…")
  private static let how = Input<How>.choice("how", .again, "what becomes of it")
  package static let note = Input.line("note", 0...500, "why it is set aside, for whoever looks later")
  package static let inputs = [event.about, how.about, note.about]

  let event: String
  let how: How
  let note: String

  package init(_ inputs: inout Inputs) {
    event = inputs(Self.event)
    how = inputs(Self.how)
    note = inputs(Self.note)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "settle what Stripe tells")
    let (_, workspace) = try context.team()
    guard let looked = try StripeEvents.looked(at: event, in: workspace, context.db) else {
      throw ActionError.notFound("event \(event) that waits for the team")
    }
    if looked.settlement != nil {
      throw ActionError.conflict(.other("somebody settled it already"))
    }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    how == .setAside && note.isEmpty
      ? [Problem(Self.note.about.name, "is missing: say why, for whoever looks later", kind: .missing)] : []
  }

  package func perform(_ context: ActionContext) throws -> Done<String> {
    let (member, workspace) = try context.team()
    let changed = how == .setAside ? [] : try judge(in: workspace, context)
    try settle(event, by: member, in: workspace, context)
    if how == .accept, let settling = try StripeSettling(context: context, workspace: workspace) {
      try settleAlike(settling, by: member, in: workspace, context)
    }
    return Done(event, workspace: workspace, subjects: [event] + changed)
  }

  /// - Returns: the ids of what changed by it.
  private func judge(in workspace: Workspace.ID, _ context: ActionContext) throws -> [String] {
    guard let settling = try StripeSettling(context: context, workspace: workspace) else {
      throw ActionError.conflict(.other("cards are not taken any more: connect Stripe again first"))
    }
    guard let kept = try StripeEvents.looked(at: event, in: workspace, context.db)?.kept,
      let read = try? StripeEvent(json: kept.body)
    else { throw ActionError.conflict(.other("it cannot be read any more: set it aside")) }
    return how == .accept ? try settling.accept(read) : try settling.judgeAgain(read)
  }

  private func settle(
    _ event: String, by member: Member.ID, in workspace: Workspace.ID, _ context: ActionContext
  ) throws {
    try StripeEvents.noteSettled(
      event, as: how.rawValue, by: member, note: note, in: workspace, at: context.now, context.db)
    try Tasks.finish(about: event, by: member, in: workspace, at: context.now, context.db)
  }

  /// One payment is told of by several events: with what was accepted the others are as expected.
  private func settleAlike(
    _ settling: StripeSettling, by member: Member.ID, in workspace: Workspace.ID, _ context: ActionContext
  ) throws {
    for other in try StripeEvents.quarantined(in: workspace, context.db) {
      guard let event = try? StripeEvent(json: other.body), try settling.isAsExpected(event) else { continue }
      try settle(other.id, by: member, in: workspace, context)
    }
  }
}

extension StripeSettling {
  private func ledger(of event: StripeEvent) throws -> StripeLedger {
    StripeLedger(
      context: context, workspace: try context.workspace(workspace), isLive: isLive,
      at: Instant(seconds: event.created))
  }

  func isAsExpected(_ event: StripeEvent) throws -> Bool {
    if case .done = try ledger(of: event).verdict(on: event) { return true }
    return false
  }

  /// - Throws: `conflict` where it is as it was.
  fileprivate func judgeAgain(_ event: StripeEvent) throws -> [String] {
    switch try ledger(of: event).verdict(on: event) {
    case .done(let changed): return changed
    case .foreign: return []
    case .waits:
      throw ActionError.conflict(.other("it is about a payment that was not heard of yet: try again later"))
    case .quarantine(let why): throw ActionError.conflict(.other("it is as it was: \(why)"))
    }
  }

  /// Writes down what came as a payment, whatever was asked for.
  /// - Throws: `conflict` for what is no money that came in, or not in the invoices' currency.
  fileprivate func accept(_ event: StripeEvent) throws -> [String] {
    let ledger = try ledger(of: event)
    guard let came = try ledger.came(by: event) else {
      throw ActionError.conflict(.other("it tells of no money that came in for invoices of yours"))
    }
    guard event.livemode == isLive else { throw ActionError.conflict(.other(StripeLedger.otherMode)) }
    guard let amount = came.amount, amount.minor > 0, amount.currency == came.checkout.amount.currency else {
      throw ActionError.conflict(
        .other("it is in another currency than the invoices: record it by hand, and set this aside"))
    }
    if let known = try StripePayments.find(intent: came.intent, in: workspace, context.db),
      known.payment.amount != amount
    {
      throw ActionError.conflict(
        .other("\(known.payment.id) is this payment with another amount: set this aside"))
    }
    return try ledger.record(.received, intent: came.intent, of: came.checkout, amount: amount)
  }
}

extension StripeLedger {
  /// Money that an event tells of.
  package struct Came {
    let intent: String
    package let checkout: Checkout
    /// Nil where it is none that we could have asked for.
    package let amount: Money?
  }

  /// Nil for an event that tells of no money that came in for something of ours.
  package func came(by event: StripeEvent) throws -> Came? {
    switch event.subject {
    case .session(let session):
      guard session.status == .complete, session.paymentStatus == .paid,
        let intent = session.paymentIntent?.id, let checkout = try checkout(of: session)
      else { return nil }
      return Came(
        intent: intent, checkout: checkout,
        amount: StripeAmount.money(session.amountTotal ?? -1, session.currency ?? ""))
    case .intent(let intent):
      guard intent.status == "succeeded", let checkout = try checkout(marked: intent.metadata) else {
        return nil
      }
      return Came(
        intent: intent.id, checkout: checkout,
        amount: StripeAmount.money(intent.amountReceived, intent.currency))
    case .charge, .dispute, .refund, .other: return nil
    }
  }
}
