/// A payment in the team's list, with the names of whom and what it is about.
package struct PaymentLine: Sendable {
  package let facts: PaymentFacts
  package let company: String
  package let numbers: [(invoice: Invoice.ID, number: String)]

  package init(facts: PaymentFacts, company: String, numbers: [(invoice: Invoice.ID, number: String)]) {
    self.facts = facts
    self.company = company
    self.numbers = numbers
  }
}
