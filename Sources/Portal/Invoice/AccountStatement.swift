/// What a company was billed in one currency and what settled it: every entry with the balance after it, and since when
/// what is open is due.
///
/// The sums are those of `InvoiceBalance`: what is open is what is outstanding of each invoice, and money beyond that
/// stands apart. So the balance at the end is what is open less what was overpaid, whatever happened in between.
package struct AccountStatement: Hashable, Sendable {
  package let currency: Currency
  /// By their day.
  package let entries: [StatementEntry]
  package let ageing: Ageing
  /// What came in and is for nothing that is asked for, in minor units.
  package let overpaid: Int64
  /// Of what is open, what is on its way.
  package let processing: Int64
  /// What is open less what was overpaid.
  package let balance: Int64

  /// An invoice and `InvoiceTotals(of: invoice).total`: handed in because a page has worked them out already.
  package typealias Billed = (invoice: Invoice, total: Money)

  /// One a currency, in the order of their codes; none for a currency in which nothing happened.
  /// - Parameters:
  ///   - billed: with all that settles them. What they are worth as drafts is not counted; money that came in for one
  ///     that is void is.
  ///   - unallocated: what a company paid for no invoice is looked for in these.
  ///   - today: the day on which something is late.
  package static func statements(
    of billed: [Billed], and unallocated: [PaymentFacts] = [], on today: Day
  ) throws(MoneyError) -> [AccountStatement] {
    var ledgers: [Currency: Ledger] = [:]
    for (invoice, total) in billed where invoice.stage != .draft && invoice.kind == .invoice {
      try ledgers[invoice.currency, default: Ledger()].add(invoice, total, on: today)
    }
    for facts in unallocated {
      try ledgers[facts.payment.amount.currency, default: Ledger()].add(facts)
    }
    var statements: [AccountStatement] = []
    for (currency, ledger) in ledgers.sorted(by: { $0.key.code < $1.key.code }) where !ledger.isEmpty {
      statements.append(try AccountStatement(ledger, in: currency))
    }
    return statements
  }

  private init(_ ledger: Ledger, in currency: Currency) throws(MoneyError) {
    self.currency = currency
    ageing = ledger.ageing
    overpaid = ledger.overpaid
    processing = ledger.processing
    var balance: Int64 = 0
    var entries = ledger.entries.sorted(by: StatementEntry.isBefore)
    for place in entries.indices {
      balance = try Money.sum(balance, entries[place].amount)
      entries[place].balance = balance
    }
    self.entries = entries
    self.balance = balance
  }
}
