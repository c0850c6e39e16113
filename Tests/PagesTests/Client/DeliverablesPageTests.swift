import Portal
import Testing

@testable import Pages

@Suite("the page of deliverables")
struct DeliverablesPageTests {
  private func page(_ works: [Deliverable], plan: Plan = .scale, mayApprove: Bool = true) throws -> String {
    try Agency.page(
      "deliverables/index.html",
      of: Agency.busy { snapshot in
        snapshot.deliverables = works
        snapshot.workspace.plan = plan
        for index in snapshot.projects.indices { snapshot.projects[index].mayApprove = mayApprove }
      })
  }

  /// The titles below a heading, in their order.
  private func titles(_ html: String, below id: String) -> [String] {
    let section =
      html.components(separatedBy: "<h2 id=\"\(id)\">").dropFirst().first?
      .components(separatedBy: "</section>").first ?? ""
    let links = section.matches(of: /<h3><bdi>([^<]*)<\/bdi><\/h3>|<a href="[^"]*"><bdi>([^<]*)<\/bdi><\/a>/)
    return links.map { String($0.1 ?? $0.2 ?? "") }
  }

  @Test("what waits for me, what waits for others, what is decided lately, and what was before")
  func sections() throws {
    let html = try page(Agency.works)
    #expect(titles(html, below: "wait") == ["Shelf set, three 250\u{A0}g bags"])
    #expect(
      titles(html, below: "others") == [
        "Winter film, 30 seconds", "Subscription page, phone", "Jingle for the shops",
      ])
    #expect(titles(html, below: "decided") == ["Names and label system"])
    #expect(titles(html, below: "older") == ["Design direction"])
    #expect(html.contains("One is waiting for you, please decide by Thursday 26 November."))
    #expect(html.contains("<b aria-hidden=\"true\">1</b><span class=\"vh\">, 1 waiting for you</span>"))
  }

  @Test("each row says in words how it stands")
  func words() throws {
    let html = try page(Agency.works)
    for words in [
      "<p class=\"of\"><bdi>Winter range</bdi></p><p>You approved version 2 on 23 Nov",
      "Waiting for Elias Holm",
      "<p class=\"of\"><bdi>Online shop</bdi></p><p>You asked for changes on 17 Nov", "Jonas Ek works on it",
      "<p class=\"of\"><bdi>Winter range</bdi></p><p>Version 2. By you and Elias Holm",
      "<span class=\"good-text\">Approved</span> 18 Nov",
    ] {
      #expect(html.contains(words), "\(words)")
    }
  }

  @Test("a decision that is one's own alone is told as one's own")
  func ownDecision() throws {
    var work = Agency.works[3]
    work.approvals = work.approvals.filter { $0.client == Agency.mara }
    let html = try page([work])
    #expect(html.contains("<p>Version 2. You approved it</p>") && !html.contains("By you"))
  }

  @Test("who may not approve is not asked")
  func mayNot() throws {
    let html = try page([Agency.shelf], mayApprove: false)
    #expect(titles(html, below: "wait").isEmpty && titles(html, below: "others").count == 1)
    #expect(html.contains("Waiting for a decision"))
    #expect(html.contains("Nothing is waiting for you here."))
  }

  @Test("T-08: on Starter clients look, and nothing says that they decide")
  func starter() throws {
    let html = try page([Agency.shelf], plan: .starter)
    #expect(titles(html, below: "look").count == 1)
    #expect(!html.contains("waiting for you</span>") && !html.contains("decide by"))
  }

  @Test("a decision that is late says so")
  func late() throws {
    var late = Agency.shelf
    late.dueOn = Agency.day("2026-11-20")
    let html = try page([late])
    #expect(html.contains("One is waiting for you, a decision was due on Friday 20 November."))
    #expect(html.contains("<b class=\"late-text\"><time datetime=\"2026-11-20\""))
  }

  @Test("with none it says so kindly")
  func none() throws {
    let html = try page([])
    #expect(html.contains("There is nothing to look at yet."))
    #expect(html.count(of: "<section") == 0)
  }

  @Test("the accent's rule marks the first section, once")
  func first() throws {
    for works in [Agency.works, [Agency.film], [Agency.works[3]], [Agency.works[5]]] {
      #expect(try page(works).count(of: "ruled first") == 1)
    }
  }

  @Test(
    "recent is this month and the one before",
    arguments: [("2026-11-24", "2026-10-01"), ("2026-01-01", "2025-12-01")])
  func recent(_ today: String, _ first: String) {
    #expect(DeliverablesPage.recent(before: Agency.day(today)) == Agency.day(first))
  }

  @Test("a long list is folded")
  func folded() throws {
    let html = try Agency.page("deliverables/index.html", of: Agency.longest)
    #expect(html.contains("<summary>18 more</summary>") && html.contains("<summary>19 more</summary>"))
  }
}
