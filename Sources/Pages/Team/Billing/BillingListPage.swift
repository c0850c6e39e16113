import Markup
import Portal
import PorticoCrypto

/// The team's invoices.
struct BillingListPage: Model {
  let site: Site
  let shell: TeamShell
  let list: BillingList
  let views: [BillingViewLink]
  let sums: [BillingSum]
  let groups: [BillingGroup]
  let isManager: Bool
  let mails: InvoiceMailsForm?
  let problems: [String]

  static let fields: [Field<BillingListPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .list("views") { $0.views },
    .flag("hasSums") { !$0.sums.isEmpty },
    .list("sums") { $0.sums },
    .text("view") { $0.list.view.rawValue },
    .flag("isOpen") { $0.list.view == .open },
    .text("search") { $0.list.search },
    .number("open") { $0.list.sums.counts[.open] ?? 0 },
    .flag("hasRows") { $0.groups.contains { !$0.rows.isEmpty } },
    .list("groups") { $0.groups.filter { !$0.rows.isEmpty } },
    .flag("isManager") { $0.isManager },
    .optional("mails") { $0.mails },
    .flag("isRefused") { !$0.problems.isEmpty },
    .texts("problems") { $0.problems },
    .optionalText("newer") { $0.list.page > 1 ? $0.list.address(page: $0.list.page - 1) : nil },
    .optionalText("older") { $0.list.hasMore ? $0.list.address(page: $0.list.page + 1) : nil },
  ]

  init(_ list: BillingList, _ console: TeamConsole) throws(PageFailure) {
    let phrases = console.language.phrases
    site = console.site
    shell = console.shell(at: .billing, pulse: list.refusal == nil ? list.pulse : nil)
    self.list = list
    isManager = console.isManager
    mails = isManager ? list.mails.map { InvoiceMailsForm($0, list.refusal, console) } : nil
    problems = list.refusal?.problems(console) ?? []
    views = BillingView.allCases.map { view in
      BillingViewLink(
        address: list.address(view: view), label: phrases.billingViews[view]?.text() ?? "",
        isCurrent: view == list.view, count: list.sums.counts[view] ?? 0)
    }
    sums = console.isManager ? BillingSum.all(of: list.sums, console) : []
    var rows: [TeamInvoiceRow] = []
    for entry in list.entries { rows.append(try TeamInvoiceRow(entry, console)) }
    groups =
      list.view == .open
      ? [
        BillingGroup(title: phrases.billingViews[.overdue]?.text(), rows: rows.filter(\.isLate)),
        BillingGroup(title: phrases.billingDue.text(), rows: rows.filter { !$0.isLate }),
      ] : [BillingGroup(title: nil, rows: rows)]
  }
}

extension TeamConsole {
  package func billing(_ list: BillingList) throws(PageFailure) -> [UInt8] {
    try language.templates.billing.page(BillingListPage(list, self)).get()
  }

  /// Whether who looks may do what is about money.
  var isManager: Bool { member?.role.handlesMoney ?? false }
}

/// One page of the list, as somebody asked for it.
package struct BillingList: Sendable {
  package static let pageSize = 30

  package let view: BillingView
  package let search: String
  /// From 1.
  package let page: Int
  package let entries: [InvoiceEntry]
  package let hasMore: Bool
  package let sums: BillingSums
  package var mails: InvoiceMails?
  /// The form of mails, where it was refused.
  package var refusal: ConsoleRefusal?
  /// Another text once anything was done in the workspace.
  package var pulse = ""

  package init(
    view: BillingView, search: String, page: Int, entries: [InvoiceEntry], hasMore: Bool, sums: BillingSums
  ) {
    self.view = view
    self.search = search
    self.page = page
    self.entries = entries
    self.hasMore = hasMore
    self.sums = sums
  }

  func address(view: BillingView? = nil, page: Int = 1) -> String {
    var parts: [String] = []
    if (view ?? self.view) != .open { parts.append("view=\((view ?? self.view).rawValue)") }
    if !search.isEmpty { parts.append("q=\(Percent.encoded(search))") }
    if page > 1 { parts.append("page=\(page)") }
    return TeamTab.billing.address + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}

struct BillingViewLink: Model {
  let address: String
  let label: String
  let isCurrent: Bool
  let count: Int

  static let fields: [Field<BillingViewLink>] = [
    .text("address") { $0.address },
    .text("label") { $0.label },
    .flag("isCurrent") { $0.isCurrent },
    .number("count") { $0.count },
  ]
}

/// Invoices that stand alike.
struct BillingGroup: Model {
  let title: String?
  let rows: [TeamInvoiceRow]

  static let fields: [Field<BillingGroup>] = [
    .optionalText("title") { $0.title },
    .list("rows") { $0.rows },
  ]
}
