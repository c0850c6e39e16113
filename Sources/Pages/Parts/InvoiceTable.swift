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

/// What stands below the lines.
struct PrintedSums: Model {
  var subtotal: String?
  var discount: String?
  var discountLabel: String
  var discountRate: String?
  var taxes: [PrintedTax]
  /// The total where something was paid of it and the rest is what counts.
  var whole: String?
  var received: String?
  /// What credit notes took away, nil where there are none.
  var credited: String?
  /// The sum that is set large.
  var last: String
  var isToPay: Bool
  /// Something of it is settled, and the rest is to be paid.
  var isReduced: Bool
  var isCreditNote: Bool

  static let fields: [Field<PrintedSums>] = [
    .optionalText("subtotal") { $0.subtotal },
    .optionalText("discount") { $0.discount },
    .text("discountLabel") { $0.discountLabel },
    .optionalText("discountRate") { $0.discountRate },
    .list("taxes") { $0.taxes },
    .optionalText("whole") { $0.whole },
    .optionalText("received") { $0.received },
    .optionalText("credited") { $0.credited },
    .text("last") { $0.last },
    .flag("isToPay") { $0.isToPay },
    .flag("isReduced") { $0.isReduced },
    .flag("isCreditNote") { $0.isCreditNote },
  ]

  init(_ bill: Bill, formats: Formats) {
    self.init(
      totals: bill.totals, discount: bill.invoice.discount, label: bill.invoice.discountLabel,
      isInclusive: bill.invoice.pricesIncludeTax, formats: formats)
    let plain = { (minor: Int64) in
      formats.amount(Money(minor: minor, currency: bill.invoice.currency))
    }
    isToPay = bill.isToPay
    isCreditNote = bill.isCreditNote
    let credit = bill.balance.credited.minor
    isReduced = bill.balance.state.isPartlyPaid || (bill.isToPay && credit > 0)
    whole = isReduced ? plain(bill.totals.total.minor) : nil
    let settled = bill.totals.total.minor - credit - bill.balance.outstanding.minor
    received = isReduced && settled != 0 ? plain(-settled).withMinusSign : nil
    credited = isReduced && credit > 0 ? plain(-credit).withMinusSign : nil
    last = formats.money(isCreditNote ? bill.balance.total : bill.headline)
  }

  /// Of something that nothing was paid for yet.
  init(totals: InvoiceTotals, discount: Discount, label: String, isInclusive: Bool, formats: Formats) {
    let plain = { (minor: Int64) in
      formats.amount(Money(minor: minor, currency: totals.total.currency))
    }
    // Where nothing stands between the lines and the total, a subtotal would say the same twice.
    let isPlain = totals.discount == 0 && (totals.taxes.isEmpty || isInclusive)
    subtotal = isPlain ? nil : plain(totals.subtotal)
    self.discount = totals.discount == 0 ? nil : plain(-totals.discount).withMinusSign
    discountLabel = Display.line(label)
    if case .rate(let rate) = discount { discountRate = formats.percent(rate) }
    taxes = totals.taxes.map { tax in
      PrintedTax(
        rate: formats.percent(tax.rate), base: totals.taxes.count > 1 ? plain(tax.base) : nil,
        amount: plain(tax.amount), isIncluded: isInclusive)
    }
    last = formats.money(totals.total)
    (isToPay, isReduced, isCreditNote) = (false, false, false)
  }
}

extension String {
  /// A hyphen is too short beside digits and a line may end after it: U+2212 as in print.
  var withMinusSign: String {
    // Arabic has a mark for the direction before it.
    guard let hyphen = firstIndex(of: "-"), !self[..<hyphen].contains(where: \.isNumber) else { return self }
    return self[..<hyphen] + "\u{2212}" + self[index(after: hyphen)...]
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
