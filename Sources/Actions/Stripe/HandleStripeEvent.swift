import Portal
import Store
import Stripe

/// Takes an event of Stripe's in, once: what it says is written down in the transaction that remembers it.
package struct HandleStripeEvent: Action {
  package static let name = "stripe.event"
  let workspace: Workspace.ID
  let event: StripeEvent
  /// As it came, kept where somebody has to look at it.
  let body: [UInt8]

  package init(_ event: StripeEvent, body: [UInt8], in workspace: Workspace.ID) {
    self.workspace = workspace
    self.event = event
    self.body = body
  }

  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .stripe else { throw ActionError.forbidden("only Stripe says what it did") }
  }

  package func perform(_ context: ActionContext) throws -> Done<Bool> {
    let isNew = try StripeEvents.add(
      event.id, type: event.type, body: body, in: workspace, at: context.now, context.db)
    if !isNew { return Done(false, workspace: workspace, subjects: [], isChange: false) }
    guard let settling = try StripeSettling(context: context, workspace: workspace) else {
      throw ActionError.notFound("Stripe account of \(workspace)")
    }
    var changed = try settling.settle(event)
    if !changed.isEmpty { changed += try settling.settleWaiting() }
    return Done(true, workspace: workspace, subjects: changed, isChange: !changed.isEmpty)
  }
}

/// Looks again at what came before what it is about.
package struct SettleStripeEvents: Action {
  package static let name = "stripe.settle"
  /// In seconds. An event about something that we never hear of is the agency's other business.
  static let patience: Int64 = 3 * 86_400

  let workspace: Workspace.ID

  package init(in workspace: Workspace.ID) {
    self.workspace = workspace
  }

  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .stripe else { throw ActionError.forbidden("only Stripe says what it did") }
  }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    let changed = try StripeSettling(context: context, workspace: workspace)?.settleWaiting() ?? []
    return Done((), workspace: workspace, subjects: changed, isChange: !changed.isEmpty)
  }
}

/// What becomes of events in the transaction that takes them in.
struct StripeSettling {
  let context: ActionContext
  let workspace: Workspace.ID
  let isLive: Bool

  /// Nil where cards are not taken.
  init?(context: ActionContext, workspace: Workspace.ID) throws {
    guard let account = try StripeAccounts.of(workspace, context.db) else { return nil }
    self.context = context
    self.workspace = workspace
    isLive = account.isLive
  }

  func settleWaiting() throws -> [String] {
    var changed: [String] = []
    for kept in try StripeEvents.waiting(in: workspace, context.db) {
      let event = try? StripeEvent(json: kept.body)
      if kept.receivedAt.adding(seconds: SettleStripeEvents.patience) < context.now {
        changed += try giveUp(kept, event)
      } else if let event {
        changed += try settle(event)
      }
    }
    return changed
  }

  /// What is about nothing of ours is the agency's other business. Money that went back of what is ours, by no refund
  /// that Stripe tells of, is the team's to look at.
  private func giveUp(_ kept: StripeEvents.Kept, _ event: StripeEvent?) throws -> [String] {
    guard case .charge(let charge) = event?.subject, let intent = charge.paymentIntent?.id,
      try StripePayments.find(intent: intent, in: workspace, context.db) != nil
    else {
      try StripeEvents.noteHandled(kept.id, in: workspace, at: context.now, context.db)
      return []
    }
    return try quarantine(kept.id, "Stripe tells of no refund by which \(charge.amountRefunded) went back")
  }

  private func quarantine(_ id: String, _ why: String) throws -> [String] {
    let ledger = StripeLedger(
      context: context, workspace: try context.workspace(workspace), isLive: isLive, at: context.now)
    try StripeEvents.noteQuarantine(id, why: why, in: workspace, at: context.now, context.db)
    try ledger.addMoneyTask(id, why)
    return [id]
  }

  /// - Returns: the ids of what changed.
  func settle(_ event: StripeEvent) throws -> [String] {
    let (db, now) = (context.db, context.now)
    let ledger = StripeLedger(
      context: context, workspace: try context.workspace(workspace), isLive: isLive,
      at: Instant(seconds: event.created))
    switch try ledger.verdict(on: event) {
    case .waits: return []
    case .foreign:
      try StripeEvents.noteHandled(event.id, in: workspace, at: now, db)
      return []
    case .done(let changed):
      try StripeEvents.noteHandled(event.id, in: workspace, at: now, db)
      return changed
    case .quarantine(let why): return try quarantine(event.id, why)
    }
  }
}

extension StripeLedger {
  func verdict(on event: StripeEvent) throws -> Verdict {
    switch event.subject {
    case .session(let session):
      try take(session, hasFailed: event.type == "checkout.session.async_payment_failed")
    case .intent(let intent): try take(intent)
    case .charge(let charge): try take(charge)
    case .dispute(let dispute): try take(dispute)
    case .refund(let refund): try take(refund, livemode: event.livemode)
    case .other: .foreign
    }
  }

  /// Something about money that a person has to look at, for the owner.
  func addMoneyTask(_ subject: String, _ title: String) throws {
    guard let owner = try Leads.member(for: nil, in: workspace.id, context.db) else { return }
    try Tasks.add(
      Tasks.New(
        id: try context.freshID(), member: owner, kind: .moneyProblem, project: nil, client: nil,
        subject: subject, title: title),
      in: workspace.id, at: context.now, context.db)
  }
}
