import Foundation

/// Something that happened at Stripe (docs.stripe.com/api/events/object), with what we read of its object.
package struct StripeEvent: Decodable, Hashable, Sendable {
  package let id: String
  package let type: String
  /// Seconds since 1970.
  package let created: Int64
  package let livemode: Bool
  /// Of a connected account; nil for the account's own.
  package let account: String?
  package let subject: Subject

  package enum Subject: Hashable, Sendable {
    case session(CheckoutSession)
    case intent(PaymentIntent)
    case charge(Charge)
    case refund(StripeRefund)
    case dispute(Dispute)
    /// Of a type that we do not ask for.
    case other
  }

  /// Those that a webhook endpoint has to be subscribed to.
  package static let wanted = [
    "checkout.session.completed", "checkout.session.async_payment_succeeded",
    "checkout.session.async_payment_failed", "checkout.session.expired", "payment_intent.succeeded",
    "payment_intent.payment_failed", "charge.refunded", "refund.created", "refund.updated", "refund.failed",
    "charge.refund.updated", "charge.dispute.created", "charge.dispute.updated",
    "charge.dispute.closed", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated",
  ]

  private enum Keys: String, CodingKey {
    case id
    case type
    case created
    case livemode
    case account
    case data
  }

  private enum DataKeys: String, CodingKey {
    case object
  }

  package init(from decoder: any Decoder) throws {
    let event = try decoder.container(keyedBy: Keys.self)
    id = try event.decode(String.self, forKey: .id)
    type = try event.decode(String.self, forKey: .type)
    created = try event.decode(Int64.self, forKey: .created)
    livemode = try event.decode(Bool.self, forKey: .livemode)
    account = try event.decodeIfPresent(String.self, forKey: .account)
    let data = try event.nestedContainer(keyedBy: DataKeys.self, forKey: .data)
    guard Self.wanted.contains(type) else {
      subject = .other
      return
    }
    subject =
      if type.hasPrefix("checkout.session.") {
        .session(try data.decode(CheckoutSession.self, forKey: .object))
      } else if type.hasPrefix("payment_intent.") {
        .intent(try data.decode(PaymentIntent.self, forKey: .object))
      } else if type.hasPrefix("refund.") || type == "charge.refund.updated" {
        .refund(try data.decode(StripeRefund.self, forKey: .object))
      } else if type.hasPrefix("charge.dispute.") {
        .dispute(try data.decode(Dispute.self, forKey: .object))
      } else {
        .charge(try data.decode(Charge.self, forKey: .object))
      }
  }

  /// - Throws: `StripeError.malformed`.
  package init(json: [UInt8]) throws(StripeError) {
    self = try StripeClient.decode(json)
  }
}

/// A page of a list (docs.stripe.com/api/pagination).
package struct StripeList<Item: Decodable & Sendable>: Decodable, Sendable {
  package let data: [Item]
  package let hasMore: Bool
}

/// Where Stripe sends events (docs.stripe.com/api/webhook_endpoints/object).
package struct WebhookEndpoint: Decodable, Hashable, Sendable {
  package let id: String
  package let url: String
  package let enabledEvents: [String]
  /// `enabled` or `disabled`.
  package let status: String

  /// What we need and it is not subscribed to.
  package var missing: [String] {
    enabledEvents.contains("*") ? [] : StripeEvent.wanted.filter { !enabledEvents.contains($0) }
  }
}

/// Whose keys they are (docs.stripe.com/api/accounts/object).
package struct StripeAccount: Decodable, Hashable, Sendable {
  package let id: String
  package let chargesEnabled: Bool?
}

extension StripeClient {
  /// An event with the bytes that it can be read from again.
  package struct ListedEvent: Sendable {
    package let id: String
    /// Nil where it is none that we can read: that holds up none of the others.
    package let event: StripeEvent?
    package let body: [UInt8]
  }

  /// The account's own events since then, newest first; at most 30 days are kept.
  /// - Parameters:
  ///   - since: seconds since 1970.
  ///   - before: the id of the last one of the page before.
  /// - Returns: a page of them, and whether there are more.
  package func events(since: Int64, before: String? = nil) async throws(StripeError) -> (
    page: [ListedEvent], hasMore: Bool
  ) {
    var query = StripeForm()
    query.set("limit", 100)
    query.set("created[gte]", since)
    for type in StripeEvent.wanted { query.set("types[]", type) }
    if let before { query.set("starting_after", before) }
    let bytes = try await bytes("/v1/events", query)
    guard let list = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
      let items = list["data"] as? [[String: Any]], let hasMore = list["has_more"] as? Bool
    else { throw .malformed("the list of events") }
    var page: [ListedEvent] = []
    for item in items {
      guard let id = item["id"] as? String, let body = try? JSONSerialization.data(withJSONObject: item)
      else {
        throw .malformed("an event")
      }
      page.append(ListedEvent(id: id, event: try? StripeEvent(json: Array(body)), body: Array(body)))
    }
    return (page, hasMore)
  }

  /// At most a hundred, which is more than an account may have.
  package func webhookEndpoints() async throws(StripeError) -> [WebhookEndpoint] {
    var query = StripeForm()
    query.set("limit", 100)
    let list: StripeList<WebhookEndpoint> = try await get("/v1/webhook_endpoints", query)
    return list.data
  }

  /// Whether the secret key is good, and whose it is.
  package func account() async throws(StripeError) -> StripeAccount {
    try await get("/v1/account")
  }
}
