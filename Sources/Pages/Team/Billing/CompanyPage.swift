import Markup
import Portal

/// Somebody new to bill.
struct CompanyPage: Model {
  let site: Site
  let shell: TeamShell
  private let form: CompanyForm
  private let faults: [(field: String, words: String)]
  let currencies: [Option]

  static let fields: [Field<CompanyPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("action") { _ in CompanyForm.address },
    .record("called") { $0.field("name") },
    .record("postal") { $0.field("address") },
    .record("country") { $0.field("country") },
    .record("taxID") { $0.field("tax-id") },
    .record("currency") { $0.field("currency") },
    .record("phone") { $0.field("phone") },
    .list("currencies") { $0.currencies },
    .flag("isRefused") { !$0.form.problems.isEmpty },
    .texts("problems") { $0.faults.map(\.words) },
  ]

  init(_ form: CompanyForm, _ console: TeamConsole) {
    site = console.site
    shell = console.shell(at: .billing, isTab: false)
    self.form = form
    faults = form.problems.map { ($0.field, console.words($0.fault)) }
    currencies = Currency.all.map {
      Option(value: $0.code, label: $0.code, isChosen: $0.code == form.values["currency"])
    }
  }
}

extension CompanyPage {
  private func field(_ name: String) -> TypedField {
    TypedField(name, form.values, fault: faults.first { $0.field == name }?.words)
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
  package let problems: [(field: String, fault: FormState.Fault)]

  package init(values: [String: String], problems: [(field: String, fault: FormState.Fault)] = []) {
    self.values = values
    self.problems = problems
  }
}
