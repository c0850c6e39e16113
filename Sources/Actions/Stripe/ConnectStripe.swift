import Portal
import PorticoCrypto
import Store
import Stripe

/// Lets clients pay by card: the keys of the workspace's Stripe account, sealed.
package struct ConnectStripe: TeamAction {
  package static let name = "stripe.connect"
  package static let summary = "let clients pay by card, with the keys of your Stripe account"
  package static let isOnce = false

  private static let secret = Input.line("secret_key", 1...255, "sk_live_…, or a restricted rk_live_…")
  private static let publishable = Input.line("publishable_key", 1...255, "pk_live_…")
  private static let webhook = Input.line(
    "webhook_secret", 0...255, "whsec_…, as Stripe shows it for the endpoint")
  package static let inputs = [secret.about, publishable.about, webhook.about]

  let secret: Secret<String>
  let publishable: String
  let webhook: Secret<String>?

  package init(_ inputs: inout Inputs) {
    secret = Secret(inputs(Self.secret))
    publishable = inputs(Self.publishable)
    webhook = inputs.given(Self.webhook).flatMap { $0.isEmpty ? nil : Secret($0) }
  }

  package func authorize(_ context: ActionContext) throws { try context.demandOwner("connects Stripe") }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    var problems: [Problem] = []
    if let why = StripeKeys.problem(secret: secret.reveal()) { problems.append(Problem("secret_key", why)) }
    if let why = StripeKeys.problem(publishable: publishable) {
      problems.append(Problem("publishable_key", why))
    }
    if let webhook, let why = StripeKeys.problem(webhookSecret: webhook.reveal()) {
      problems.append(Problem("webhook_secret", why))
    }
    if problems.isEmpty, StripeKeys.isLive(secret.reveal()) != publishable.hasPrefix("pk_live_") {
      problems.append(
        Problem(
          "publishable_key", "is of another mode than the secret key: both have to be live, or both test"))
    }
    return problems
  }

  package func perform(_ context: ActionContext) throws -> Done<Workspace.ID> {
    let (_, workspace) = try context.team()
    try store(in: workspace, context)
    return Done(workspace, workspace: workspace, subject: workspace.text)
  }

  private func store(in workspace: Workspace.ID, _ context: ActionContext) throws {
    let (db, now) = (context.db, context.now)
    try seal(secret, as: .key, in: workspace, context)
    if let webhook {
      if let before = try StripeAccounts.of(workspace, db)?.sealed[.webhook] {
        try context.moveWebhookSecret(before, unlike: webhook, in: workspace)
      }
      try seal(webhook, as: .webhook, in: workspace, context)
    }
    try StripeAccounts.put(
      publishableKey: publishable, isLive: StripeKeys.isLive(secret.reveal()), eventsFrom: now.seconds,
      in: workspace, at: now, db)
  }

  private func seal(
    _ secret: Secret<String>, as name: StripeAccounts.SecretName, in workspace: Workspace.ID,
    _ context: ActionContext
  ) throws {
    let sealed = try context.outside.sealing().seal(
      Secret(Array(secret.reveal().utf8)), place: name.place(in: workspace), random: context.outside.random)
    try StripeAccounts.putSecret(name, sealed: sealed, in: workspace, at: context.now, context.db)
  }
}

extension ActionContext {
  /// The one before goes on counting: Stripe signs with both for a while when a secret is rolled.
  fileprivate func moveWebhookSecret(
    _ sealed: [UInt8], unlike fresh: Secret<String>, in workspace: Workspace.ID
  ) throws {
    let box = try outside.sealing()
    let (here, there) = (
      StripeAccounts.SecretName.webhook.place(in: workspace),
      StripeAccounts.SecretName.webhookBefore.place(in: workspace)
    )
    guard let old = try? box.open(sealed, place: here), old.reveal() != Array(fresh.reveal().utf8) else {
      return
    }
    let moved = try box.seal(old, place: there, random: outside.random)
    try StripeAccounts.putSecret(.webhookBefore, sealed: moved, in: workspace, at: now, db)
  }

  func demandOwner(_ what: String) throws {
    guard case .member(_, _, .owner) = actor else {
      throw ActionError.forbidden("only the owner \(what)")
    }
  }
}

/// Takes the keys away: nobody pays by card any more.
package struct DisconnectStripe: TeamAction {
  package static let name = "stripe.disconnect"
  package static let summary = "end paying by card, and forget the keys"
  package static let isOnce = false
  package static let inputs: [InputAbout] = []

  package init(_ inputs: inout Inputs) {}

  package func authorize(_ context: ActionContext) throws { try context.demandOwner("disconnects Stripe") }

  package func perform(_ context: ActionContext) throws -> Done<Workspace.ID> {
    let (_, workspace) = try context.team()
    let isThere = try StripeAccounts.of(workspace, context.db) != nil
    try StripeAccounts.remove(from: workspace, context.db)
    return Done(workspace, workspace: workspace, subject: workspace.text, isChange: isThere)
  }
}
