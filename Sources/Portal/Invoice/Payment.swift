/// Money that came in, and where it went.
package struct Payment: Identified, Sendable {
  package static let prefix = "pay"

  package enum Kind: String, CaseIterable, Sendable {
    case received
    /// On its way.
    case processing
    case failed
    /// It went back.
    case refunded
  }

  package enum Method: String, CaseIterable, Sendable {
    case stripe
    case bankTransfer = "bank_transfer"
    case other
  }

  /// What of it is for one invoice, in minor units.
  package struct Part: Hashable, Sendable {
    package let invoice: Invoice.ID
    package let amount: Int64
    /// Of what went back, what is not asked for again; nil where that was not said: then it is all of it.
    package let waived: Int64?

    package init(invoice: Invoice.ID, amount: Int64, waived: Int64? = nil) {
      self.invoice = invoice
      self.amount = amount
      self.waived = waived
    }

    /// The same of a refund after which nothing is owed any more. What was a surplus was not owed before.
    /// - Parameter surplus: the invoice's, before the refund.
    package func waiving(above surplus: Int64) -> Part {
      Part(invoice: invoice, amount: amount, waived: max(0, amount - max(0, surplus)))
    }

    /// The same of a refund after which it is owed again.
    package var owedAgain: Part { Part(invoice: invoice, amount: amount, waived: 0) }
  }

  /// Why, and when, it was found that something was written down by mistake.
  package struct Undoing: Hashable, Sendable {
    package let on: Day
    package let reason: String

    package init(on day: Day, reason: String) {
      on = day
      self.reason = reason
    }
  }

  package let id: ID
  package let company: Company.ID
  package let kind: Kind
  package let method: Method
  package let amount: Money
  package let paidOn: Day
  package let reference: String
  /// The payment that went back; of money received, the refund that did not arrive (`isReturn`).
  package let refunds: ID?
  package var parts: [Part]
  /// Nil where it stands.
  package let undone: Undoing?

  package init(
    id: ID, company: Company.ID, kind: Kind, method: Method, amount: Money, paidOn: Day, reference: String,
    refunds: ID? = nil, parts: [Part], undone: Undoing? = nil
  ) {
    self.id = id
    self.company = company
    self.kind = kind
    self.method = method
    self.amount = amount
    self.paidOn = paidOn
    self.reference = reference
    self.refunds = refunds
    self.parts = parts
    self.undone = undone
  }

  /// Whether it is a refund that did not arrive, and so no money that a client sent.
  package var isReturn: Bool { kind == .received && refunds != nil }

  /// What is for no invoice, in minor units.
  package var unallocated: Int64 { amount.minor - parts.reduce(0) { $0 + $1.amount } }
}

/// A payment with what went back of it.
package struct PaymentFacts: Sendable {
  package let payment: Payment
  /// With those that were undone.
  package let refunds: [Payment]
  /// Of those refunds, the ones that did not arrive, each as the row that takes it back.
  package let returns: [Payment]
  /// What is on its way back and did not go yet, in minor units.
  package var underway: Int64 = 0

  package init(payment: Payment, refunds: [Payment], returns: [Payment] = []) {
    self.payment = payment
    self.refunds = refunds
    self.returns = returns
  }

  /// Those that count.
  package var standingRefunds: [Payment] { refunds.filter { $0.undone == nil } }

  /// What went back and stayed away, in minor units.
  package var returned: Int64 { back { $0.amount.minor } }

  /// What was not given back, in minor units.
  package var left: Int64 {
    payment.undone == nil ? payment.amount.minor - returned : 0
  }

  /// What may be given back still.
  package var refundable: Int64 { max(0, left - underway) }

  /// What came in, is there still, and is for no invoice: the company's credit.
  package var credit: Int64 {
    guard payment.kind == .received, !payment.isReturn, payment.undone == nil else { return 0 }
    return payment.unallocated - back { $0.unallocated }
  }

  /// What went back and stayed away, of whatever is counted.
  private func back(_ count: (Payment) -> Int64) -> Int64 {
    standingRefunds.reduce(0) { $0 + count($1) } - returns.reduce(0) { $0 + count($1) }
  }

  /// The parts of a refund: first what is for no invoice, then of the invoices, the last one first.
  package func parts(ofRefund amount: Int64) -> [Payment.Part] {
    var rest = amount - min(amount, max(0, credit))
    var parts: [Payment.Part] = []
    for part in payment.parts.reversed() where rest > 0 {
      let returned = back { back in
        back.parts.filter { $0.invoice == part.invoice }.reduce(0) { $0 + $1.amount }
      }
      let taken = min(rest, part.amount - returned)
      if taken > 0 { parts.append(Payment.Part(invoice: part.invoice, amount: taken)) }
      rest -= max(0, taken)
    }
    return parts
  }
}
