import Markup
import Portal

/// All that a client sees of what was billed and paid, to be printed: the invoices of their snapshot and nothing of the
/// company's others.
struct StatementPage: Model {
  var site: Site
  var shell: ClientShell
  var sheet: StatementSheet

  static let fields: [Field<StatementPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .record("sheet") { $0.sheet },
  ]

  init(_ portal: ClientPortal) throws(PageFailure) {
    site = portal.site
    shell = portal.shell(at: .billing, isTab: false)
    let bills = try portal.bills()
    sheet = StatementSheet(
      try AccountStatement.all(of: bills.map { ($0.invoice, $0.totals.total) }, on: portal.dates.today),
      from: portal.brand.sender, to: portal.recipient, isPartial: true, dates: portal.dates,
      address: { "\(portal.root)billing/\($0.text)/" })
  }
}

extension AccountStatement {
  /// `statements`, whose failure is one of the page.
  static func all(of billed: [Billed], and payments: [PaymentFacts] = [], on today: Day) throws(PageFailure)
    -> [AccountStatement]
  {
    do { return try statements(of: billed, and: payments, on: today) } catch { throw .sum(error) }
  }
}
