import Markup
import Portal

/// An accountant's files, as bytes: a head, then rows. Pure: what a row is made of has been read.
///
/// The heads are English whoever asks and keep their names: programs find the columns by them, and a file made in
/// German has to fit one made in French. Add columns at the end; rename none.
package enum AccountSheet {
  package static func head(of kind: AccountKind) -> [UInt8] {
    let head =
      switch kind {
      case .invoices: InvoiceAccounts.head
      case .payments: PaymentAccounts.head
      case .taxes: TaxAccounts.head
      }
    return CSVWriter(head: head).bytes
  }

  /// - Parameter today: at the agency; how an invoice stands is as of this day.
  /// - Throws: where an invoice's sums do not fit: a file that leaves it out in silence would be wrong.
  package static func invoices(_ invoices: [InvoiceFacts], on today: Day) throws -> [UInt8] {
    var csv = CSVWriter()
    for facts in invoices {
      try named(facts) { () throws(MoneyError) in csv.row(try InvoiceAccounts.row(facts, on: today)) }
    }
    return csv.bytes
  }

  package static func payments(_ payments: [PaymentLine], in period: AccountPeriod) throws -> [UInt8] {
    var csv = CSVWriter()
    for line in payments {
      for row in try PaymentAccounts.rows(line, in: period) { csv.row(row) }
    }
    return csv.bytes
  }

  package static func taxes(_ invoices: [InvoiceFacts]) throws -> [UInt8] {
    var csv = CSVWriter()
    for facts in invoices {
      try named(facts) { () throws(MoneyError) in
        for row in try TaxAccounts.rows(facts) { csv.row(row) }
      }
    }
    return csv.bytes
  }

  private static func named(_ facts: InvoiceFacts, _ body: () throws(MoneyError) -> Void) throws(AccountFault)
  {
    do { try body() } catch { throw AccountFault(number: facts.invoice.number) }
  }
}

/// An invoice that adds up to more than there is room for.
package struct AccountFault: Error, CustomStringConvertible {
  package let number: String

  package var description: String {
    "the amounts of \(number) are too large to be added up, so no file with it can be made"
  }
}

extension Money {
  /// As bookkeeping counts what a document says: a credit note takes away, what is void counts for nothing.
  func counted(in invoice: Invoice) throws(MoneyError) -> Money {
    if invoice.stage == .void { return .zero(currency) }
    return invoice.kind == .creditNote ? try negated() : self
  }
}
