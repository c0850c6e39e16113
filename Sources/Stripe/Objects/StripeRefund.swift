import Portal
import PorticoCrypto

/// Money that was given back by one refund (docs.stripe.com/api/refunds/object). It has no `livemode` of its own.
package struct StripeRefund: Decodable, Hashable, Sendable {
  package let id: String
  package let amount: Int64
  package let currency: String
  package let charge: Reference?
  package let paymentIntent: Reference?
  /// `pending`, `requires_action`, `succeeded`, `failed`, `canceled`.
  package let status: String?
  /// `lost_or_stolen_card`, `expired_or_canceled_card` and others.
  package let failureReason: String?
  /// Seconds since 1970.
  package let created: Int64
  package let metadata: [String: String]?

  package enum State: Sendable {
    case pending
    case succeeded
    case failed
  }

  /// A status that this version does not know is one that is not settled.
  package var state: State {
    switch status {
    case "succeeded": .succeeded
    case "failed", "canceled": .failed
    default: .pending
    }
  }
}

/// What a refund is made of.
package struct NewStripeRefund: Sendable, Hashable {
  package let paymentIntent: String
  package let amount: StripeAmount
  /// In Stripe's words; empty for none.
  package let reason: String
  package let metadata: [(name: String, value: String)]

  package init(
    paymentIntent: String, amount: StripeAmount, reason: String, metadata: [(name: String, value: String)]
  ) {
    self.paymentIntent = paymentIntent
    self.amount = amount
    self.reason = reason
    self.metadata = metadata
  }

  var form: StripeForm {
    var form = StripeForm()
    form.set("payment_intent", paymentIntent)
    form.set("amount", amount.value)
    if !reason.isEmpty { form.set("reason", reason) }
    for (name, value) in metadata { form.set("metadata[\(name)]", value) }
    return form
  }

  package static func == (a: NewStripeRefund, b: NewStripeRefund) -> Bool { a.form == b.form }
  package func hash(into hasher: inout Hasher) { hasher.combine(form) }
}

extension StripeClient {
  package func create(_ refund: NewStripeRefund, idempotencyKey: String) async throws(StripeError)
    -> StripeRefund
  {
    try await post("/v1/refunds", refund.form, idempotencyKey: idempotencyKey)
  }

  /// All of one payment, the newest first. A payment has few: what lies beyond a hundred is not asked for.
  package func refunds(of paymentIntent: String) async throws(StripeError) -> [StripeRefund] {
    var query = StripeForm()
    query.set("payment_intent", paymentIntent)
    query.set("limit", 100)
    let list: StripeList<StripeRefund> = try await get("/v1/refunds", query)
    return list.data
  }
}
