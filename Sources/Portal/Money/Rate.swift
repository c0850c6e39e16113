/// A share such as a tax rate or a discount, in thousandths of a percent: 25.5 % is 25,500.
package struct Rate: Hashable, Comparable, Sendable {
  package let thousandths: Int64

  package init(thousandths: Int64) {
    self.thousandths = thousandths
  }

  package static let zero = Rate(thousandths: 0)
  /// 100 %.
  package static let whole = Rate(thousandths: 100_000)

  package static func < (a: Rate, b: Rate) -> Bool { a.thousandths < b.thousandths }
}

/// A quantity with up to four decimals: 0.5 is 5,000.
package struct Quantity: Hashable, Sendable {
  package let tenThousandths: Int64

  package init(tenThousandths: Int64) {
    self.tenThousandths = tenThousandths
  }

  package static let one = Quantity(tenThousandths: 10_000)
}
