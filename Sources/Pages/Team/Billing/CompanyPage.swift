import Markup
import Portal

/// Somebody new to bill.
struct CompanyPage: Model {
  let site: Site
  let shell: TeamShell
  let form: CompanyForm
  let currencies: [Option]

  static let fields: [Field<CompanyPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("action") { _ in CompanyForm.address },
    .record("called") { $0.form.field("name") },
    .record("postal") { $0.form.field("address") },
    .record("country") { $0.form.field("country") },
    .record("taxID") { $0.form.field("tax-id") },
    .record("currency") { $0.form.field("currency") },
    .record("phone") { $0.form.field("phone") },
    .list("currencies") { $0.currencies },
    .flag("isRefused") { !$0.form.problems.isEmpty },
    .texts("problems") {
      $0.form.problems.map { $0.field.isEmpty ? $0.message : "\($0.field): \($0.message)" }
    },
  ]

  init(_ form: CompanyForm, _ console: TeamConsole) {
    site = console.site
    shell = console.shell(at: .billing, isTab: false)
    self.form = form
    currencies = Currency.all.map {
      Option(value: $0.code, label: $0.code, isChosen: $0.code == form.values["currency"])
    }
  }
}

extension TeamConsole {
  package func company(_ form: CompanyForm) throws(PageFailure) -> [UInt8] {
    try language.templates.company.page(CompanyPage(form, self)).get()
  }
}

/// A company as its form has it.
package struct CompanyForm: Sendable {
  package static let address = "\(TeamTab.billing.address)companies/new"

  package let values: [String: String]
  package let problems: [(field: String, message: String)]

  package init(values: [String: String], problems: [(field: String, message: String)] = []) {
    self.values = values
    self.problems = problems
  }

  func field(_ name: String) -> TypedField { TypedField(name, values, problems) }
}
