import Actions
import Portal
import PorticoCrypto
import Server
import Store

/// Stripe's keys from the environment: for the first workspace, as long as it has none of its own.
struct StripeDefaults: Sendable {
  let secret: Secret<String>
  let publishable: String
  let webhookSecret: Secret<String>

  /// Nil where none is set.
  init?(secret: String, publishable: String, webhookSecret: String) {
    if secret.isEmpty { return nil }
    self.secret = Secret(secret)
    self.publishable = publishable
    self.webhookSecret = Secret(webhookSecret)
  }

  /// Stripe is reached by https; plain http is for a stand-in on this machine.
  static func place(apiBase: String, script: String) throws -> StripeSettings {
    for (name, address) in [("STRIPE_API_BASE", apiBase), ("STRIPE_JS_URL", script)] {
      let isLocal = ["http://127.0.0.1:", "http://localhost:"].contains { address.hasPrefix($0) }
      guard address.hasPrefix("https://") || isLocal, !address.hasSuffix("/") else {
        throw Failure("\(name): \(address) is not an address such as https://api.stripe.com.")
      }
    }
    return StripeSettings(apiBase: apiBase, script: script)
  }

  /// Connects the first workspace with them, as its owner would.
  func connect(_ installation: Installation) throws {
    let found = try installation.store.read { db -> (Workspace.ID, Member.ID)? in
      guard let workspace = try Workspaces.ids(db).first,
        try StripeAccounts.of(workspace, db) == nil,
        let owner = try Leads.member(for: nil, in: workspace, db)
      else { return nil }
      return (workspace, owner)
    }
    guard let (workspace, owner) = found else { return }
    let given = [
      "secret_key": secret.reveal(), "publishable_key": publishable, "webhook_secret": webhookSecret.reveal(),
    ]
    do {
      _ = try installation.actions.run(
        ConnectStripe.read(given, isStrict: true), as: .member(owner, workspace: workspace, role: .owner))
    } catch {
      throw Failure("STRIPE_SECRET_KEY, STRIPE_PUBLISHABLE_KEY, STRIPE_WEBHOOK_SECRET: \(error)")
    }
  }
}
