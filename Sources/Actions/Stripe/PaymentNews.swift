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
      for part in checkout.parts { try tellOfTooMuch(payment, part.invoice) }
      try context.mailReceived(
        payment, for: checkout.parts.map(\.invoice), by: checkout.client, in: workspace.id)
    case .refunded: break
    }
  }

  /// What was voided, credited or paid otherwise while somebody had Stripe's form open.
  private func tellOfTooMuch(_ payment: Payment.ID, _ id: Invoice.ID) throws {
    guard let facts = try InvoiceReader.facts(id, in: workspace.id, context.db) else { return }
    let number = facts.invoice.number
    if facts.invoice.stage != .sent {
      try addMoneyTask(payment.text, "\(number) was paid after it was voided: give the money back in Stripe")
    } else if let surplus = try? facts.balance(on: day).surplus, surplus.minor > 0 {
      try addMoneyTask(
        payment.text,
        "\(number) was paid \(surplus.plain) \(surplus.currency.code) too much: give that back, or keep it for another invoice"
      )
    }
  }
}
