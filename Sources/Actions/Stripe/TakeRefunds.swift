import Portal
import Store
import Stripe

/// What Stripe answers when it is asked for a refund, or about those of a payment: as good as their events.
package struct TakeRefunds: Action {
  package static let name = "stripe.refunds"

  let workspace: Workspace.ID
  let refunds: [StripeRefund]

  package init(_ refunds: [StripeRefund], in workspace: Workspace.ID) {
    self.workspace = workspace
    self.refunds = refunds
  }

  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .stripe else { throw ActionError.forbidden("only Stripe says what it did") }
  }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    guard let account = try StripeAccounts.of(workspace, context.db) else {
      throw ActionError.notFound("Stripe account of \(workspace)")
    }
    let ledger = StripeLedger(
      context: context, workspace: try context.workspace(workspace), isLive: account.isLive, at: context.now)
    var changed: [String] = []
    // What is not as expected is told by its event, which waits for the team.
    for refund in refunds {
      guard case .done(let some) = try ledger.take(refund, livemode: account.isLive) else { continue }
      changed += some
    }
    if !changed.isEmpty {
      changed += try StripeSettling(context: context, workspace: workspace)?.settleWaiting() ?? []
    }
    return Done((), workspace: workspace, subjects: changed, isChange: !changed.isEmpty)
  }
}

/// Stripe gives nothing back: what was asked for is free again.
package struct RefuseRefund: Action {
  package static let name = "stripe.refund-refused"

  let workspace: Workspace.ID
  let refund: Refund.ID
  let why: String
  let isSeen: Bool

  /// - Parameters:
  ///   - why: as Stripe names it.
  ///   - isSeen: whether whoever asked is told by their page; else they get a task.
  package init(_ refund: Refund.ID, why: String, isSeen: Bool, in workspace: Workspace.ID) {
    self.workspace = workspace
    self.refund = refund
    self.why = String(String.UnicodeScalarView(why.unicodeScalars.prefix(500)))
    self.isSeen = isSeen
  }

  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .stripe else { throw ActionError.forbidden("only Stripe says what it did") }
  }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    guard let kept = try Refunds.find(refund, in: workspace, context.db), kept.state == .asked else {
      return Done((), workspace: workspace, subjects: [], isChange: false)
    }
    try Refunds.settle(
      refund, as: .refused, problem: why, in: workspace, at: context.now, context.db)
    if !isSeen {
      let ledger = StripeLedger(
        context: context, workspace: try context.workspace(workspace), isLive: false, at: context.now)
      try ledger.addMoneyTask(
        kept.payment.text, "A refund was not made (\(refund.text.suffix(6))): look why, and try again")
    }
    return Done((), workspace: workspace, subject: kept.payment.text)
  }
}
