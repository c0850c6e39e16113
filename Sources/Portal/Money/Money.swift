/// An amount in integer minor units of its currency. Never floating point.
package struct Money: Hashable, Sendable {
  /// Cents, yen, fils: what `currency.exponent` says.
  package let minor: Int64
  package let currency: Currency

  package init(minor: Int64, currency: Currency) {
    self.minor = minor
    self.currency = currency
  }

  package static func zero(_ currency: Currency) -> Money { Money(minor: 0, currency: currency) }

  package var isZero: Bool { minor == 0 }
}

/// Arithmetic that an invoice needs and that would otherwise trap or lose money in silence.
package enum MoneyError: Error, Equatable {
  /// The result does not fit in 64 bits.
  case overflow
  /// Two currencies were added.
  case mixedCurrencies(Currency, Currency)
}

extension Money {
  package func adding(_ other: Money) throws(MoneyError) -> Money {
    guard currency == other.currency else { throw .mixedCurrencies(currency, other.currency) }
    return Money(minor: try Money.sum(minor, other.minor), currency: currency)
  }

  package func subtracting(_ other: Money) throws(MoneyError) -> Money {
    guard currency == other.currency else { throw .mixedCurrencies(currency, other.currency) }
    return Money(minor: try Money.difference(minor, other.minor), currency: currency)
  }

  /// With the other sign.
  package func negated() throws(MoneyError) -> Money {
    Money(minor: try Money.difference(0, minor), currency: currency)
  }

  static func sum(_ a: Int64, _ b: Int64) throws(MoneyError) -> Int64 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    guard !overflow else { throw .overflow }
    return sum
  }

  /// Not the sum with the negative: the smallest number has none.
  static func difference(_ a: Int64, _ b: Int64) throws(MoneyError) -> Int64 {
    let (difference, overflow) = a.subtractingReportingOverflow(b)
    guard !overflow else { throw .overflow }
    return difference
  }

  /// `value * numerator / denominator`, half away from zero, exact in between (128 bits).
  /// Commercial rounding: what invoices and tax offices expect. Signs are those of a fraction; over zero nothing fits.
  static func scaled(_ value: Int64, by numerator: Int64, over denominator: Int64) throws(MoneyError) -> Int64
  {
    guard denominator != 0 else { throw .overflow }
    let product = Int128(value) * Int128(numerator) * Int128(denominator.signum())
    let divisor = Int128(denominator.magnitude)
    let rounded = (product >= 0 ? product + divisor / 2 : product - divisor / 2) / divisor
    guard let result = Int64(exactly: rounded) else { throw .overflow }
    return result
  }
}
