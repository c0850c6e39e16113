/// A payment in the team's list, with the names of whom and what it is about.
package struct PaymentLine: Sendable {
  package let facts: PaymentFacts
  package let company: String
  package let numbers: [(invoice: Invoice.ID, number: String)]
  /// Stripe's own id of it (`pi_…`), of what went back that of the payment; empty where Stripe had no part in it.
  package var intent = ""

  /// By which an accountant finds it elsewhere.
  package var reference: String { facts.payment.reference.isEmpty ? intent : facts.payment.reference }

  package init(facts: PaymentFacts, company: String, numbers: [(invoice: Invoice.ID, number: String)]) {
    self.facts = facts
    self.company = company
    self.numbers = numbers
  }
}
