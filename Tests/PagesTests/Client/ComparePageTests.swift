import Portal
import Testing

@testable import Pages

@Suite("two versions side by side")
struct ComparePageTests {
  private func paths(_ work: Deliverable) throws -> [String] {
    try Agency.pages(Agency.busy { $0.deliverables = [work] }).map(\.path).filter { $0.contains("/compare/") }
  }

  private func page(_ work: Deliverable, _ number: Int) throws -> String {
    try Agency.page(
      "deliverables/\(work.id)/compare/\(number)/index.html", of: Agency.busy { $0.deliverables = [work] })
  }

  @Test("the earlier one stands left, the newest right, each with what became of it")
  func sides() throws {
    let html = try page(Agency.shelf, 2)
    let left = try #require(html.range(of: "shelf-set-v2.svg?inline=1"))
    let right = try #require(html.range(of: "shelf-set-v3.svg?inline=1"))
    #expect(left.lowerBound < right.lowerBound)
    #expect(html.contains("<h1>Versions 2 and 3, side by side</h1>"))
    #expect(html.contains("You asked for changes</span>") && html.contains("Waiting for you</span>"))
    #expect(html.contains("<div class=\"stage two\" data-sliding>"))
    #expect(!html.contains("class=\"surface"), "pins are set on the work's own page")
  }

  @Test(
    "one leads from the work to the version before, from an earlier version to the newest, and on to others")
  func ways() throws {
    let root = "/c/\(Agency.mara)/deliverables/\(Agency.shelf.id)/"
    let snapshot = Agency.busy { $0.deliverables = [Agency.shelf] }
    let newest = try Agency.page("deliverables/\(Agency.shelf.id)/index.html", of: snapshot)
    #expect(newest.contains("<a href=\"\(root)compare/2/\">Compare with version 2</a>"))
    let first = try Agency.page("deliverables/\(Agency.shelf.id)/versions/1/index.html", of: snapshot)
    #expect(first.contains("<a href=\"\(root)compare/1/\">Compare with version 3</a>"))
    let html = try page(Agency.shelf, 2)
    #expect(html.contains("<a href=\"\(root)compare/1/\">Version 1</a>"))
    #expect(html.contains("<a href=\"\(root)\">Back to version 3</a>"))
  }

  @Test("pictures of another shape stand beside each other and do not slide")
  func shapes() throws {
    var work = Agency.shelf
    work.versions[1].files[0].blob.height = 900
    #expect(try !page(work, 2).contains("data-sliding"))
    #expect(try page(work, 1).contains("data-sliding"))
  }

  @Test(
    "what is no picture, film or PDF in both versions is not compared",
    arguments: ["application/zip", "audio/mpeg"])
  func nothingToSee(_ type: String) throws {
    var work = Agency.shelf
    work.versions[0].files[0].blob.mediaType = type
    #expect(try paths(work) == ["deliverables/\(work.id)/compare/2/index.html"])
    #expect(try paths(Agency.works[2]).isEmpty && paths(Agency.film).isEmpty)
  }

  @Test("originals that are not given yet are looked at, not opened by themselves")
  func originals() throws {
    var work = Agency.shelf
    #expect(try page(work, 2).contains("Open full size"))
    work.originals = .approved
    let html = try page(work, 2)
    #expect(!html.contains("Open full size") && html.contains("?inline=1"))
  }
}
