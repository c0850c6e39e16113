import Portal
import Testing

@testable import Pages

@Suite("all pages of a client")
struct ClientPagesTests {
  /// An invoice whose amounts do not fit in 64 bits.
  private let endless = Agency.invoice(
    "NL-2026-666", issued: "2026-11-01", due: "2026-11-02",
    [Agency.line("Everything", quantity: .max, price: .max)])

  @Test(
    "there is one page for each tab, the statement, each project, invoice, deliverable, earlier version and comparison, and one for the client"
  )
  func paths() throws {
    let snapshot = Agency.busy()
    let paths = try Agency.pages(snapshot).map(\.path)
    let tabs = ["", "deliverables/", "files/", "billing/", "billing/statement/", "feedback/", "you/"].map {
      $0 + "index.html"
    }
    let expected =
      tabs + snapshot.projects.map { "projects/\($0.id)/index.html" }
      + snapshot.invoices.map { "billing/\($0.id)/index.html" }
      + snapshot.deliverables.map { "deliverables/\($0.id)/index.html" }
      + [1, 2].map { "deliverables/\(Agency.shelf.id)/versions/\($0)/index.html" }
      + [1, 2].map { "deliverables/\(Agency.shelf.id)/compare/\($0)/index.html" }
    #expect(paths.sorted() == expected.sorted())
    #expect(try Agency.pages(snapshot).allSatisfy { (try? $0.content.get()) != nil })
  }

  @Test("T-08: on a plan without feedback there is neither its page nor its tab")
  func noFeedback() throws {
    let snapshot = Agency.busy { $0.workspace.plan = .starter }
    for page in try Agency.pages(snapshot) {
      #expect(!page.path.hasPrefix("feedback/"))
      #expect(!String(decoding: try page.content.get(), as: UTF8.self).contains("/feedback/"), "\(page.path)")
    }
  }

  @Test("who has only invoices left has the pages for these, and no others")
  func onlyInvoices() throws {
    let pages = try Agency.pages(Agency.mara { $0.projects = [] })
    #expect(Set(pages.map { $0.path.split(separator: "/")[0] }) == ["index.html", "billing", "you"])
    #expect(try !Agency.page("index.html", of: Agency.mara { $0.projects = [] }).contains("/files/"))
  }

  @Test("a client without a portal has no pages")
  func noPortal() throws {
    #expect(try Agency.pages(Agency.mara { $0.workspace.isPortalEnabled = false }).isEmpty)
    #expect(
      try Agency.pages(
        Agency.mara { snapshot in
          snapshot.projects = []
          snapshot.invoices = []
        }
      ).isEmpty)
  }

  @Test("the same snapshot on the same day gives the same bytes")
  func pure() throws {
    let first = try Agency.pages(Agency.mara()).map { try $0.content.get() }
    let again = try Agency.pages(Agency.mara()).map { try $0.content.get() }
    #expect(first == again)
  }

  @Test(
    "an invoice that cannot be added up fails its page and the pages that need it, with a reason; the others are made"
  )
  func failsAlone() throws {
    let pages = try Agency.pages(Agency.mara { $0.invoices.append(endless) })
    let failed = pages.filter { (try? $0.content.get()) == nil }
    #expect(
      Set(failed.map(\.path)) == [
        "index.html", "billing/index.html", "billing/statement/index.html",
        "billing/\(endless.id)/index.html",
      ])
    for page in failed {
      guard case .failure(let failure) = page.content else { continue }
      #expect(failure.description == "invoice NL-2026-666: the amounts do not fit in 64 bits")
    }
  }

  @Test("sums that do not fit fail the pages that show the sum, and no other")
  func sumFailsAlone() throws {
    let half = (1...3).map { number in
      Agency.invoice(
        "NL-\(number)", issued: "2026-11-01", due: "2026-12-02",
        [Agency.line("Half of everything", price: .max / 2, tax: 0)])
    }
    let pages = try Agency.pages(Agency.mara { $0.invoices = half })
    let failed = pages.filter { (try? $0.content.get()) == nil }
    #expect(failed.map(\.path) == ["billing/index.html", "billing/statement/index.html"])
    guard case .failure(let failure)? = failed.first?.content else { return }
    #expect(failure.description == "what is owed altogether: the amounts do not fit in 64 bits")
  }

  @Test(
    "every page of a reader is in their language, whatever the workspace's",
    arguments: [
      ("de-AT", "ltr", "Abmelden"), ("fr-CA", "ltr", "Se déconnecter"), ("es-419", "ltr", "Cerrar sesión"),
      ("ar-EG", "rtl", "تسجيل الخروج"),
    ])
  func language(_ locale: String, _ direction: String, _ signOut: String) throws {
    for page in try Agency.pages(Agency.busy { $0.client.locale = locale }) {
      let html = String(decoding: try page.content.get(), as: UTF8.self)
      #expect(html.contains("<html lang=\"\(locale)\" dir=\"\(direction)\">"))
      #expect(html.contains(signOut))
    }
  }

  @Test(
    "a language that we do not have falls back on the workspace's, then on English",
    arguments: [("pl", "de", "de"), ("pl", "pt", "en"), ("\"><script>", "de-CH", "de-CH")])
  func fallback(_ client: String, _ workspace: String, _ expected: String) throws {
    let snapshot = Agency.mara { snapshot in
      snapshot.client.locale = client
      snapshot.workspace.locale = workspace
    }
    #expect(try Agency.page("index.html", of: snapshot).contains("<html lang=\"\(expected)\" dir=\"ltr\">"))
  }

  @Test("the tab that is shown is marked, and what lies below it marks it too")
  func tabs() throws {
    let snapshot = Agency.mara()
    let root = "/c/\(snapshot.client.id)/"
    #expect(
      try Agency.page("index.html", of: snapshot).contains("<a href=\"\(root)\" aria-current=\"page\">"))
    #expect(
      try Agency.page("projects/\(Agency.winter.id)/index.html", of: snapshot)
        .contains("<a href=\"\(root)\" aria-current=\"true\">"))
    let invoice = try Agency.page("billing/\(Agency.shelfSet.id)/index.html", of: snapshot)
    #expect(invoice.contains("<a href=\"\(root)billing/\" aria-current=\"true\">"))
    #expect(invoice.contains("<b aria-hidden=\"true\">2</b><span class=\"vh\">, 2 to pay</span>"))
    #expect(try !Agency.page("index.html", of: Agency.quiet).contains("to pay</span>"))
  }

  @Test("no page has an inline style, an inline script or an address of somebody else's")
  func strict() throws {
    for page in try Agency.pages(Agency.mara()) {
      let html = String(decoding: try page.content.get(), as: UTF8.self)
      for forbidden in [" style=", "<style", "<script>", " onclick", "src=\"http", "url("] {
        #expect(!html.contains(forbidden), "\(page.path) has \(forbidden)")
      }
      let scripts = html.matches(of: /<script[^>]*>[^<]*/).map { String($0.0) }
      #expect(scripts.count == 1, "\(page.path)")
      #expect(
        scripts.allSatisfy {
          $0.wholeMatch(of: /<script type="module" src="\/assets\/portal-[0-9a-f]{16}\.js">/) != nil
        })
    }
  }
}
