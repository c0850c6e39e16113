/// What an invoice adds up to.
///
/// The rounding rule, everywhere the same: each line is quantity × price, rounded half away from zero to the
/// currency's minor unit, less its discount (rounded the same way). The invoice's discount is taken from each tax
/// rate's lines: a share of each, or an amount spread in proportion, the last rate taking what rounding left (lines that
/// add up to zero have no proportions, so an amount takes nothing from them). Tax is computed once per rate on the sum
/// of its lines, never per line. All in integers; a sum that does not fit in 64 bits is an error.
package struct InvoiceTotals: Hashable, Sendable {
  /// One per line, after the line's own discount.
  package let lines: [Int64]
  package let subtotal: Int64
  /// What the invoice's discount takes away; not negative for a discount.
  package let discount: Int64
  /// By rate, highest first; zero rates are left out.
  package let taxes: [Tax]
  /// By rate, highest first, zero rates too.
  package let groups: [Group]
  package let total: Money

  package struct Tax: Hashable, Sendable {
    package let rate: Rate
    /// What the tax is on, without it.
    package let base: Int64
    package let amount: Int64
  }

  /// The lines of one rate.
  package struct Group: Hashable, Sendable {
    /// What its lines add up to.
    package let sum: Int64
    /// What the invoice's discount takes from them.
    package let discount: Int64
    package let tax: Tax
  }

  package init(of invoice: Invoice) throws(MoneyError) {
    var lines: [Int64] = []
    for line in invoice.lines { lines.append(try line.amount()) }
    self.lines = lines
    subtotal = try lines.reduceChecked()

    let groups = try TaxGroup.groups(of: invoice.lines, amounts: lines)
    let discounts = try TaxGroup.spread(invoice.discount, over: groups, subtotal: subtotal)
    discount = try discounts.reduceChecked()

    var parts: [Group] = []
    var total: Int64 = 0
    for (group, discount) in zip(groups, discounts) {
      let tax = try group.tax(after: discount, included: invoice.pricesIncludeTax)
      parts.append(Group(sum: group.sum, discount: discount, tax: tax))
      total = try Money.sum(total, try Money.sum(tax.base, tax.amount))
    }
    self.groups = parts
    taxes = parts.map(\.tax).filter { $0.rate != .zero }
    self.total = Money(minor: total, currency: invoice.currency)
  }
}

extension InvoiceLine {
  /// Quantity × price, less the discount.
  func amount() throws(MoneyError) -> Int64 {
    let full = try Money.scaled(price, by: quantity.tenThousandths, over: 10_000)
    return try Money.difference(full, try discount.taken(from: full))
  }
}

extension Discount {
  func taken(from amount: Int64) throws(MoneyError) -> Int64 {
    switch self {
    case .none: 0
    case .rate(let rate): try Money.scaled(amount, by: rate.thousandths, over: 100_000)
    case .amount(let minor): minor
    }
  }
}

/// The lines of one tax rate.
private struct TaxGroup {
  let rate: Rate
  var sum: Int64

  static func groups(of lines: [InvoiceLine], amounts: [Int64]) throws(MoneyError) -> [TaxGroup] {
    var groups: [TaxGroup] = []
    for (line, amount) in zip(lines, amounts) {
      if let place = groups.firstIndex(where: { $0.rate == line.taxRate }) {
        groups[place].sum = try Money.sum(groups[place].sum, amount)
      } else {
        groups.append(TaxGroup(rate: line.taxRate, sum: amount))
      }
    }
    return groups.sorted { $0.rate > $1.rate }
  }

  static func spread(_ discount: Discount, over groups: [TaxGroup], subtotal: Int64) throws(MoneyError)
    -> [Int64]
  {
    var shares: [Int64] = []
    guard case .amount(let amount) = discount else {
      for group in groups { shares.append(try discount.taken(from: group.sum)) }
      return shares
    }
    if subtotal == 0 { return groups.map { _ in 0 } }
    var rest = amount
    for group in groups.dropLast() {
      let share = try Money.scaled(amount, by: group.sum, over: subtotal)
      shares.append(share)
      rest = try Money.difference(rest, share)
    }
    return shares + [rest]
  }

  func tax(after discount: Int64, included: Bool) throws(MoneyError) -> InvoiceTotals.Tax {
    let amount = try Money.difference(sum, discount)
    if included {
      let base = try Money.scaled(amount, by: 100_000, over: 100_000 + rate.thousandths)
      return InvoiceTotals.Tax(rate: rate, base: base, amount: try Money.difference(amount, base))
    }
    return InvoiceTotals.Tax(
      rate: rate, base: amount, amount: try Money.scaled(amount, by: rate.thousandths, over: 100_000))
  }
}

extension [Int64] {
  fileprivate func reduceChecked() throws(MoneyError) -> Int64 {
    var sum: Int64 = 0
    for value in self { sum = try Money.sum(sum, value) }
    return sum
  }
}
