import Portal

/// What all pages of one client share, worked out once.
final class ClientPortal: Sendable {
  let snapshot: ClientSnapshot
  let brand: Brand
  let dates: Dates
  let site: Site
  /// The client's name.
  private let client: String
  private let billing: String
  /// `/c/<client>/`.
  let root: String
  /// In the snapshot's order; one that cannot be added up fails the pages that need it.
  let standing: [Result<Bill, PageFailure>]
  /// In the snapshot's order.
  let projects: [ProjectProgress]
  let recipient: Party
  /// The tabs of a page that is none of them.
  private let tabs: [TabLink]

  init(of snapshot: ClientSnapshot, brand: Brand, edition: Edition, dates: Dates) {
    self.snapshot = snapshot
    self.brand = brand
    self.dates = dates
    root = "/c/\(snapshot.client.id.text)/"
    client = Display.line(snapshot.client.name)
    billing = root + Tab.billing.folder
    site = Site(brand, language: edition.tag, home: root)
    standing = snapshot.invoices.map { invoice in
      Result { () throws(PageFailure) in try Bill(invoice, on: dates.today) }
    }
    recipient = Party(snapshot.company)
    projects = snapshot.projects.map { project in ProjectProgress(project, dates: dates) }
    // A number beside a tab is no reason to hold back a page: an invoice that cannot be added up is not counted there,
    // and shown as a failure by the pages that it belongs on.
    let toPay = standing.count { if case .success(let bill) = $0 { bill.isToPay } else { false } }
    tabs = Tab.allCases.map { [root] tab in
      TabLink(tab, root: root, count: tab == .billing ? toPay : 0, phrases: dates.phrases)
    }
  }

  /// All invoices, or the first reason why one of them cannot be shown.
  func bills() throws(PageFailure) -> [Bill] {
    var bills: [Bill] = []
    bills.reserveCapacity(standing.count)
    for result in standing { bills.append(try result.get()) }
    return bills
  }

  func address(of invoice: Invoice) -> String { "\(root)billing/\(invoice.id.text)/" }
  func address(of project: Project) -> String { "\(root)projects/\(project.id.text)/" }

  /// `isTab` says whether the page is the tab's own or lies below it.
  func shell(at current: Tab, isTab: Bool) -> ClientShell {
    var tabs = tabs
    for index in tabs.indices where tabs[index].tab == current {
      tabs[index].current = isTab ? "page" : "true"
    }
    return ClientShell(tabs: tabs, client: client, billing: billing)
  }
}
