import Portal

extension Catalogue {
  /// Every page of one client on one day; none for a client who has no portal. `brand` is the one of the snapshot's
  /// workspace.
  ///
  /// A pure function of its arguments and the templates. A page that cannot be made says why, and the others are made
  /// all the same.
  /// - Parameter wanted: the paths of those that are made; nil: all.
  package func clientPages(
    of snapshot: ClientSnapshot, only wanted: Set<String>? = nil, on today: Day, brand: Brand
  ) -> [Page] {
    guard snapshot.hasPortal else { return [] }
    return plans(of: portal(of: snapshot, on: today, brand: brand))
      .filter { plan in wanted?.contains(plan.path) != false }
      .map { plan in Page(path: plan.path, content: Result(catching: plan.make)) }
  }

  /// Every page of one client, still to be made.
  func plans(of portal: ClientPortal) -> [PagePlan] {
    let snapshot = portal.snapshot
    let templates = portal.edition.language.templates
    var pages: [PagePlan] = []
    pages.reserveCapacity(7 + snapshot.projects.count + snapshot.invoices.count + snapshot.deliverables.count)
    pages.append(
      PagePlan(path: "index.html") { () throws(PageFailure) in
        try templates.home.page(HomePage(portal, welcome: portal.brand.welcome.get())).get()
      })
    for project in portal.projects {
      pages.append(
        PagePlan(path: "projects/\(project.project.id.text)/index.html") { () throws(PageFailure) in
          try templates.project.page(ProjectPage(project, portal)).get()
        })
    }
    appendReview(of: portal, templates, to: &pages)
    appendTabs(of: portal, templates, to: &pages)
    appendBilling(of: portal, templates, to: &pages)
    return pages
  }

  /// The deliverable that a page is one of; nil for every other page.
  /// - Parameter path: as in `Page`.
  package static func deliverable(at path: String) -> Deliverable.ID? {
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard names.count > 2, names[0].elementsEqual(Tab.deliverables.rawValue.utf8) else { return nil }
    return Deliverable.ID(unchecked: String(Substring(names[1])))
  }

  /// - Parameters:
  ///   - form: one that was refused, to be shown again.
  ///   - viewAs: where the team looks.
  func portal(
    of snapshot: ClientSnapshot, on today: Day, brand: Brand, form: FormState? = nil,
    viewAs: ViewAsStrip? = nil
  ) -> ClientPortal {
    let edition = edition(for: [snapshot.locale, snapshot.workspace.locale])
    let dates = dates(on: today, zone: snapshot.workspace.zone, edition: edition)
    return ClientPortal(
      of: snapshot, brand: brand, edition: edition, dates: dates, languages: choices, form: form,
      viewAs: viewAs)
  }

  private func appendReview(of portal: ClientPortal, _ templates: Templates, to pages: inout [PagePlan]) {
    guard Tab.deliverables.isShown(to: portal.snapshot) else { return }
    pages.append(
      PagePlan(path: "deliverables/index.html") { () throws(PageFailure) in
        try templates.deliverables.page(DeliverablesPage(portal)).get()
      })
    for work in portal.works {
      for version in work.deliverable.versions {
        let path = work.address(of: version).dropFirst(portal.root.count) + "index.html"
        pages.append(
          PagePlan(path: String(path)) { () throws(PageFailure) in
            try templates.deliverable.page(DeliverablePage(work, version: version, portal)).get()
          })
      }
      for version in work.comparable {
        let path = work.comparison(with: version).dropFirst(portal.root.count) + "index.html"
        pages.append(
          PagePlan(path: String(path)) { () throws(PageFailure) in
            try templates.compare.page(ComparePage(work, version, portal)).get()
          })
      }
    }
  }

  private func appendTabs(of portal: ClientPortal, _ templates: Templates, to pages: inout [PagePlan]) {
    if Tab.files.isShown(to: portal.snapshot) {
      pages.append(
        PagePlan(path: "files/index.html") { () throws(PageFailure) in
          try templates.files.page(FilesPage(portal)).get()
        })
    }
    if Tab.feedback.isShown(to: portal.snapshot) {
      pages.append(
        PagePlan(path: "feedback/index.html") { () throws(PageFailure) in
          try templates.feedback.page(FeedbackPage(portal)).get()
        })
    }
    pages.append(
      PagePlan(path: "you/index.html") { () throws(PageFailure) in
        try templates.you.page(YouPage(portal)).get()
      })
  }

  private func appendBilling(of portal: ClientPortal, _ templates: Templates, to pages: inout [PagePlan]) {
    pages.append(
      PagePlan(path: "billing/index.html") { () throws(PageFailure) in
        try templates.billing.page(BillingPage(portal)).get()
      })
    pages.append(
      PagePlan(path: "billing/statement/index.html") { () throws(PageFailure) in
        try templates.statement.page(StatementPage(portal)).get()
      })
    for (invoice, bill) in zip(portal.snapshot.invoices, portal.standing) {
      pages.append(
        PagePlan(path: "billing/\(invoice.id.text)/index.html") { () throws(PageFailure) in
          try templates.invoice.page(InvoicePage(bill.get(), portal)).get()
        })
    }
  }
}

/// A page that is made when it is asked for.
struct PagePlan {
  /// As in `Page`.
  let path: String
  let make: () throws(PageFailure) -> [UInt8]

  init(path: String, _ make: @escaping () throws(PageFailure) -> [UInt8]) {
    self.path = path
    self.make = make
  }
}
