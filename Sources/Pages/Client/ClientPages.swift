import Portal

extension Catalogue {
  /// Every page of one client on one day; none for a client who has no portal. `brand` is the one of the snapshot's
  /// workspace.
  ///
  /// A pure function of its arguments and the templates. A page that cannot be made says why, and the others are made
  /// all the same.
  package func clientPages(of snapshot: ClientSnapshot, on today: Day, brand: Brand) -> [Page] {
    guard snapshot.hasPortal else { return [] }
    let edition = edition(for: [snapshot.locale, snapshot.workspace.locale])
    let dates = dates(on: today, zone: snapshot.workspace.zone, edition: edition)
    let portal = ClientPortal(of: snapshot, brand: brand, edition: edition, dates: dates)
    let templates = edition.language.templates
    var pages: [Page] = []
    pages.reserveCapacity(2 + snapshot.projects.count + snapshot.invoices.count)
    pages.append(
      Page(path: "index.html") { () throws(PageFailure) in
        try templates.home.page(HomePage(portal, welcome: brand.welcome.get())).get()
      })
    for project in portal.projects {
      pages.append(
        Page(path: "projects/\(project.project.id.text)/index.html") { () throws(PageFailure) in
          try templates.project.page(ProjectPage(project, portal)).get()
        })
    }
    pages.append(
      Page(path: "billing/index.html") { () throws(PageFailure) in
        try templates.billing.page(BillingPage(portal)).get()
      })
    for (invoice, bill) in zip(snapshot.invoices, portal.standing) {
      pages.append(
        Page(path: "billing/\(invoice.id.text)/index.html") { () throws(PageFailure) in
          try templates.invoice.page(InvoicePage(bill.get(), portal)).get()
        })
    }
    return pages
  }
}

extension Page {
  fileprivate init(path: String, _ make: () throws(PageFailure) -> [UInt8]) {
    self.init(path: path, content: Result(catching: make))
  }
}
