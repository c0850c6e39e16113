import Portal
import PorticoCrypto

/// A page of Stripe's on which one amount is paid once (docs.stripe.com/api/checkout/sessions/object).
package struct CheckoutSession: Decodable, Hashable, Sendable {
  package let id: String
  package let status: Status
  package let paymentStatus: PaymentStatus
  /// In Stripe's unit of the currency.
  package let amountTotal: Int64?
  package let currency: String?
  package let paymentIntent: Reference?
  package let metadata: [String: String]?
  package let livemode: Bool
  /// For mounting it, while it is open.
  package let clientSecret: String?
  /// Of Stripe's own page, while it is open.
  package let url: String?

  package enum Status: String, Decodable, Sendable {
    case open
    case complete
    case expired
  }

  package enum PaymentStatus: String, Decodable, Sendable {
    case paid
    case unpaid
    case noPaymentRequired = "no_payment_required"
  }
}

/// An id, or the whole object where that was asked for.
package struct Reference: Decodable, Hashable, Sendable {
  package let id: String

  package init(id: String) {
    self.id = id
  }

  package init(from decoder: any Decoder) throws {
    if let id = try? decoder.singleValueContainer().decode(String.self) {
      self.id = id
    } else {
      id = try decoder.container(keyedBy: Keys.self).decode(String.self, forKey: .id)
    }
  }

  private enum Keys: String, CodingKey {
    case id
  }
}

/// What a session is made of.
package struct NewCheckoutSession: Sendable {
  /// Where it is paid.
  package enum Place: Sendable, Hashable {
    /// Within a page of ours; afterwards the browser goes there.
    case embedded(back: String)
    /// On Stripe's page; where it leads from there, paid and not paid.
    case hosted(paid: String, unpaid: String)
  }

  package struct Item: Sendable, Hashable {
    package let name: String
    package let amount: StripeAmount

    package init(name: String, amount: StripeAmount) {
      self.name = name
      self.amount = amount
    }
  }

  /// All in one currency.
  package let items: [Item]
  package let place: Place
  package let email: String
  /// Seconds since 1970; from half an hour to a day from now.
  package let expiresAt: Int64
  /// On the session, on its payment intent and so on its charge.
  package let metadata: [(name: String, value: String)]
  /// BCP 47; one that Stripe has no words for is left to the browser.
  package let language: String

  package init(
    items: [Item], place: Place, email: String, expiresAt: Int64, metadata: [(name: String, value: String)],
    language: String
  ) {
    self.items = items
    self.place = place
    self.email = email
    self.expiresAt = expiresAt
    self.metadata = metadata
    self.language = language
  }

  var form: StripeForm {
    var form = StripeForm()
    form.set("mode", "payment")
    switch place {
    case .embedded(let back):
      form.set("ui_mode", "embedded_page")
      form.set("return_url", back)
    case .hosted(let paid, let unpaid):
      form.set("ui_mode", "hosted_page")
      form.set("success_url", paid)
      form.set("cancel_url", unpaid)
    }
    for (place, item) in items.enumerated() {
      let line = "line_items[\(place)]"
      form.set("\(line)[quantity]", 1)
      form.set("\(line)[price_data][currency]", item.amount.currency.code.lowercased())
      form.set("\(line)[price_data][unit_amount]", item.amount.value)
      form.set("\(line)[price_data][product_data][name]", item.name)
    }
    if !email.isEmpty { form.set("customer_email", email) }
    form.set("expires_at", expiresAt)
    for (name, value) in metadata {
      form.set("metadata[\(name)]", value)
      form.set("payment_intent_data[metadata][\(name)]", value)
    }
    form.set("locale", Self.locale(language))
    return form
  }

  /// Of those that Checkout has (docs.stripe.com/js/appendix/supported_locales), those that our pages come in.
  private static func locale(_ language: String) -> String {
    let language = String(language.prefix { $0 != "-" }).lowercased()
    return ["en", "de", "fr", "es"].contains(language) ? language : "auto"
  }
}

extension StripeClient {
  package func create(_ session: NewCheckoutSession, idempotencyKey: String) async throws(StripeError)
    -> CheckoutSession
  {
    try await post("/v1/checkout/sessions", session.form, idempotencyKey: idempotencyKey)
  }

  package func checkoutSession(_ id: String) async throws(StripeError) -> CheckoutSession {
    try await get("/v1/checkout/sessions/\(Percent.encoded(id))")
  }

  /// - Throws: `refused` for one that is not open.
  package func expire(_ id: String) async throws(StripeError) -> CheckoutSession {
    try await post("/v1/checkout/sessions/\(Percent.encoded(id))/expire", StripeForm(), idempotencyKey: nil)
  }
}
