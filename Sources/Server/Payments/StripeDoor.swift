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

  /// The keys cannot be opened: those of the installation are others than those that sealed them.
  struct Unopened: Error, CustomStringConvertible {
    let workspace: Workspace.ID
    var description: String {
      "the Stripe keys of \(workspace) cannot be opened with data/keys: put the old keys back, or connect Stripe again"
    }
  }

  /// Nil where cards are not taken.
  func account(of workspace: Workspace.ID) async throws -> Account? {
    guard let kept = try await records.read({ db in try StripeAccounts.of(workspace, db) }) else {
      return nil
    }
    let open = { (name: StripeAccounts.SecretName) throws -> Secret<String>? in
      guard let sealed = kept.sealed[name] else { return nil }
      guard let bytes = try? sealing.open(sealed, place: name.place(in: workspace)) else {
        throw Unopened(workspace: workspace)
      }
      return Secret(String(decoding: bytes.reveal(), as: UTF8.self))
    }
    guard let secret = try open(.key) else { throw Unopened(workspace: workspace) }
    let keys = StripeKeys(
      secret: secret, publishable: kept.publishableKey,
      webhookSecrets: [try open(.webhook), try open(.webhookBefore)].compactMap(\.self))
    return Account(
      workspace: workspace, keys: keys, client: StripeClient(keys: keys, transport: transport),
      eventsFrom: kept.eventsFrom)
  }
}
