import Portal

/// A new invoice begins as its company's last one was: in its currency, with its taxes. Whatever somebody chose stays.
extension InvoiceForm {
  /// Says for which company the form was filled in, and with what: an id and the terms.
  package static let usual = "usual"

  /// The company that was chosen since the form was filled in; nil where it is the same, or none.
  package var newCompany: Company.ID? {
    guard let filled = filled.first, let id = Company.ID(values["company"] ?? "") else { return nil }
    return id.text == filled ? nil : id
  }

  /// - Parameter terms: of that company.
  package mutating func fill(_ terms: UsualTerms, of company: Company.ID?) {
    if filled.isEmpty || filled.dropFirst() == words[...] {
      values["currency"] = terms.currency.code
      values["prices-include-tax"] = terms.pricesIncludeTax ? "yes" : "no"
      values["reverse-charge"] = terms.isReverseCharge ? "yes" : "no"
    }
    values[Self.usual] = ([company?.text ?? "-"] + words).joined(separator: " ")
  }

  private var filled: [String] {
    (values[Self.usual] ?? "").split(separator: " ").map(String.init)
  }

  private var words: [String] {
    ["currency", "prices-include-tax", "reverse-charge"].map { values[$0] ?? "" }
  }
}
