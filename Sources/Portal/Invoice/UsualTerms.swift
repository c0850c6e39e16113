/// How a company is usually billed: what a new invoice for it begins with.
package struct UsualTerms: Hashable, Sendable {
  package let currency: Currency
  package let pricesIncludeTax: Bool
  package let isReverseCharge: Bool

  package init(currency: Currency, pricesIncludeTax: Bool = false, isReverseCharge: Bool = false) {
    self.currency = currency
    self.pricesIncludeTax = pricesIncludeTax
    self.isReverseCharge = isReverseCharge
  }
}
