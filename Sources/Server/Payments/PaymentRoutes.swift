import Actions
import Portal

/// The addresses of payments by card.
struct PaymentRoutes: Sendable {
  let desk: CheckoutDesk
  let pay: PayDesk
  let webhooks: WebhookDesk

  var routes: [Route] {
    [
      Route(.post, "/c/{client}/billing/checkout", .client) { visit in
        let form = try await visit.form(upTo: 16 << 10, most: 200, repeated: ["invoice"])
        return try await desk.answer(visit, form.all)
      },
      Route(.post, "/c/{client}/billing/{invoice}/checkout", .client) { visit in
        let form = try await visit.form(upTo: 16 << 10, repeated: ["invoice"])
        return try await desk.answer(
          visit, form.all.merging(["invoice": visit.part("invoice")]) { _, fixed in fixed })
      },
      Route(.get, "/c/{client}/billing/pay", .client) { try await pay.form($0) },
      Route(.get, "/checkout/{checkout}", .session) { try await pay.checkout($0) },
      Route(.post, "/webhooks/stripe/{workspace}", .signer, bodyLimit: WebhookDesk.bodyLimit) {
        try await webhooks.answer($0)
      },
    ]
  }
}
