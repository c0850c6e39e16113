import Markup
import Portal

/// One line of an invoice, as it is printed.
struct PrintedLine: Model {
  var title: String
  var detail: String
  /// `0.5 day`.
  var quantity: String
  var price: String
  var amount: String
  /// What the line's own discount takes, nil where there is none.
  var reduction: String?
  /// Its tax rate, nil where all lines have the same.
  var tax: String?

  static let fields: [Field<PrintedLine>] = [
    .text("title") { $0.title },
    .text("detail") { $0.detail },
    .text("quantity") { $0.quantity },
    .text("price") { $0.price },
    .text("amount") { $0.amount },
    .optionalText("reduction") { $0.reduction },
    .optionalText("tax") { $0.tax },
  ]

  static func lines(of bill: Bill, formats: Formats) -> [PrintedLine] {
    let currency = bill.invoice.currency
    let lines = bill.invoice.lines
    let isMixed = lines.contains { $0.taxRate != lines[0].taxRate }
    return zip(lines, bill.totals.lines).map { line, amount in
      let quantity = formats.quantity(line.quantity)
      return PrintedLine(
        title: Display.line(line.title), detail: Display.line(line.detail),
        quantity: line.unit.isEmpty ? quantity : quantity + " " + Display.line(line.unit),
        price: formats.amount(Money(minor: line.price, currency: currency)),
        amount: formats.amount(Money(minor: amount, currency: currency)),
        reduction: line.discount.text(currency, formats),
        tax: isMixed ? formats.percent(line.taxRate) : nil)
    }
  }
}

/// The tax of one rate.
struct PrintedTax: Model {
  var rate: String
  /// What it is on, where there are several rates.
  var base: String?
  var amount: String
  var isIncluded: Bool

  static let fields: [Field<PrintedTax>] = [
    .text("rate") { $0.rate },
    .optionalText("base") { $0.base },
    .text("amount") { $0.amount },
    .flag("isIncluded") { $0.isIncluded },
  ]
}

extension Discount {
  /// `10%` or an amount, nil for none.
  fileprivate func text(_ currency: Currency, _ formats: Formats) -> String? {
    switch self {
    case .none: nil
    case .rate(let rate): formats.percent(rate)
    case .amount(let minor): formats.amount(Money(minor: minor, currency: currency))
    }
  }
}
