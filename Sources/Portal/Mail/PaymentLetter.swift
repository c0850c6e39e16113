extension LetterFacts {
  /// Money that came, did not come, or went back, as one reader may know of it.
  package struct Paid: Hashable, Sendable {
    package let amount: Money
    package let method: Payment.Method
    package let on: Day
    /// What of it is for which invoice.
    package let parts: [Part]

    package init(amount: Money, method: Payment.Method, on day: Day, parts: [Part]) {
      self.amount = amount
      self.method = method
      on = day
      self.parts = parts
    }

    package struct Part: Hashable, Sendable {
      package let number: String
      package let amount: Money
      /// What is left to pay of the invoice; zero where it is paid, nil where neither is to be said.
      package let rest: Money?

      package init(number: String, amount: Money, rest: Money?) {
        self.number = number
        self.amount = amount
        self.rest = rest
      }
    }
  }

  /// - Parameter kind: what has become of it must be still what the letter tells.
  static func money(
    _ letter: Letter.Kind, _ payment: Payment?, as kind: Payment.Kind, _ portal: ClientSnapshot
  ) throws(Absence) -> LetterFacts {
    guard let payment else { throw .notTheirs }
    guard payment.kind == kind, payment.undone == nil else { throw .over }
    // Colleagues may pay for what this reader does not see.
    let seen = payment.parts.compactMap { part in
      portal.invoices.first { $0.id == part.invoice }.map { (part: part, invoice: $0) }
    }
    guard let first = seen.first else { throw .notTheirs }
    let sum = seen.reduce(0) { $0 + $1.part.amount }
    var facts = LetterFacts(letter)
    facts.paid = Paid(
      amount: seen.count == payment.parts.count
        ? payment.amount : Money(minor: sum, currency: payment.amount.currency),
      method: payment.method, on: payment.paidOn,
      parts: seen.map { Paid.Part($0.part, of: $0.invoice, showingRest: kind == .received) })
    facts.page = seen.count == 1 ? "billing/\(first.invoice.id.text)/" : "billing/"
    facts.answers = first.invoice.projects.first.map { .project($0.id) } ?? .team
    return facts
  }
}

extension LetterFacts.Paid.Part {
  /// - Parameter invoice: with all that settles it.
  package init(_ part: Payment.Part, of invoice: Invoice, showingRest: Bool) {
    number = invoice.number
    amount = Money(minor: part.amount, currency: invoice.currency)
    rest = showingRest ? Self.rest(of: invoice) : nil
  }

  /// What is left is the same on every day.
  private static func rest(of invoice: Invoice) -> Money? {
    guard let total = try? InvoiceTotals(of: invoice).total,
      let balance = try? InvoiceBalance(of: invoice, total: total, on: invoice.dueOn)
    else { return nil }
    if case .paid = balance.state { return balance.outstanding }
    return balance.toPayNow
  }
}
