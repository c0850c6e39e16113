import Portal

/// The lines of an invoice as they were given: `line-1-title`, `line-1-price` and so on, in the order of their numbers.
/// A line of which nothing was given is none, so that a form can have an empty one at its end.
struct LineTerms {
  /// The most lines of one invoice.
  static let most = 200

  private static let title = Input.line("title", 0...500, "what was done")
  private static let detail = Input.text("detail", 0...2000, "a second, smaller line")
  private static let quantity = Input.line("quantity", 0...40, "1 where none is told; up to four decimals")
  private static let unit = Input.line("unit", 0...40, "such as h or day")
  private static let price = AmountInput("price", "of one unit, below zero for what is taken off")
  private static let discount = Input.line("discount", 0...40, "taken from the line: 10% or an amount")
  private static let tax = Input.line("tax", 0...40, "its tax rate in percent, with up to three decimals")

  private static let abouts: [InputAbout] =
    [title.about, detail.about, quantity.about, unit.about] + price.abouts + [discount.about, tax.about]
  private static let fields = Set(abouts.map(\.name))

  /// Named after the first line; the others are `line-2-title` and so on.
  static let inputs: [InputAbout] = abouts.map { about in
    let form = ["quantity": "1.5", "discount": "10%", "tax": "25.5"][about.name] ?? about.form
    return InputAbout(
      name: "line-1-\(about.name)", form: form, isRequired: false, note: "of the first line: \(about.note)")
  }

  /// One line, before the invoice's currency is known.
  struct Line {
    let number: Int
    var title = ""
    var detail = ""
    var quantity = ""
    var unit = ""
    var price: TypedAmount?
    var discount = ""
    var tax = ""

    var isEmpty: Bool {
      title.isEmpty && detail.isEmpty && price == nil
        && [quantity, unit, discount, tax].allSatisfy(\.isEmpty)
    }

    func field(_ name: String) -> String { "line-\(number)-\(name)" }
  }

  let lines: [Line]

  /// Nil where no line was given at all: those that are there stay.
  init?(_ inputs: inout Inputs) {
    let numbers = inputs.numbers(of: "line", fields: Self.fields)
    guard !numbers.isEmpty else { return nil }
    var lines: [Line] = []
    for number in numbers {
      let prefix = "line-\(number)-"
      var line = Line(number: number)
      line.title = inputs.given(Self.title.named(after: prefix)) ?? ""
      line.detail = inputs.given(Self.detail.named(after: prefix)) ?? ""
      line.quantity = inputs.given(Self.quantity.named(after: prefix)) ?? ""
      line.unit = inputs.given(Self.unit.named(after: prefix)) ?? ""
      line.price = inputs.amount(Self.price.named(after: prefix)) ?? nil
      line.discount = inputs.given(Self.discount.named(after: prefix)) ?? ""
      line.tax = inputs.given(Self.tax.named(after: prefix)) ?? ""
      if !line.isEmpty { lines.append(line) }
    }
    self.lines = lines
  }

  /// The lines in a currency, and everything that is wrong with them.
  func read(in currency: Currency) -> (lines: [InvoiceLine], problems: [Problem]) {
    var problems: [Problem] = []
    if lines.count > Self.most {
      problems.append(
        Problem(
          "lines", "are more than \(Self.most): make two invoices of them",
          kind: .billing(.tooManyLines(Self.most))))
    }
    let read = lines.map { $0.read(in: currency, &problems) }
    return (read, problems)
  }
}

extension LineTerms.Line {
  fileprivate func read(in currency: Currency, _ problems: inout [Problem]) -> InvoiceLine {
    if title.isEmpty { problems.append(Problem(field("title"), "is missing", kind: .missing)) }
    var price: Int64 = 0
    if let given = self.price {
      if let minor = given.minor(in: currency) {
        price = minor
      } else {
        problems.append(TypedAmount.problem(field("price"), in: currency, of: given))
      }
    } else {
      problems.append(Problem(field("price"), "is missing", kind: .missing))
    }
    var discount = Discount.none
    if let typed = TypedDiscount(self.discount)?.discount(in: currency) {
      discount = typed
    } else {
      problems.append(TypedDiscount.problem(field("discount"), in: currency))
    }
    return InvoiceLine(
      title: title, detail: detail, quantity: readQuantity(&problems), unit: unit, price: price,
      discount: discount, taxRate: readTax(&problems))
  }

  private func readQuantity(_ problems: inout [Problem]) -> Quantity {
    if quantity.isEmpty { return .one }
    if let read = TypedNumber.read(quantity, places: 4), (1...Quantity.most.tenThousandths).contains(read) {
      return Quantity(tenThousandths: read)
    }
    let readings = TypedNumber.readings(of: quantity, places: 4)
    let hint = readings.isEmpty ? "" : "; write \(readings.joined(separator: " or "))"
    problems.append(
      Problem(
        field("quantity"), "is not a number such as 1.5: above zero, with up to four decimals\(hint)",
        kind: .billing(.quantity)))
    return .one
  }

  private func readTax(_ problems: inout [Problem]) -> Rate {
    if tax.isEmpty { return .zero }
    if let rate = TypedRate.read(tax) { return rate }
    problems.append(
      Problem(
        field("tax"), "is not a rate in percent such as 25.5, from 0 to 100", kind: .billing(.rate)))
    return .zero
  }
}

extension Quantity {
  /// A million.
  static let most = Quantity(tenThousandths: 10_000_000_000)
}

extension Input {
  /// The same of one thing among several.
  func named(after prefix: String) -> Input {
    Input(
      InputAbout(
        name: prefix + about.name, form: about.form, isRequired: about.isRequired, note: about.note),
      fallback: fallback, read: read)
  }
}
