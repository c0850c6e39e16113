/// An invoice's amounts in the form that EN 16931 knows: without tax, and every sum the sum of what stands above it.
///
/// Where prices are without tax, these are the amounts of `InvoiceTotals`. Where they include it, the standard has no
/// such thing, and each line's amount without tax has to be derived. Rounding each by itself would not add up to what the
/// invoice says; so lines of one rate are taken one after the other, and each gets what the rounded sum grew by:
/// net(line n) = R(lines 1…n) − R(lines 1…n−1), R(x) = x / (1 + rate), rounded half away from zero. No line is off by more
/// than one minor unit, the lines add up to R(all of them), the discount is what is missing from there to the base that
/// the tax is on, and base, tax and total are those of `InvoiceTotals`, to the cent. Nothing is left for a rounding amount
/// (BT-114). The price of one unit is derived with four more decimals; the standard compares it with nothing.
package struct NetInvoice: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// Below zero where the price was: a price may not be (BR-27).
    package let quantity: Quantity
    /// Of one unit, in the minor unit's `10^-priceDecimals`.
    package let price: Int64
    /// What the line's own discount takes; below zero where it adds.
    package let reduction: Int64
    package let amount: Int64
    package let rate: Rate
  }

  /// What is taxed alike.
  package struct Group: Hashable, Sendable {
    package let rate: Rate
    /// What the invoice's discount takes from its lines; below zero where it adds.
    package let discount: Int64
    package let base: Int64
    package let tax: Int64
  }

  package let lines: [Line]
  package let priceDecimals: Int
  /// By rate, highest first, zero too.
  package let groups: [Group]
  package let currency: Currency
  /// What has been settled.
  package let prepaid: Int64

  /// Of the lines.
  package var sum: Int64 { lines.reduce(0) { $0 + $1.amount } }
  package var allowances: Int64 { groups.reduce(0) { $0 + max(0, $1.discount) } }
  package var charges: Int64 { groups.reduce(0) { $0 - min(0, $1.discount) } }
  package var base: Int64 { groups.reduce(0) { $0 + $1.base } }
  package var tax: Int64 { groups.reduce(0) { $0 + $1.tax } }
  package var total: Int64 { base + tax }
  package var due: Int64 { total - prepaid }

  /// Sums of sums must not trap: amounts are far from where they would.
  private static let largest: Int64 = 1 << 50
  private static let most = 1 << 12

  /// - Parameters:
  ///   - prepaid: what has been paid of it, in minor units.
  ///   - isTurned: with every sign turned round; for a credit note that is written below zero.
  package init(of invoice: Invoice, _ totals: InvoiceTotals, prepaid: Int64, isTurned: Bool = false)
    throws(MoneyError)
  {
    currency = invoice.currency
    let exponent = invoice.currency.exponent
    priceDecimals = invoice.pricesIncludeTax ? exponent + 4 : exponent
    var seen: [Rate: Int64] = [:]
    var lines: [Line] = []
    for (line, amount) in zip(invoice.lines, totals.lines) {
      lines.append(
        try Line(line, amount: amount, seen: &seen[line.taxRate, default: 0], invoice.pricesIncludeTax)
          .turned(isTurned))
    }
    self.lines = lines
    var groups: [Group] = []
    for group in totals.groups {
      let sum = invoice.pricesIncludeTax ? try group.tax.rate.without(group.sum) : group.sum
      groups.append(
        Group(
          rate: group.tax.rate,
          discount: try Money.difference(sum, group.tax.base).turned(isTurned),
          base: try group.tax.base.turned(isTurned), tax: try group.tax.amount.turned(isTurned)))
    }
    self.groups = groups
    self.prepaid = try prepaid.turned(isTurned)
    let amounts = lines.map(\.amount) + groups.flatMap { [$0.discount, $0.base, $0.tax] } + [prepaid]
    guard amounts.count < Self.most, amounts.allSatisfy({ $0.magnitude <= Self.largest }) else {
      throw .overflow
    }
  }
}

extension NetInvoice.Line {
  fileprivate init(
    _ line: InvoiceLine, amount: Int64, seen: inout Int64, _ includesTax: Bool
  ) throws(MoneyError) {
    let full = try Money.scaled(line.price, by: line.quantity.tenThousandths, over: 10_000)
    var net = amount
    var whole = full
    var price = line.price
    if includesTax {
      let before = try line.taxRate.without(seen)
      seen = try Money.sum(seen, amount)
      net = try Money.difference(line.taxRate.without(seen), before)
      whole = try line.taxRate.without(full)
      price = try Money.scaled(price, by: 10_000 * 100_000, over: 100_000 + line.taxRate.thousandths)
    }
    let isBelow = price < 0
    self.init(
      quantity: Quantity(tenThousandths: try line.quantity.tenThousandths.turned(isBelow)),
      price: try price.turned(isBelow), reduction: amount == full ? 0 : try Money.difference(whole, net),
      amount: net, rate: line.taxRate)
  }

  fileprivate func turned(_ isTurned: Bool) throws(MoneyError) -> NetInvoice.Line {
    NetInvoice.Line(
      quantity: Quantity(tenThousandths: try quantity.tenThousandths.turned(isTurned)), price: price,
      reduction: try reduction.turned(isTurned), amount: try amount.turned(isTurned), rate: rate)
  }
}

extension Int64 {
  /// With the other sign: the smallest number has none.
  fileprivate func turned(_ isTurned: Bool) throws(MoneyError) -> Int64 {
    isTurned ? try Money.difference(0, self) : self
  }
}

extension Rate {
  /// What an amount with the tax of this rate in it is without it.
  fileprivate func without(_ amount: Int64) throws(MoneyError) -> Int64 {
    try Money.scaled(amount, by: 100_000, over: 100_000 + thousandths)
  }
}
