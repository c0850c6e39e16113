import Portal
import PorticoCrypto
import Store
import Stripe

/// The keys cannot be opened: those of the installation are others than those that sealed them.
package struct UnopenedStripeKeys: Error, CustomStringConvertible {
  let workspace: Workspace.ID

  package var description: String {
    "the Stripe keys of \(workspace) cannot be opened with data/keys: put the old keys back, or connect Stripe again"
  }
}

extension StripeKeys {
  /// - Throws: `UnopenedStripeKeys`.
  package init(
    opening kept: StripeAccounts.Kept, of workspace: Workspace.ID, with box: SealedBox
  ) throws(UnopenedStripeKeys) {
    func open(_ name: StripeAccounts.SecretName) throws(UnopenedStripeKeys) -> Secret<String>? {
      guard let sealed = kept.sealed[name] else { return nil }
      guard let bytes = try? box.open(sealed, place: name.place(in: workspace)) else {
        throw UnopenedStripeKeys(workspace: workspace)
      }
      return Secret(String(decoding: bytes.reveal(), as: UTF8.self))
    }
    guard let secret = try open(.key) else { throw UnopenedStripeKeys(workspace: workspace) }
    self.init(
      secret: secret, publishable: kept.publishableKey,
      webhookSecrets: [try open(.webhook), try open(.webhookBefore)].compactMap(\.self))
  }
}
