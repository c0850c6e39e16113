/// One try to be paid (docs.stripe.com/api/payment_intents/object).
package struct PaymentIntent: Decodable, Hashable, Sendable {
  package let id: String
  package let amount: Int64
  package let amountReceived: Int64
  package let currency: String
  /// `succeeded`, `processing`, `requires_payment_method` and others.
  package let status: String
  package let metadata: [String: String]?
  package let livemode: Bool
}

/// Money that was taken, and what of it went back (docs.stripe.com/api/charges/object).
package struct Charge: Decodable, Hashable, Sendable {
  package let id: String
  package let amount: Int64
  package let amountCaptured: Int64
  /// Altogether, not by one refund.
  package let amountRefunded: Int64
  package let currency: String
  package let paymentIntent: Reference?
  package let metadata: [String: String]?
  package let livemode: Bool
}

/// Money that the payer's bank asks back (docs.stripe.com/api/disputes/object).
package struct Dispute: Decodable, Hashable, Sendable {
  package let id: String
  package let amount: Int64
  package let currency: String
  /// `won`, `lost`, `warning_closed`; others while it is open.
  package let status: String
  package let paymentIntent: Reference?
  package let charge: Reference?
  package let livemode: Bool
  /// `fraudulent`, `product_not_received` and others.
  package let reason: String?
  package let evidenceDetails: Evidence?

  /// By when the agency has to answer.
  package struct Evidence: Decodable, Hashable, Sendable {
    /// Seconds since 1970.
    package let dueBy: Int64?
  }

  package enum State: String, Sendable {
    case open
    case won
    case lost
  }

  package var state: State {
    switch status {
    case "lost": .lost
    // An inquiry that came to nothing took no money.
    case "won", "warning_closed", "prevented": .won
    default: .open
    }
  }
}
