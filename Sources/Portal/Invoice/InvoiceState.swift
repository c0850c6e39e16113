/// How an invoice stands on a day: derived, never stored.
package enum InvoiceState: Hashable, Sendable {
  case draft
  case void
  /// Nothing paid yet and not late.
  case due(Deadline)
  case partlyPaid(Deadline)
  /// What is owed is on its way.
  case processing(since: Day)
  case paid(on: Day)
  /// All that came in went back.
  case refunded(on: Day)
  /// Settled by credit notes alone; a credit note itself stands like this, too.
  case credited(on: Day)

  package var isOverdue: Bool {
    switch self {
    case .due(let deadline), .partlyPaid(let deadline): deadline.isLate
    default: false
    }
  }

  /// Whether a client is to act.
  package var isToPay: Bool {
    switch self {
    case .due, .partlyPaid: true
    default: false
    }
  }
}

/// An invoice's money on a day.
package struct InvoiceBalance: Hashable, Sendable {
  package let total: Money
  /// Received less refunded.
  package let paid: Money
  package let processing: Money
  /// What credit notes took away.
  package let credited: Money
  /// What is still owed, zero where more came in than was asked for.
  package let outstanding: Money
  /// What came in and is not (or no longer) asked for: to be given back, or to be kept for the next invoice.
  package let surplus: Money
  package let state: InvoiceState

  /// `total` is `InvoiceTotals(of: invoice).total`: handed in because a page needs the totals too.
  package init(of invoice: Invoice, total: Money, on today: Day) throws(MoneyError) {
    self.total = total
    var sums: [InvoicePayment.Kind: Int64] = [:]
    for payment in invoice.payments {
      sums[payment.kind] = try Money.sum(sums[payment.kind] ?? 0, payment.amount)
    }
    let received = sums[.received] ?? 0
    // A refund that its bank sent back is none.
    let refunded = try Money.difference(sums[.refunded] ?? 0, sums[.returned] ?? 0)
    let paid = try Money.difference(received, refunded)
    let processing = sums[.processing] ?? 0
    let credited = sums[.credited] ?? 0
    let asked = try Money.difference(total.minor, credited)
    // Money that went back is not asked for again: what the client owes is what never came in.
    let open = max(0, try Money.difference(asked, received))
    let surplus = max(0, try Money.difference(paid, asked))
    self.paid = Money(minor: paid, currency: invoice.currency)
    self.processing = Money(minor: processing, currency: invoice.currency)
    self.credited = Money(minor: credited, currency: invoice.currency)
    let isAsked = invoice.stage == .sent && invoice.kind == .invoice
    outstanding = Money(minor: isAsked ? open : 0, currency: invoice.currency)
    self.surplus = Money(minor: isAsked ? surplus : 0, currency: invoice.currency)

    let last = { (kind: InvoicePayment.Kind) in
      invoice.payments.filter { $0.kind == kind }.map(\.on).max() ?? invoice.issuedOn
    }
    let deadline = Deadline(invoice.dueOn, on: today)
    state =
      switch invoice.stage {
      case .draft: .draft
      case .void: .void
      case .sent:
        if invoice.kind == .creditNote {
          .credited(on: invoice.issuedOn)
        } else if refunded > 0, paid <= 0 {
          .refunded(on: last(.refunded))
        } else if open == 0, received == 0, credited > 0 {
          .credited(on: last(.credited))
        } else if open == 0 {
          .paid(on: last(.received))
        } else if processing >= open {
          .processing(since: last(.processing))
        } else if received > 0 {
          .partlyPaid(deadline)
        } else {
          .due(deadline)
        }
      }
  }
}
