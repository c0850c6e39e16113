import Portal

extension Catalogue {
  /// Every page of one client on one day; none for a client who has no portal. `brand` is the one of the snapshot's
  /// workspace.
  ///
  /// A pure function of its arguments and the templates. A page that cannot be made says why, and the others are made
  /// all the same.
  package func clientPages(of snapshot: ClientSnapshot, on today: Day, brand: Brand) -> [Page] {
    guard snapshot.hasPortal else { return [] }
    let portal = portal(of: snapshot, on: today, brand: brand)
    let templates = portal.edition.language.templates
    var pages: [Page] = []
    pages.reserveCapacity(6 + snapshot.projects.count + snapshot.invoices.count + snapshot.deliverables.count)
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
    appendReview(of: portal, templates, to: &pages)
    appendTabs(of: portal, templates, to: &pages)
    appendBilling(of: portal, templates, to: &pages)
    return pages
  }

  /// - Parameter form: one that was refused, to be shown again.
  func portal(of snapshot: ClientSnapshot, on today: Day, brand: Brand, form: FormState? = nil)
    -> ClientPortal
  {
    let edition = edition(for: [snapshot.locale, snapshot.workspace.locale])
    let dates = dates(on: today, zone: snapshot.workspace.zone, edition: edition)
    return ClientPortal(
      of: snapshot, brand: brand, edition: edition, dates: dates, languages: choices, form: form)
  }

  private func appendReview(of portal: ClientPortal, _ templates: Templates, to pages: inout [Page]) {
    guard Tab.deliverables.isShown(to: portal.snapshot) else { return }
    pages.append(
      Page(path: "deliverables/index.html") { () throws(PageFailure) in
        try templates.deliverables.page(DeliverablesPage(portal)).get()
      })
    for work in portal.works {
      for version in work.deliverable.versions {
        let path = work.address(of: version).dropFirst(portal.root.count) + "index.html"
        pages.append(
          Page(path: String(path)) { () throws(PageFailure) in
            try templates.deliverable.page(DeliverablePage(work, version: version, portal)).get()
          })
      }
      for version in work.comparable {
        let path = work.comparison(with: version).dropFirst(portal.root.count) + "index.html"
        pages.append(
          Page(path: String(path)) { () throws(PageFailure) in
            try templates.compare.page(ComparePage(work, version, portal)).get()
          })
      }
    }
  }

  private func appendTabs(of portal: ClientPortal, _ templates: Templates, to pages: inout [Page]) {
    if Tab.files.isShown(to: portal.snapshot) {
      pages.append(
        Page(path: "files/index.html") { () throws(PageFailure) in
          try templates.files.page(FilesPage(portal)).get()
        })
    }
    if Tab.feedback.isShown(to: portal.snapshot) {
      pages.append(
        Page(path: "feedback/index.html") { () throws(PageFailure) in
          try templates.feedback.page(FeedbackPage(portal)).get()
        })
    }
    pages.append(
      Page(path: "you/index.html") { () throws(PageFailure) in
        try templates.you.page(YouPage(portal)).get()
      })
  }

  private func appendBilling(of portal: ClientPortal, _ templates: Templates, to pages: inout [Page]) {
    pages.append(
      Page(path: "billing/index.html") { () throws(PageFailure) in
        try templates.billing.page(BillingPage(portal)).get()
      })
    for (invoice, bill) in zip(portal.snapshot.invoices, portal.standing) {
      pages.append(
        Page(path: "billing/\(invoice.id.text)/index.html") { () throws(PageFailure) in
          try templates.invoice.page(InvoicePage(bill.get(), portal)).get()
        })
    }
  }
}

extension Page {
  fileprivate init(path: String, _ make: () throws(PageFailure) -> [UInt8]) {
    self.init(path: path, content: Result(catching: make))
  }
}
