import Portal
import Store

/// Somebody new to bill. Its people come with their access.
package struct CreateCompany: TeamAction {
  package static let name = "company.create"
  package static let summary = "a new company, or a person, who can be billed"

  private static let called = Input.line("name", 1...300, "as invoices name it")
  private static let address = Input.text("address", 0...1000, "several lines, the country's name last")
  private static let country = Input.word(
    "country", .country, form: "FI", "for e-invoices, which need it")
  private static let taxID = Input.line("tax-id", 0...60, "its VAT or tax number")
  private static let currency = Input.word(
    "currency", .currency, form: "EUR", "in which it is billed; the workspace's where none is told")
  private static let phone = Input.line("phone", 0...60, "for the team")
  package static let inputs = [
    called.about, address.about, country.about, taxID.about, currency.about, phone.about,
  ]

  let company: Company
  let currency: Currency?
  let phone: String

  package init(_ inputs: inout Inputs) {
    company = Company(
      id: Company.ID(unchecked: ""), name: inputs(Self.called), address: inputs(Self.address),
      country: inputs(Self.country), taxID: inputs(Self.taxID))
    currency = Currency(inputs(Self.currency))
    phone = inputs(Self.phone)
  }

  package func perform(_ context: ActionContext) throws -> Done<Company.ID> {
    let (_, workspace) = try context.team()
    guard let terms = try BillingTerms.of(workspace, context.db) else {
      throw ActionError.notFound("workspace \(workspace)")
    }
    var company = company
    company.id = try context.freshID()
    try Companies.add(
      company, in: currency ?? terms.currency, phone: phone, in: workspace, at: context.now, context.db)
    return Done(company.id, workspace: workspace, subject: company.id.text)
  }
}
