import Actions
import Portal
import Store
import Stripe

extension Examination {
  /// So long a refund may wait for Stripe's answer.
  private static let refundSeconds: Int64 = 600

  /// Whether the workspaces that take cards can, and whether Stripe tells us what we have to know.
  func stripe(_ installation: Installation) async throws -> [Finding] {
    var findings: [Finding] = []
    for workspace in try installation.store.read(StripeAccounts.workspaces) {
      guard let kept = try installation.store.read({ db in try StripeAccounts.of(workspace, db) }) else {
        continue
      }
      findings.append(await account(kept, of: workspace, installation))
      let late = try installation.store.read { db in try Refunds.asked(in: workspace, db) }
        .filter { $0.askedAt.adding(seconds: Self.refundSeconds) < settings.now() }
      if !late.isEmpty {
        findings.append(
          Finding(
            state: .warning, subject: "Stripe",
            detail:
              "\(late.count) refunds of \(workspace) have no answer of Stripe's yet: `portico serve` asks once a minute"
          ))
      }
      let strange = try installation.store.read { db in try StripeEvents.quarantined(in: workspace, db) }
      if let first = strange.first {
        findings.append(
          Finding(
            state: .bad, subject: "Stripe",
            detail:
              "\(strange.count) events of \(workspace) are not what was asked for, the first one \(first.id): "
              + "\(first.quarantine). Look it up in Stripe's dashboard; the owner has a task about it"))
      }
    }
    return findings
  }

  private func account(
    _ kept: StripeAccounts.Kept, of workspace: Workspace.ID, _ installation: Installation
  ) async -> Finding {
    do {
      let keys = try StripeKeys(opening: kept, of: workspace, with: try installation.keys().sealing)
      let client = StripeClient(keys: keys, transport: .curl(base: settings.stripe.apiBase))
      _ = try await client.account()
      return try await hooks(client, keys, of: workspace)
    } catch let error as StripeError where error.isPassing {
      return Finding(state: .warning, subject: "Stripe", detail: "\(error). Payments wait until it answers")
    } catch {
      return Finding(
        state: .bad, subject: "Stripe",
        detail: "\(workspace): \(error). `portico do stripe.connect` takes new keys")
    }
  }

  private func hooks(_ client: StripeClient, _ keys: StripeKeys, of workspace: Workspace.ID) async throws
    -> Finding
  {
    let path = "/webhooks/stripe/\(workspace.text)"
    let endpoints = try await client.webhookEndpoints().filter {
      $0.url.hasSuffix(path) && $0.status == "enabled"
    }
    guard let endpoint = endpoints.first, !keys.webhookSecrets.isEmpty else {
      return Finding(
        state: .warning, subject: "Stripe",
        detail:
          "\(workspace) hears of payments by asking, once a minute. Add \(settings.baseURL.text)\(path) to "
          + "Stripe's webhooks, and connect again with its whsec_… to hear of them at once")
    }
    let missing = endpoint.missing
    guard missing.isEmpty else {
      return Finding(
        state: .warning, subject: "Stripe",
        detail:
          "the webhook of \(workspace) is not subscribed to \(missing.joined(separator: ", ")): add them there"
      )
    }
    return Finding(
      state: .good, subject: "Stripe",
      detail:
        "\(workspace) takes cards with \(keys.isLive ? "live" : "test") keys, and its webhook has all events")
  }
}
