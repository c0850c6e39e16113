import Markup
import Portal
import PorticoCrypto

/// Everything that came in.
struct PaymentsPage: Model {
  let site: Site
  let shell: TeamShell
  let list: PaymentList
  let rows: [BoardPayment]

  static let fields: [Field<PaymentsPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("search") { $0.list.search },
    .flag("hasRows") { !$0.rows.isEmpty },
    .list("rows") { $0.rows },
    .optionalText("newer") { $0.list.page > 1 ? $0.list.address(page: $0.list.page - 1) : nil },
    .optionalText("older") { $0.list.hasMore ? $0.list.address(page: $0.list.page + 1) : nil },
    .flag("isRefused") { !$0.list.problems.isEmpty },
    .texts("problems") { $0.list.problems },
  ]

  init(_ list: PaymentList, _ console: TeamConsole) {
    site = console.site
    shell = console.shell(at: .billing, isTab: false, pulse: list.problems.isEmpty ? list.pulse : nil)
    self.list = list
    rows = list.lines.map { BoardPayment($0, console) }
  }
}

extension TeamConsole {
  package func payments(_ list: PaymentList) throws(PageFailure) -> [UInt8] {
    try language.templates.payments.page(PaymentsPage(list, self)).get()
  }
}

/// One page of the list, as somebody asked for it.
package struct PaymentList: Sendable {
  package static let pageSize = 30
  package static let address = "\(TeamTab.billing.address)payments/"

  package let search: String
  /// From 1.
  package let page: Int
  package let lines: [PaymentLine]
  package let hasMore: Bool
  /// Another text once anything was done in the workspace.
  package var pulse = ""
  /// Of a refund that was refused.
  package let problems: [String]

  package init(search: String, page: Int, lines: [PaymentLine], hasMore: Bool, problems: [String] = []) {
    self.search = search
    self.page = page
    self.lines = lines
    self.hasMore = hasMore
    self.problems = problems
  }

  func address(page: Int) -> String {
    var parts: [String] = []
    if !search.isEmpty { parts.append("q=\(Percent.encoded(search))") }
    if page > 1 { parts.append("page=\(page)") }
    return Self.address + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
  }
}
