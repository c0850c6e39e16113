import Portal

/// Money as it was given, before its currency is known: as people write it (`TypedNumber`), or by a program in minor
/// units.
enum TypedAmount: Hashable, Sendable {
  case written(String)
  case minor(Int64)

  /// The most that one amount can be, in minor units: larger ones are slips, and sums would leave 64 bits.
  static let most: Int64 = 1_000_000_000_000

  /// Nil for what is no amount of the currency.
  func minor(in currency: Currency) -> Int64? {
    let value =
      switch self {
      case .written(let text): TypedNumber.read(text, places: currency.exponent)
      case .minor(let value): value
      }
    return value.flatMap { (-Self.most...Self.most).contains($0) ? $0 : nil }
  }

  /// What to say of one that could not be read.
  static func fault(in currency: Currency, of given: TypedAmount? = nil) -> String {
    let example = currency.exponent == 0 ? "1250" : "1250." + String(repeating: "0", count: currency.exponent)
    let fault = "is not an amount in \(currency), such as \(example)"
    guard case .written(let text) = given else { return fault }
    let readings = TypedNumber.readings(of: text, places: currency.exponent)
    return readings.isEmpty ? fault : "\(fault); write \(readings.joined(separator: " or "))"
  }

  static func problem(_ field: String, in currency: Currency, of given: TypedAmount? = nil) -> Problem {
    Problem(field, fault(in: currency, of: given), kind: .billing(.amount(currency)))
  }
}

/// A reduction as it was given: `10%`, or an amount.
enum TypedDiscount: Hashable, Sendable {
  case none
  case rate(Rate)
  case amount(TypedAmount)

  /// Nil for a rate that is none.
  init?(_ text: String) {
    let isEmpty = text.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "0") }
    if isEmpty {
      self = .none
    } else if text.utf8.contains(UInt8(ascii: "%")) {
      guard let rate = TypedRate.read(text) else { return nil }
      self = rate == .zero ? .none : .rate(rate)
    } else {
      self = .amount(.written(text))
    }
  }

  /// Nil for an amount that is none, or a negative one.
  func discount(in currency: Currency) -> Discount? {
    switch self {
    case .none: return Discount.none
    case .rate(let rate): return .rate(rate)
    case .amount(let amount):
      guard let minor = amount.minor(in: currency), minor >= 0 else { return nil }
      return minor == 0 ? Discount.none : .amount(minor)
    }
  }

  static func problem(_ field: String, in currency: Currency) -> Problem {
    Problem(
      field, "is neither a share such as 10% nor an amount in \(currency)", kind: .billing(.share(currency)))
  }
}

/// `25.5`, `25,5 %`: a share from 0 to 100 % with up to three decimals.
enum TypedRate {
  static func read(_ text: String) -> Rate? {
    var bytes = Array(text.utf8)
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "%") { bytes.removeLast() }
    return TypedNumber.read(String(decoding: bytes, as: UTF8.self), places: 3, isShare: true).flatMap {
      thousandths in
      (0...Rate.whole.thousandths).contains(thousandths) ? Rate(thousandths: thousandths) : nil
    }
  }
}
