import TestSupport

@testable import Portal

extension Bill {
  /// Anything that the database would take: odd quantities, negative prices, many tax rates, discounts of all kinds.
  static func random(using generator: inout SeededGenerator) -> Bill {
    let rates = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      [0, 7_000, 10_000, 14_000, 19_000, 20_000, 25_500, Int64.random(in: 0...100_000, using: &generator)]
        .randomElement(using: &generator) ?? 0
    }
    let largest: Int64 = [10, 1_000, 10_000_000, 1_000_000_000_000].randomElement(using: &generator) ?? 10
    let lines = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
      line(
        Int64.random(in: -largest / 4...largest, using: &generator),
        quantity: [10_000, 5_000, Int64.random(in: -30_000...99_999, using: &generator)]
          .randomElement(using: &generator) ?? 0,
        tax: rates.randomElement(using: &generator) ?? 0,
        discount: Discount.random(below: largest, using: &generator))
    }
    return Bill(
      lines: lines, discount: Discount.random(below: largest, using: &generator),
      inclusive: Bool.random(using: &generator))
  }
}

extension Discount {
  fileprivate static func random(below largest: Int64, using generator: inout SeededGenerator) -> Discount {
    switch Int.random(in: 0...5, using: &generator) {
    case 0: .rate(Rate(thousandths: Int64.random(in: 0...100_000, using: &generator)))
    case 1: .rate(Rate(thousandths: 50_000))
    case 2: .amount(Int64.random(in: 0...largest, using: &generator))
    default: .none
    }
  }
}
