/// An amount as Stripe counts it, which for a few currencies is not in the minor unit of ISO 4217
/// (docs.stripe.com/currencies: "Zero-decimal currencies", "Special cases", "Minimum and maximum charge amounts").
package struct StripeAmount: Hashable, Sendable {
  package let value: Int64
  package let currency: Currency

  /// Why an amount cannot be taken.
  package enum Refusal: Error, Hashable, Sendable {
    /// Stripe does not charge in it.
    case currency
    /// Less than Stripe takes; with the least.
    case tooSmall(Money)
    case tooLarge
    /// Of three decimals the last one has to be 0.
    case lastDigit
    /// Parts of a unit, of which Stripe takes only whole ones.
    case fraction
  }

  /// - Parameter isWhole: whether it is all that is charged; a part of it may be less than the least.
  /// - Throws: a refusal that the team is told; a client is shown the bank details then.
  package init(_ money: Money, isWhole: Bool = true) throws(Refusal) {
    let currency = money.currency
    guard !Self.unsupported.contains(currency.code) else { throw .currency }
    let least = Money(minor: Self.least(currency), currency: currency)
    guard money.minor >= (isWhole ? least.minor : 1) else { throw .tooSmall(least) }
    guard currency.exponent < 3 || money.minor.isMultiple(of: 10) else { throw .lastDigit }
    guard let value = try Self.scaled(money) else { throw .tooLarge }
    guard value <= Self.most(currency) else { throw .tooLarge }
    self.value = value
    self.currency = currency
  }

  private static func scaled(_ money: Money) throws(Refusal) -> Int64? {
    switch decimals(money.currency) - money.currency.exponent {
    case 2:
      let (value, overflow) = money.minor.multipliedReportingOverflow(by: 100)
      return overflow ? nil : value
    case -2:
      guard money.minor.isMultiple(of: 100) else { throw .fraction }
      return money.minor / 100
    default: return money.minor
    }
  }

  /// What an amount that Stripe tells is in our minor unit; nil where it is none that we could have asked for.
  package static func money(_ value: Int64, _ code: String) -> Money? {
    guard let currency = Currency(code.uppercased()), value >= 0 else { return nil }
    switch decimals(currency) - currency.exponent {
    case 2: return value.isMultiple(of: 100) ? Money(minor: value / 100, currency: currency) : nil
    case -2:
      let (minor, overflow) = value.multipliedReportingOverflow(by: 100)
      return overflow ? nil : Money(minor: minor, currency: currency)
    default: return Money(minor: value, currency: currency)
    }
  }

  /// ISK and UGX have none any more, and Stripe still counts their hundredths; the ariary's fifths it does not count.
  private static func decimals(_ currency: Currency) -> Int {
    switch currency.code {
    case "ISK", "UGX": 2
    case "MGA": 0
    default: currency.exponent
    }
  }

  /// In our minor unit. Where Stripe names none, its least is that of the account's own currency: that Stripe finds out.
  private static func least(_ currency: Currency) -> Int64 {
    minimums[currency.code] ?? 1
  }

  private static let minimums: [String: Int64] = [
    "USD": 50, "AED": 200, "AUD": 50, "BGN": 100, "BRL": 50, "CAD": 50, "CHF": 50, "CZK": 1500, "DKK": 250,
    "EUR": 50, "GBP": 30, "HKD": 400, "HUF": 17_500, "INR": 50, "JPY": 50, "MXN": 1000, "MYR": 200,
    "NOK": 300,
    "NZD": 50, "PLN": 200, "RON": 200, "SEK": 300, "SGD": 50, "THB": 1000,
  ]

  /// Eight digits, more for currencies of small units.
  private static func most(_ currency: Currency) -> Int64 {
    switch currency.code {
    case "IDR": 999_999_999_999
    case "COP", "HUF", "JPY", "LBP": 9_999_999_999
    case "INR": 999_999_999
    default: 99_999_999
    }
  }

  /// Of those in use (`Currency.all`).
  private static let unsupported: Set<String> = [
    "BTN", "CUP", "ERN", "GHS", "IQD", "IRR", "KPW", "LYD", "MRU", "SDG", "SSP", "STN", "SVC", "SYP", "TMT",
    "VED",
    "VES", "XCG", "ZWG",
  ]
}
