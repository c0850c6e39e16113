import Portal

/// An invoice with what follows from it on a day, worked out once for all the pages that show it. A class, as it is
/// handed around far more often than it is made.
final class Bill: Sendable {
  let invoice: Invoice
  let totals: InvoiceTotals
  let balance: InvoiceBalance

  init(_ invoice: Invoice, on today: Day) throws(PageFailure) {
    do {
      let totals = try InvoiceTotals(of: invoice)
      self.invoice = invoice
      self.totals = totals
      balance = try InvoiceBalance(of: invoice, total: totals.total, on: today)
    } catch {
      throw .invoice(invoice.number.isEmpty ? invoice.id.text : invoice.number, error)
    }
  }

  var isToPay: Bool { balance.state.isToPay }

  var isCreditNote: Bool { invoice.kind == .creditNote }

  /// What is to be seen at a glance: what is still owed, what was paid of it or went back, what it was about, or what it
  /// takes away.
  var headline: Money {
    if isCreditNote { return Money(minor: 0 &- balance.total.minor, currency: invoice.currency) }
    switch balance.state {
    case .due, .partlyPaid, .processing: return balance.outstanding
    case .refunded: return balance.refunded
    case .paid: return (try? balance.paid.subtracting(balance.surplus)) ?? balance.total
    case .draft, .void, .credited: return balance.total
    }
  }

  /// The projects that it is for, else its first line.
  func about(_ phrases: Phrases) -> String {
    guard invoice.projects.isEmpty else { return projects(phrases) }
    return Display.line(invoice.lines.first?.title ?? "")
  }

  func projects(_ phrases: Phrases) -> String {
    invoice.projects.map { Display.line($0.name) }.joined(separator: phrases.comma.text())
  }

  /// The most pressing first: by due date, then by number.
  static func isMorePressing(_ a: Bill, _ b: Bill) -> Bool {
    // NL-9 comes before NL-10.
    let (first, second) = (a.invoice.number.utf8.count, b.invoice.number.utf8.count)
    return (a.invoice.dueOn, first, a.invoice.number, a.invoice.id)
      < (b.invoice.dueOn, second, b.invoice.number, b.invoice.id)
  }
}
