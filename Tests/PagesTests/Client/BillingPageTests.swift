import Portal
import Testing

@testable import Pages

@Suite("the billing page")
struct BillingPageTests {
  private func billing(_ invoices: [Invoice]) throws -> String {
    try Agency.page("billing/index.html", of: Agency.mara { $0.invoices = invoices })
  }

  private func due(_ number: String, _ day: String, _ code: String = "EUR") -> Invoice {
    Agency.invoice(number, .sent, code, issued: "2026-11-01", due: day, [Agency.careLine])
  }

  @Test("what is owed is summed by currency, the most pressing currency first")
  func sums() throws {
    let html = try billing([
      due("NL-1", "2026-12-01"), due("NL-2", "2026-11-30", "USD"), due("NL-3", "2026-12-02"),
    ])
    let heading = try #require(
      html.components(separatedBy: "<h1>").last?.components(separatedBy: "</h1>").first)
    let dollars = try #require(heading.range(of: "$590.00"))
    let euros = try #require(heading.range(of: "€1,180.00"))
    #expect(dollars.lowerBound < euros.lowerBound)
  }

  @Test("one line says how many, and what is most pressing about them")
  func summary() throws {
    let late = "<b class=\"late-text\">4 days late</b>."
    #expect(try billing([due("NL-1", "2026-11-20")]).contains(">one invoice, \(late)"))
    #expect(
      try billing([due("NL-1", "2026-11-20"), due("NL-2", "2026-12-01")]).contains(
        ">two invoices, one of them \(late)"))
    #expect(
      try billing([due("NL-1", "2026-11-20"), due("NL-2", "2026-11-22"), due("NL-3", "2026-12-01")])
        .contains(">three invoices, two of them overdue, the oldest \(late)"))
    #expect(try billing([due("NL-1", "2026-11-30")]).contains(">one invoice, due <time"))
    #expect(
      try billing([due("NL-1", "2026-11-30"), due("NL-2", "2026-12-01")])
        .contains(">two invoices, the next one due <time"))
  }

  @Test("hundreds to pay are folded behind the most pressing, by day and then as one counts")
  func hundreds() throws {
    let html = try billing((1...400).map { due("NL-\($0)", "2026-12-01") })
    let shown = try #require(html.components(separatedBy: "<details class=\"more\">").first)
    #expect(html.contains("380 more to pay"))
    #expect(shown.contains("NL-20<") && !shown.contains("NL-21<"))
    #expect(try !billing([due("NL-1", "2026-12-01")]).contains("more to pay"))
  }

  @Test("where nothing is owed it says so")
  func nothing() throws {
    let html = try billing(Array(Agency.invoices.dropFirst(3)))
    #expect(html.contains("<h1>Nothing to pay.</h1>"))
    #expect(html.contains("All invoices are settled."))
    #expect(!html.contains("<h2 id=\"open\">"))
    #expect(html.contains("ruled first\" aria-labelledby=\"settled\""))
  }

  @Test("money on its way is named and not asked for again")
  func underway() throws {
    let html = try billing([Agency.invoices[1]])
    #expect(html.contains("$1,200.00 is on its way."))
    #expect(html.contains("<h1>Nothing to pay.</h1>"))
  }

  @Test("drafts stand by themselves, without a number where they have none")
  func drafts() throws {
    let draft = Agency.invoice("", .draft, issued: "2026-11-24", due: "2026-12-15", [Agency.careLine])
    let html = try billing([draft])
    #expect(html.contains("<h2 id=\"drafts\">"))
    #expect(html.contains(">Invoice without a number yet</a>"))
    #expect(html.contains("Preview, not sent yet"))
  }

  @Test(
    "the newest of what is settled are shown, the older folded", arguments: [(12, 0), (13, 1), (400, 388)])
  func folded(_ count: Int, _ older: Int) throws {
    let html = try billing(
      (0..<count).map { number in
        Agency.invoice("NL-\(number)", issued: "2026-09-01", due: "2026-09-22", [Agency.careLine]) {
          $0.payments = [Agency.payment(59_000, "2026-09-21")]
        }
      })
    #expect(html.contains("<details") == (older > 0))
    #expect(html.contains("<summary>\(older) older invoice") == (older > 0))
    #expect(html.count(of: "<span class=\"state small good-text\">Paid ") == count)
  }
}
