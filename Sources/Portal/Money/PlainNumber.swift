/// Numbers as a form is filled with them and as they are read back: digits and a point, in no locale.
enum PlainNumber {
  static func text(_ value: Int64, places: Int, least: Int) -> String {
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.utf8.count)) + digits
    let whole = padded.prefix(padded.utf8.count - places)
    var decimals = padded.suffix(places)
    while decimals.utf8.count > least, decimals.last == "0" { decimals.removeLast() }
    return (value < 0 ? "-" : "") + whole + (decimals.isEmpty ? "" : ".\(decimals)")
  }
}

extension PlainNumber {
  /// As somebody would type it, and as it is read back: three decimals behind one to three digits could be thousands, so
  /// they are never written alone.
  static func typed(_ value: Int64, places: Int, least: Int) -> String {
    let text = text(value, places: places, least: least)
    let parts = text.utf8.split(separator: UInt8(ascii: "."))
    let hasThreeDecimals = parts.count == 2 && parts[1].count == 3
    return hasThreeDecimals ? text + "0" : text
  }
}

extension Money {
  /// `1250.00`, for a field: `1.25` and `1.2340` dinar.
  package var typed: String {
    PlainNumber.typed(minor, places: currency.exponent, least: min(currency.exponent, 2))
  }

  /// `1250.00`, with all decimals of the currency.
  package var plain: String { PlainNumber.text(minor, places: currency.exponent, least: currency.exponent) }
}

extension Rate {
  /// `25.5`
  package var plain: String { PlainNumber.text(thousandths, places: 3, least: 0) }
}

extension Quantity {
  /// `2.1250`, for a field.
  package var typed: String { PlainNumber.typed(tenThousandths, places: 4, least: 0) }

  /// `0.5`
  package var plain: String { PlainNumber.text(tenThousandths, places: 4, least: 0) }
}
