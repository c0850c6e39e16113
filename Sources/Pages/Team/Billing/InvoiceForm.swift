import Portal

/// An invoice as its form has it: names and values, as they are typed and as they are posted.
package struct InvoiceForm: Sendable {
  /// The field that says what a draft was when its form was made (`InvoiceDraft.mark`).
  package static let seen = "seen"
  /// The field with the id that a new one gets: the form that is sent twice makes one.
  package static let id = "id"

  /// Nil for one that was not saved yet.
  package let id: Invoice.ID?
  package var values: [String: String]
  /// What is wrong, by field.
  package var problems: [(field: String, fault: FormState.Fault)]
  /// As it adds up, with what could not be read left out.
  package var totals: InvoiceTotals?

  package init(
    id: Invoice.ID?, values: [String: String], problems: [(field: String, fault: FormState.Fault)] = [],
    totals: InvoiceTotals?
  ) {
    self.id = id
    self.values = values
    self.problems = problems
    self.totals = totals
  }

  /// A draft as it was saved.
  package init(_ draft: InvoiceDraft, id: Invoice.ID?) {
    let money = { (minor: Int64) in Money(minor: minor, currency: draft.currency).typed }
    let discount = { (discount: Discount) in
      switch discount {
      case .none: ""
      case .rate(let rate): "\(rate.plain)%"
      case .amount(let minor): money(minor)
      }
    }
    var values = [
      "company": draft.company.text, "number": draft.number, "currency": draft.currency.code,
      "issued": draft.issuedOn.iso, "due": draft.dueOn.iso,
      "prices-include-tax": draft.pricesIncludeTax ? "yes" : "no",
      "reverse-charge": draft.isReverseCharge ? "yes" : "no", "discount": discount(draft.discount),
      "discount-label": draft.discountLabel, "deposit": draft.deposit.map(money) ?? "",
      "reference": draft.reference, "notes": draft.notes, "footer": draft.footer,
    ]
    for project in draft.projects { values["project-\(project)"] = project.text }
    for (index, line) in draft.lines.enumerated() {
      let fields = [
        "title": line.title, "detail": line.detail, "quantity": line.quantity.typed, "unit": line.unit,
        "price": money(line.price), "discount": discount(line.discount), "tax": line.taxRate.plain,
      ]
      for (field, value) in fields { values["line-\(index + 1)-\(field)"] = value }
    }
    self.init(id: id, values: values, totals: try? draft.totals())
  }

  /// Those that are ticked.
  package var projects: [Project.ID] {
    values.filter { $0.key.hasPrefix("project-") }.values.compactMap { Project.ID($0) }.sorted()
  }

  /// The numbers of its lines, smallest first.
  var lines: [Int] {
    let numbers = values.keys.compactMap { name -> Int? in
      let parts = name.utf8.split(separator: UInt8(ascii: "-")).map { String($0) ?? "" }
      return parts.count == 3 && parts[0] == "line" ? Int(parts[1]) : nil
    }
    return Set(numbers).filter { (1...9999).contains($0) }.sorted()
  }

  /// With another empty line.
  package mutating func addLine() {
    values["line-\((lines.last ?? 0) + 1)-title"] = ""
  }

  package mutating func removeLine(_ number: String) {
    for name in values.keys where name.hasPrefix("line-\(number)-") { values[name] = nil }
  }

  /// Whether anything is written in a line.
  func isEmpty(line number: Int) -> Bool {
    values.allSatisfy { !$0.key.hasPrefix("line-\(number)-") || $0.value.isEmpty }
  }
}
