import Portal
import Store

/// What the team says of an invoice; nil for what was not told, which stays as it is.
struct InvoiceTerms {
  enum Answer: String, CaseIterable, Sendable {
    case no
    case yes
  }

  private static let company = Input<Company.ID>.id("company", "who is billed")
  private static let otherCompany = Input<Company.ID?>.optionalID("company", "who is billed")
  private static let number = Input.invoiceNumber(
    "one's own; empty: the next of the series, given when it is sent")
  private static let currency = Input.word(
    "currency", .currency, form: "EUR", "the workspace's where none is told")
  private static let issued = Input.day("issued", "its date; today where none is told")
  private static let due = Input.day(
    "due", "by when it is to be paid; by the workspace's terms where none is told")
  private static let projects = Input<[Project.ID]>.ids(
    "projects", "what it is for: only clients who see one of them see it; none: all of the company")
  private static let pricesIncludeTax = Input<Answer>.choice(
    "prices-include-tax", .no, "whether the lines' prices have their tax in them")
  private static let reverseCharge = Input<Answer>.choice(
    "reverse-charge", .no, "whether the recipient owes the tax: then no line has any")
  private static let discount = Input.line("discount", 0...40, "taken from all lines: 10% or an amount")
  private static let discountLabel = Input.line("discount-label", 0...200, "what the discount is called")
  private static let deposit = AmountInput("deposit", "what can be paid first")
  private static let reference = Input.line(
    "reference", 0...60, "for a bank transfer, such as RF18 2026 1183")
  private static let notes = Input.text("notes", 0...10_000, "below the lines, in Markdown")
  private static let footer = Input.line("footer", 0...4000, "words at the end")

  /// What is of one invoice alone, and of none of those that a template makes: its number and dates come with the day,
  /// what a payment names is its own, and so is what is paid first.
  private static let ofOne: Set = ["number", "issued", "due", "reference", "deposit", "deposit-minor"]

  /// - Parameter isTemplate: of invoices that come again.
  static func inputs(isNew: Bool, isTemplate: Bool = false) -> [InputAbout] {
    all(isNew: isNew).filter { !isTemplate || !ofOne.contains($0.name) }
  }

  private static func all(isNew: Bool) -> [InputAbout] {
    [
      isNew ? company.about : otherCompany.about, number.about, currency.about, issued.about, due.about,
      projects.about, pricesIncludeTax.about, reverseCharge.about,
      InputAbout(name: "discount", form: "10%", isRequired: false, note: discount.about.note),
      discountLabel.about,
    ] + deposit.abouts + [reference.about, notes.about, footer.about] + LineTerms.inputs
  }

  let company: Company.ID?
  let number: String?
  let currency: Currency?
  let issuedOn: Day?
  let dueOn: Day?
  let projects: [Project.ID]?
  let pricesIncludeTax: Bool?
  let isReverseCharge: Bool?
  let discount: String?
  let discountLabel: String?
  let deposit: TypedAmount??
  let reference: String?
  let notes: String?
  let footer: String?
  let lines: LineTerms?

  init(_ inputs: inout Inputs, isNew: Bool, isTemplate: Bool = false) {
    company = isNew ? inputs(Self.company) : inputs(Self.otherCompany)
    number = isTemplate ? nil : inputs.given(Self.number)
    currency = Currency(inputs(Self.currency))
    issuedOn = isTemplate ? nil : inputs(Self.issued)
    dueOn = isTemplate ? nil : inputs(Self.due)
    projects = inputs.given(Self.projects)
    pricesIncludeTax = inputs.given(Self.pricesIncludeTax).map { $0 == .yes }
    isReverseCharge = inputs.given(Self.reverseCharge).map { $0 == .yes }
    discount = inputs.given(Self.discount)
    discountLabel = inputs.given(Self.discountLabel)
    deposit = isTemplate ? nil : inputs.amount(Self.deposit)
    reference = isTemplate ? nil : inputs.given(Self.reference)
    notes = inputs.given(Self.notes)
    footer = inputs.given(Self.footer)
    lines = LineTerms(&inputs)
  }
}

extension InvoiceTerms {
  /// The draft with what was told, and everything that is wrong with that by itself.
  func draft(from old: InvoiceDraft) -> (draft: InvoiceDraft, problems: [Problem]) {
    var (draft, problems) = (old, [Problem]())
    if let company { draft.company = company }
    if let number { draft.number = number }
    if let currency { draft.currency = currency }
    if let issuedOn { draft.issuedOn = issuedOn }
    if let dueOn { draft.dueOn = dueOn }
    if let projects { draft.projects = projects.sorted() }
    if let pricesIncludeTax { draft.pricesIncludeTax = pricesIncludeTax }
    if let isReverseCharge { draft.isReverseCharge = isReverseCharge }
    if let discountLabel { draft.discountLabel = discountLabel }
    if let reference { draft.reference = reference }
    if let notes { draft.notes = notes }
    if let footer { draft.footer = footer }
    if let discount {
      if let read = TypedDiscount(discount)?.discount(in: draft.currency) {
        draft.discount = read
      } else {
        problems.append(TypedDiscount.problem("discount", in: draft.currency))
      }
    }
    if let deposit {
      draft.deposit = deposit?.minor(in: draft.currency).flatMap { $0 > 0 ? $0 : nil }
      if let deposit, draft.deposit == nil, deposit.minor(in: draft.currency) != 0 {
        problems.append(TypedAmount.problem("deposit", in: draft.currency, of: deposit))
      }
    }
    if let lines {
      let read = lines.read(in: draft.currency)
      draft.lines = read.lines
      problems += read.problems
    }
    return (draft, problems + currencyProblems(from: old))
  }

  /// Amounts that were not told again keep their numbers, which mean something else in another currency.
  private func currencyProblems(from old: InvoiceDraft) -> [Problem] {
    guard let currency, currency != old.currency else { return [] }
    var kept: [String] = []
    if lines == nil, !old.lines.isEmpty { kept.append("the lines") }
    if discount == nil, case .amount = old.discount { kept.append("the discount") }
    if deposit == nil, old.deposit != nil { kept.append("the deposit") }
    guard !kept.isEmpty else { return [] }
    return [
      Problem(
        "currency", "is another one: tell \(kept.joined(separator: ", ")) again, in \(currency)")
    ]
  }
}
