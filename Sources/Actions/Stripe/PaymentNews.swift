import Portal
import Store

extension StripeLedger {
  /// Lets people know where a payment stands now.
  func tell(_ kind: Payment.Kind, _ payment: Payment.ID, _ checkout: Checkout) throws {
    switch kind {
    // The page says it.
    case .processing: break
    case .failed:
      try addMoneyTask(payment.text, "A payment did not come: its invoices can be paid again")
      try context.mail(.paymentFailed(payment), to: .client(checkout.client), in: workspace.id)
    case .received:
      for part in checkout.parts {
        guard let invoice = try StripePayments.invoice(part.invoice, in: workspace.id, context.db),
          !invoice.isSent
        else { continue }
        try addMoneyTask(
          payment.text, "\(invoice.number) was paid after it was voided: give the money back in Stripe")
      }
      try context.mailReceived(
        payment, for: checkout.parts.map(\.invoice), by: checkout.client, in: workspace.id)
    case .refunded: break
    }
  }
}
