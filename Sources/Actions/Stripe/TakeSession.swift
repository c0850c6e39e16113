import Portal
import Store
import Stripe

/// What Stripe answers when it is asked about a session: as good as its event, for whoever does not want to wait for that.
package struct TakeSession: Action {
  package static let name = "stripe.session"

  let workspace: Workspace.ID
  let session: CheckoutSession

  package init(_ session: CheckoutSession, in workspace: Workspace.ID) {
    self.workspace = workspace
    self.session = session
  }

  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .stripe else { throw ActionError.forbidden("only Stripe says what it did") }
  }

  /// - Returns: whether it agrees with what was asked for. What does not is told by its event, which waits for the team.
  package func perform(_ context: ActionContext) throws -> Done<Bool> {
    guard let account = try StripeAccounts.of(workspace, context.db) else {
      throw ActionError.notFound("Stripe account of \(workspace)")
    }
    let ledger = StripeLedger(
      context: context, workspace: try context.workspace(workspace), isLive: account.isLive, at: context.now)
    guard case .done(let changed) = try ledger.take(session, hasFailed: false) else {
      return Done(false, workspace: workspace, subjects: [], isChange: false)
    }
    return Done(true, workspace: workspace, subjects: changed, isChange: !changed.isEmpty)
  }
}

/// Writes down under which id Stripe knows a checkout, and says whether it is still wanted: while Stripe was asked, somebody
/// may have begun to pay the same otherwise.
package struct NoteSession: Action {
  package static let name = "checkout.opened"

  let workspace: Workspace.ID
  let checkout: Checkout.ID
  let session: String

  package init(_ session: String, of checkout: Checkout.ID, in workspace: Workspace.ID) {
    self.workspace = workspace
    self.checkout = checkout
    self.session = session
  }

  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .stripe else { throw ActionError.forbidden("only Stripe opens sessions") }
  }

  /// - Returns: false where the session must not be shown to anybody, and ends.
  package func perform(_ context: ActionContext) throws -> Done<Bool> {
    try Checkouts.note(session: session, of: checkout, in: workspace, context.db)
    let isOpen = try Checkouts.find(checkout, in: workspace, context.db)?.state == .open
    return Done(isOpen, workspace: workspace, subject: checkout.text)
  }
}

/// Gives a checkout up that never got a session which anybody could have seen, or whose session the account does not have:
/// its keys may be another account's now.
package struct AbandonCheckout: Action {
  package static let name = "checkout.abandon"

  let workspace: Workspace.ID
  let checkout: Checkout.ID

  package init(_ checkout: Checkout.ID, in workspace: Workspace.ID) {
    self.workspace = workspace
    self.checkout = checkout
  }

  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .stripe else { throw ActionError.forbidden("only Stripe ends sessions") }
  }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    let isChange = try Checkouts.end(checkout, as: .expired, in: workspace, context.db)
    return Done((), workspace: workspace, subjects: [checkout.text], isChange: isChange)
  }
}
