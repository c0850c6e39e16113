/// Which invoices the team looks at.
package enum BillingView: String, CaseIterable, Sendable {
  /// To be paid, late ones too.
  case open
  case overdue
  case drafts
  /// Nothing is owed any more: paid, refunded, credited; and the credit notes themselves.
  case settled
  case void

  package func has(_ entry: InvoiceEntry) -> Bool {
    switch entry.balance.state {
    case .draft: self == .drafts
    case .void: self == .void
    case .due, .partlyPaid: self == .open || (self == .overdue && entry.balance.state.isOverdue)
    case .processing: self == .open
    case .paid, .refunded, .credited: self == .settled
    }
  }
}

/// An invoice with how it stands on a day.
package struct InvoiceEntry: Sendable {
  package let facts: InvoiceFacts
  package let balance: InvoiceBalance

  package init(_ facts: InvoiceFacts, on today: Day) throws(MoneyError) {
    self.facts = facts
    balance = try facts.balance(on: today)
  }

  package var invoice: Invoice { facts.invoice }

  /// What a list shows of it: what is open, else what it adds up to.
  package var amount: Money { balance.state.isToPay ? balance.outstanding : balance.total }

  /// Whether it is what somebody looks for: by number, company, project, reference, what was done, or an amount as it
  /// is written.
  package func matches(_ search: String) -> Bool {
    let search = search.lowercased()
    if search.isEmpty { return true }
    let words =
      [invoice.number, facts.billed.name, invoice.reference] + invoice.projects.map(\.name)
      + invoice.lines.map(\.title)
    if words.contains(where: { $0.lowercased().contains(search) }) { return true }
    let digits = search.utf8.filter { (0x30...0x39).contains($0) }
    let isAmount = !digits.isEmpty && search.utf8.allSatisfy { $0 < 0x3A }
    guard isAmount else { return false }
    return [amount, balance.total].contains { money in
      String(money.minor.magnitude).utf8.starts(with: digits)
    }
  }
}

extension [Money] {
  /// One sum a currency, in the order of their codes.
  package func byCurrency() throws(MoneyError) -> [Money] {
    var sums: [Currency: Money] = [:]
    for money in self {
      sums[money.currency] = try (sums[money.currency] ?? .zero(money.currency)).adding(money)
    }
    return sums.values.sorted { $0.currency < $1.currency }
  }
}
