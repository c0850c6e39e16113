import Portal

/// What all pages of one client share, worked out once.
struct ClientPortal: Sendable {
  let snapshot: ClientSnapshot
  let brand: Brand
  let edition: Edition
  let dates: Dates
  let site: Site
  /// `/c/<client>/`.
  let root: String
  /// In the snapshot's order; one that cannot be added up fails the pages that need it.
  let standing: [Result<Bill, PageFailure>]
  private let badges: [Tab: Int]

  init(of snapshot: ClientSnapshot, on today: Day, brand: Brand, edition: Edition) {
    self.snapshot = snapshot
    self.brand = brand
    self.edition = edition
    dates = Dates(
      today: today, zone: snapshot.workspace.zone, formats: edition.formats,
      phrases: edition.language.phrases)
    root = "/c/\(snapshot.client.id.text)/"
    site = Site(brand, language: edition.tag, home: root)
    standing = snapshot.invoices.map { invoice in
      Result { () throws(PageFailure) in try Bill(invoice, on: today) }
    }
    // A number beside a tab is no reason to hold back a page: an invoice that cannot be added up is not counted there,
    // and shown as a failure by the pages that it belongs on.
    badges = [.billing: standing.count { (try? $0.get())?.isToPay == true }]
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
    let tabs = Tab.allCases.map { tab in
      let count = badges[tab] ?? 0
      return TabLink(
        address: root + tab.folder, icon: tab.rawValue,
        label: dates.phrases.tabs[tab]?.text() ?? "",
        current: tab == current ? (isTab ? "page" : "true") : nil,
        badge: count > 0 ? String(count) : nil,
        badgeWords: count > 0 ? dates.phrases.badges[tab]?.text(count) ?? "" : "")
    }
    return ClientShell(
      tabs: tabs, client: Display.line(snapshot.client.name), billing: root + Tab.billing.folder)
  }
}
