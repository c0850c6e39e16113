/// Takes one question to Stripe's servers: a closure, so that rules can be tested without any.
package struct StripeTransport: Sendable {
  package struct Question: Sendable {
    package let isPost: Bool
    /// `/v1/checkout/sessions?limit=1`.
    package let path: String
    /// In the order in which they are sent; none holds a line break.
    package let fields: [(name: String, value: String)]
    /// Nil: no body.
    package let body: [UInt8]?
  }

  package struct Reply: Sendable {
    package let status: Int
    package let body: [UInt8]

    package init(status: Int, body: [UInt8]) {
      self.status = status
      self.body = body
    }
  }

  /// - Throws: `StripeError.unreachable`.
  let ask: @Sendable (Question) async throws(StripeError) -> Reply

  package init(_ ask: @escaping @Sendable (Question) async throws(StripeError) -> Reply) {
    self.ask = ask
  }
}
