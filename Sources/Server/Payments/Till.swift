import Actions
import Logging
import Portal
import Store
import Stripe

/// What is asked of Stripe about a checkout, and what becomes of the answer in the database: nothing is paid but by what
/// Stripe itself says.
struct Till: Sendable {
  let records: Records
  let door: StripeDoor
  let runner: ActionRunner
  let publishing: Publishing
  let wakePost: @Sendable () -> Void
  /// The origin of a host of ours.
  let origin: @Sendable (String) -> String
  let logger: Logger

  /// Of the API; another one than Stripe's is a test's.
  let apiBase: String

  /// Whether an address is of a stand-in on this machine, which has no certificate.
  func isLocal(_ address: String) -> Bool { apiBase.hasPrefix("http://") && address.hasPrefix("\(apiBase)/") }

  enum Opened: Sendable {
    /// For mounting it; the secret is empty for one on Stripe's own page.
    case open(secret: String, publishable: String)
    case paid
  }

  enum Ended: Sendable {
    case ended
    case paid
  }

  /// Nil where it has ended.
  /// - Throws: `StripeError` where Stripe does not open it.
  func open(_ checkout: Checkout, for client: Client.ID, _ visit: Visit) async throws -> Opened? {
    let workspace = visit.host.workspace
    guard let account = try await door.account(of: workspace) else { return nil }
    let found: CheckoutSession?
    if checkout.session != nil {
      found = try await session(of: checkout, account)
    } else {
      found = try await create(checkout, account, visit)
    }
    guard let session = found else { return nil }
    switch session.status {
    case .open: return .open(secret: session.clientSecret ?? "", publishable: account.keys.publishable)
    case .expired:
      try await take(session, in: workspace)
      return nil
    case .complete:
      try await take(session, in: workspace)
      await publishing.publish(ClientKey(workspace: workspace, client: client))
      return .paid
    }
  }

  /// Ends one that is open at Stripe. One that turns out to be paid is paid.
  func end(_ checkout: Checkout, in workspace: Workspace.ID) async throws -> Ended {
    guard let account = try await door.account(of: workspace), let id = checkout.session else {
      return .ended
    }
    let found: CheckoutSession?
    do throws(StripeError) {
      found = try await account.client.expire(id)
    } catch .refused {
      found = try await session(of: checkout, account)
    }
    guard let session = found else { return .ended }
    try await take(session, in: workspace)
    return session.status == .complete ? .paid : .ended
  }

  /// As Stripe has it; nil where it does not: then it is none that can be paid here, and is given up.
  private func session(of checkout: Checkout, _ account: StripeDoor.Account) async throws -> CheckoutSession?
  {
    guard let id = checkout.session else { return nil }
    do throws(StripeError) {
      return try await account.client.checkoutSession(id)
    } catch .refused(404, _, _) {
      try await abandon(checkout, in: account.workspace)
      return nil
    }
  }

  func abandon(_ checkout: Checkout, in workspace: Workspace.ID) async throws {
    let abandon = AbandonCheckout(checkout.id, in: workspace)
    try await records.act { [runner] db in try runner.run(abandon, as: .stripe, db) }
  }

  /// Asks how a checkout stands now.
  /// - Returns: nil where cards are not taken any more, or Stripe knows nothing of it (yet).
  func look(at checkout: Checkout, in workspace: Workspace.ID) async throws -> CheckoutSession? {
    guard let account = try await door.account(of: workspace),
      let session = try await session(of: checkout, account)
    else { return nil }
    try await take(session, in: workspace)
    return session
  }

  func take(_ session: CheckoutSession, in workspace: Workspace.ID) async throws {
    if session.status == .open { return }
    let action = TakeSession(session, in: workspace)
    let isRight = try await records.act { [runner] db in try runner.run(action, as: .stripe, db) }
    if !isRight {
      logger.error(
        "a session of Stripe's is not what was asked for: its event waits for the team",
        metadata: ["session": "\(session.id)", "workspace": "\(workspace.text)"])
    }
    wakePost()
  }

  /// The key is the checkout's id: however often it is asked, there is one session. Another amount is another checkout.
  /// - Returns: nil where it is not wanted any more: nobody gets to know it, and it has ended.
  private func create(_ checkout: Checkout, _ account: StripeDoor.Account, _ visit: Visit) async throws
    -> CheckoutSession?
  {
    let workspace = visit.host.workspace
    let facts = try await records.read { db in try CheckoutFacts.of(checkout, in: workspace, db) }
    let session: CheckoutSession
    do throws(StripeError) {
      let new = try facts.session(of: checkout, in: workspace, at: origin(visit.host.name))
      session = try await account.client.create(new, idempotencyKey: checkout.id.text)
    } catch {
      if case .unreachable = error { throw error }
      // Under this key Stripe would say the same again.
      try await abandon(checkout, in: workspace)
      throw error
    }
    let note = NoteSession(session.id, of: checkout.id, in: workspace)
    guard try await records.act({ [runner] db in try runner.run(note, as: .stripe, db) }) else {
      _ = try await account.client.expire(session.id)
      return nil
    }
    // An answer that was given before may be of a session that has ended since.
    return checkout.createdAt < visit.now ? try await account.client.checkoutSession(session.id) : session
  }
}
