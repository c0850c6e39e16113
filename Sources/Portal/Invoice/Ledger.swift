/// What a statement is made of, while it is put together.
struct Ledger {
  private(set) var entries: [StatementEntry] = []
  private(set) var ageing = Ageing()
  private(set) var overpaid: Int64 = 0
  private(set) var processing: Int64 = 0

  var isEmpty: Bool { entries.isEmpty && processing == 0 }

  /// An invoice with what settles it.
  mutating func add(_ invoice: Invoice, _ total: Money, on today: Day) throws(MoneyError) {
    let balance = try InvoiceBalance(of: invoice, total: total, on: today)
    var sum: Int64 = 0
    if invoice.stage == .sent {
      var entry = StatementEntry(.invoice, on: invoice.issuedOn, total.minor, of: invoice)
      entry.dueOn = invoice.dueOn
      entries.append(entry)
      sum = total.minor
    }
    for payment in invoice.payments {
      guard let entry = try StatementEntry(payment, of: invoice) else { continue }
      entries.append(entry)
      if let day = payment.undoneOn {
        entries.append(try entry.undone(on: day, of: invoice))
      } else {
        sum = try Money.sum(sum, entry.amount)
      }
    }
    let open = balance.outstanding.minor
    let surplus = invoice.stage == .sent ? balance.surplus.minor : max(0, try Money.difference(0, sum))
    try ageing.add(open, dueOn: invoice.dueOn, on: today)
    overpaid = try Money.sum(overpaid, surplus)
    if open > 0 { processing = try Money.sum(processing, balance.processing.minor) }
    try waive(try Money.difference(sum, try Money.difference(open, surplus)), of: invoice)
  }

  /// What is not asked for again: without this line the balance would ask for it.
  private mutating func waive(_ amount: Int64, of invoice: Invoice) throws(MoneyError) {
    guard amount != 0 else { return }
    let day =
      invoice.payments.filter { $0.kind == .refunded && $0.undoneOn == nil }.map(\.on).max()
      ?? invoice.issuedOn
    entries.append(StatementEntry(.waived, on: day, try Money.difference(0, amount), of: invoice))
  }

  /// What of a payment, and of what went back of it, is for no invoice.
  mutating func add(_ facts: PaymentFacts) throws(MoneyError) {
    guard facts.payment.kind == .received else { return }
    for payment in [facts.payment] + facts.refunds + facts.returns where payment.unallocated != 0 {
      let isRefund = payment.kind == .refunded
      let amount = try isRefund ? payment.unallocated : Money.difference(0, payment.unallocated)
      let kind: StatementEntry.Kind = isRefund ? .refunded : payment.refunds == nil ? .received : .returned
      var entry = StatementEntry(kind, on: payment.paidOn, amount, of: nil)
      entry.method = payment.method
      entries.append(entry)
      if let undone = payment.undone {
        entries.append(try entry.undone(on: undone.on, of: nil))
      } else {
        overpaid = try Money.difference(overpaid, amount)
      }
    }
  }
}

extension StatementEntry {
  /// Nil for what is only on its way.
  fileprivate init?(_ payment: InvoicePayment, of invoice: Invoice) throws(MoneyError) {
    switch payment.kind {
    case .processing: return nil
    case .received:
      self.init(.received, on: payment.on, try Money.difference(0, payment.amount), of: invoice)
    case .refunded: self.init(.refunded, on: payment.on, payment.amount, of: invoice)
    case .returned:
      self.init(.returned, on: payment.on, try Money.difference(0, payment.amount), of: invoice)
    case .credited:
      self.init(.creditNote, on: payment.on, try Money.difference(0, payment.amount), of: invoice)
    }
    method = payment.method
    note = payment.note
  }

  /// The same, taken back.
  fileprivate func undone(on day: Day, of invoice: Invoice?) throws(MoneyError) -> StatementEntry {
    var entry = StatementEntry(.undone, on: day, try Money.difference(0, amount), of: invoice)
    entry.method = method
    return entry
  }
}
