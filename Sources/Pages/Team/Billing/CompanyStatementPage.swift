import Markup
import Portal

/// A company's whole account, to be printed.
struct CompanyStatementPage: Model {
  let site: Site
  let shell: TeamShell
  let company: String
  let sheet: StatementSheet

  static let fields: [Field<CompanyStatementPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("company") { $0.company },
    .record("sheet") { $0.sheet },
  ]

  static func address(of company: Company.ID) -> String { "\(TeamTab.billing.address)companies/\(company)/" }

  init(_ account: CompanyAccount, _ console: TeamConsole, pulse: String) throws(PageFailure) {
    site = console.site
    shell = console.shell(at: .billing, isTab: false, pulse: pulse)
    company = Display.line(account.company.name)
    var billed: [AccountStatement.Billed] = []
    for invoice in account.invoices where invoice.stage != .draft {
      let bill = try Bill(invoice, on: console.dates.today)
      billed.append((invoice, bill.totals.total))
    }
    sheet = StatementSheet(
      try AccountStatement.all(of: billed, and: account.payments, on: console.dates.today),
      from: console.brand.sender, to: Party(account.company), isPartial: false, dates: console.dates,
      address: { "\(TeamTab.billing.address)\($0)/" })
  }
}

extension TeamConsole {
  /// - Parameter pulse: another text once anything was done in the workspace.
  package func statement(_ account: CompanyAccount, pulse: String) throws(PageFailure) -> [UInt8] {
    try language.templates.statement.page(CompanyStatementPage(account, self, pulse: pulse)).get()
  }
}
