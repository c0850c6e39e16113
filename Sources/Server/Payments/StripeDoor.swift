import Actions
import Portal
import PorticoCrypto
import Store
import Stripe

/// A workspace's way to its own Stripe account: one workspace's keys are never used for another (threats.md, P-22).
struct StripeDoor: Sendable {
  let records: Records
  let sealing: SealedBox
  let transport: StripeTransport

  struct Account: Sendable {
    let workspace: Workspace.ID
    let keys: StripeKeys
    let client: StripeClient
    /// Seconds since 1970: what happened before is known.
    let eventsFrom: Int64
  }

  /// Nil where cards are not taken.
  func account(of workspace: Workspace.ID) async throws -> Account? {
    guard let kept = try await records.read({ db in try StripeAccounts.of(workspace, db) }) else {
      return nil
    }
    let keys = try StripeKeys(opening: kept, of: workspace, with: sealing)
    return Account(
      workspace: workspace, keys: keys, client: StripeClient(keys: keys, transport: transport),
      eventsFrom: kept.eventsFrom)
  }
}
