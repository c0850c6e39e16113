import Portal
import Store

extension StripeLedger {
  /// Lets people know where a payment stands now.
  func tell(_ kind: Payment.Kind, _ payment: Payment.ID, _ checkout: Checkout) throws {
    switch kind {
    // The page says it.
    case .processing: break
    case .failed: try addMoneyTask(payment.text, "A payment did not come: its invoices can be paid again")
    case .received:
      for part in checkout.parts {
        guard let invoice = try StripePayments.invoice(part.invoice, in: workspace.id, context.db),
          !invoice.isSent
        else { continue }
        try addMoneyTask(
          payment.text, "\(invoice.number) was paid after it was voided: give the money back in Stripe")
      }
    case .refunded: break
    }
  }
}
