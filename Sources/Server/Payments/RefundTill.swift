import Actions
import Portal
import Store
import Stripe

/// What is asked of Stripe to be given back. The refund was written down before; its id is the key under which Stripe does
/// it once, however often and by whomever it is asked: a form, a second click, the watch after the server was killed.
extension Till {
  /// Stripe keeps keys for a day at least (docs.stripe.com/api/idempotent_requests): later the same question could give
  /// back twice.
  private static let keySeconds: Int64 = 20 * 3600

  /// Asks for everything that was asked for of a payment and has no answer yet, for whoever looks at its page.
  func giveBack(of payment: Payment.ID, in workspace: Workspace.ID) async throws {
    let asked = try await records.read { db in
      try Refunds.of(payment, in: workspace, db).filter { $0.state == .asked }
    }
    for refund in asked { try await ask(for: refund, in: workspace, isSeen: true) }
  }

  /// The same for all that got no answer: asked by the command line, or before the server was killed.
  func giveBackWhatWaits(in workspace: Workspace.ID, at now: Instant) async throws {
    let asked = try await records.read { db in try Refunds.asked(in: workspace, db) }
    for refund in asked where !Task.isCancelled {
      let isOld = refund.askedAt.adding(seconds: Self.keySeconds) < now
      if try await hearRefunds(of: refund.payment, in: workspace).contains(where: { $0.is(refund) }) {
        continue
      }
      if isOld {
        try await refuse(refund, "unknown_to_stripe", isSeen: false, in: workspace)
      } else {
        try await ask(for: refund, in: workspace, isSeen: false)
      }
    }
  }

  /// What Stripe says of a payment's refunds, written down.
  /// - Throws: `StripeError`.
  @discardableResult
  func hearRefunds(of payment: Payment.ID, in workspace: Workspace.ID) async throws -> [StripeRefund] {
    let intent = try await records.read { db in try StripePayments.intent(of: payment, in: workspace, db) }
    guard let intent, let account = try await door.account(of: workspace) else { return [] }
    let refunds: [StripeRefund]
    do throws(StripeError) {
      refunds = try await account.client.refunds(of: intent)
    } catch .refused(404, _, _) {
      // The payment is none of this account's: its keys are others than those that it came by.
      return []
    }
    // The first one first, as they happened.
    try await take(refunds.reversed(), in: workspace)
    return refunds
  }

  private func take(_ refunds: [StripeRefund], in workspace: Workspace.ID) async throws {
    let action = TakeRefunds(refunds, in: workspace)
    try await records.act { [runner] db in try runner.run(action, as: .stripe, db) }
    wakePost()
  }

  private func ask(for refund: Refund, in workspace: Workspace.ID, isSeen: Bool) async throws {
    guard let account = try await door.account(of: workspace),
      let wish = try await wish(refund, in: workspace)
    else { return try await refuse(refund, "key", isSeen: isSeen, in: workspace) }
    let given: StripeRefund
    do throws(StripeError) {
      given = try await account.client.create(wish, idempotencyKey: refund.id.text)
    } catch {
      logger.error(
        "Stripe gave nothing back",
        metadata: ["error": "\(error)", "refund": "\(refund.id)", "workspace": "\(workspace.text)"])
      return try await settle(refund, after: error, isSeen: isSeen, in: workspace)
    }
    try await take([given], in: workspace)
  }

  /// Nil for what cannot be asked of Stripe.
  private func wish(_ refund: Refund, in workspace: Workspace.ID) async throws -> NewStripeRefund? {
    try await records.read { db in
      guard let intent = try StripePayments.intent(of: refund.payment, in: workspace, db),
        let currency = try Payments.facts(refund.payment, in: workspace, db)?.payment.amount.currency,
        let amount = try? StripeAmount(Money(minor: refund.amount, currency: currency), isWhole: false)
      else { return nil }
      return NewStripeRefund(
        paymentIntent: intent, amount: amount, reason: refund.reason.rawValue,
        metadata: [
          (StripeLedger.Mark.workspace, workspace.text), (StripeLedger.Mark.payment, refund.payment.text),
          (StripeLedger.Mark.refund, refund.id.text),
        ])
    }
  }

  private func settle(
    _ refund: Refund, after error: StripeError, isSeen: Bool, in workspace: Workspace.ID
  ) async throws {
    switch error {
    // Nobody knows whether it was done: the watch asks again with the same key.
    case .unreachable, .malformed: return
    case .key: try await refuse(refund, "key", isSeen: isSeen, in: workspace)
    case .failed, .refused:
      // Stripe may have done it all the same, or knows of refunds that we do not.
      let known: [StripeRefund]
      do {
        known = try await hearRefunds(of: refund.payment, in: workspace)
      } catch is StripeError {
        // A fault of Stripe's own leaves it open; a refusal does not.
        guard case .refused = error else { return }
        known = []
      }
      if known.contains(where: { $0.is(refund) }) { return }
      try await refuse(refund, error.refundWord, isSeen: isSeen, in: workspace)
    }
  }

  private func refuse(_ refund: Refund, _ why: String, isSeen: Bool, in workspace: Workspace.ID) async throws
  {
    let action = RefuseRefund(refund.id, why: why, isSeen: isSeen, in: workspace)
    try await records.act { [runner] db in try runner.run(action, as: .stripe, db) }
  }
}

extension StripeRefund {
  /// Whether it is the one that was asked for here.
  fileprivate func `is`(_ refund: Refund) -> Bool {
    id == refund.stripeID || metadata?[StripeLedger.Mark.refund] == refund.id.text
  }
}

extension StripeError {
  /// As it is kept with the refund: Stripe's code, else what it said.
  fileprivate var refundWord: String {
    switch self {
    case .refused(_, let code, let message): code.isEmpty ? message : code
    case .failed: "outage"
    case .key: "key"
    case .unreachable, .malformed: ""
    }
  }
}
