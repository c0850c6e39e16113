import Actions
import HTTPTypes
import Logging
import Portal
import PorticoCrypto
import Store
import Stripe

/// Takes in what Stripe tells of itself. 200 only once it is written down: whatever else Stripe hears, it tells it again.
struct WebhookDesk: Sendable {
  /// Stripe's events are some kilobytes.
  static let bodyLimit = 1 << 20

  let records: Records
  let door: StripeDoor
  let runner: ActionRunner
  let wakePost: @Sendable () -> Void
  let logger: Logger

  func answer(_ visit: Visit) async throws -> Answer {
    guard let workspace = Workspace.ID(visit.part("workspace")),
      let account = try await door.account(of: workspace)
    else { return Answer(404, text: "there is no such webhook\n") }
    // The raw bytes: whatever was read and written again is not what was signed.
    let body = Array(try await visit.body(upTo: Self.bodyLimit).readableBytesView)
    let header = visit.headers[values: Self.signature]
    do throws(WebhookSignature.Refusal) {
      guard header.count == 1 else { throw .malformed }
      try WebhookSignature.check(
        Array(header[0].utf8), body: body, secrets: account.keys.webhookSecrets, now: visit.now.seconds)
    } catch {
      refuse(error, visit, workspace)
      return Answer(400, text: "the signature is not ours to believe\n")
    }
    guard let event = try? StripeEvent(json: body) else {
      logger.error("an event of Stripe's cannot be read", metadata: ["workspace": "\(workspace.text)"])
      return Answer(400, text: "this cannot be read\n")
    }
    let action = HandleStripeEvent(event, body: body, in: workspace)
    let from = visit.from
    let isNew = try await records.act { [runner] db in try runner.run(action, as: .stripe, from: from, db) }
    if isNew {
      wakePost()
      logger.info(
        "Stripe's event",
        metadata: ["event": "\(event.id)", "type": "\(event.type)", "workspace": "\(workspace.text)"])
    }
    return Answer(200, text: "thank you\n")
  }

  /// Without the body, which names people (threats.md, P-02). A clock that is wrong is the operator's to hear of.
  private func refuse(_ why: WebhookSignature.Refusal, _ visit: Visit, _ workspace: Workspace.ID) {
    SecurityEvent.forgedEvent.log(logger, workspace: workspace, network: visit.from)
    if case .outOfTime(let seconds) = why {
      logger.error(
        "an event that Stripe signed is out of time: is this machine's clock right?",
        metadata: ["seconds": "\(seconds)", "workspace": "\(workspace.text)"])
    }
  }

  private static let signature = HTTPField.Name("Stripe-Signature") ?? .from
}
