/// A currency of ISO 4217 with its own number of decimals.
package struct Currency: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Three capital letters, such as `EUR`.
  package let code: String
  /// Decimals of its minor unit: JPY 0, EUR 2, KWD 3.
  package let exponent: Int

  /// Nil for a code that is not in use.
  package init?(_ code: String) {
    guard let exponent = Self.exponents[code] else { return nil }
    self.code = code
    self.exponent = exponent
  }

  package static func < (a: Currency, b: Currency) -> Bool { a.code < b.code }
  package var description: String { code }

  /// Minor units in one unit: 1, 100, 1000 or 10,000.
  package var unit: Int64 { [1, 10, 100, 1000, 10_000][exponent] }

  /// Every code that money can be in, sorted.
  package static let all: [Currency] = exponents.keys.sorted().compactMap(Currency.init)

  /// ISO 4217:2015, list one with its amendments; funds codes, metals and testing codes are left out, since nobody is
  /// billed in them.
  private static let exponents: [String: Int] = {
    var table: [String: Int] = [:]
    let byExponent: [(Int, String)] = [
      (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"),
      (3, "BHD IQD JOD KWD LYD OMR TND"),
      (
        2,
        """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP \
        CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS \
        INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
        MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE \
        SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW \
        ZWG
        """
      ),
    ]
    for (exponent, codes) in byExponent {
      for code in codes.split(separator: " ") { table[String(code)] = exponent }
    }
    return table
  }()
}
