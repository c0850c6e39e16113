import Foundation
import Portal
import Testing

@testable import Pages

@Suite("a client's pages as the team looks at them")
struct ViewAsTests {
  private static let root = "/team/preview/\(Agency.mara().client.id)/"

  static func page(_ path: String, of snapshot: ClientSnapshot, back: String? = nil) throws -> String {
    let catalogue = try Agency.catalogue.get()
    let console = try catalogue.console(snapshot.workspace, member: nil, today: Agency.today)
    let page = try catalogue.viewAs(path, of: snapshot, on: Agency.today, for: console, back: back)
    return String(decoding: try #require(page, "\(path)"), as: UTF8.self)
  }

  /// What can be typed into, pressed or sent; the line between two compared pictures stays in the page.
  private static let moves = [
    "<form", "method=\"post\"", "<button", "<textarea", "<select", "/sign-out", "popovertarget",
  ]

  @Test(
    "every page that the client has is there, below the team's address, with the strip, and sends nothing",
    arguments: ["", "de", "ar"])
  func whole(_ locale: String) throws {
    let snapshot = Agency.busy { $0.client.locale = locale }
    let pages = try Agency.pages(snapshot)
    try #require(pages.count > 20)
    for page in pages {
      let html = try Self.page(page.path, of: snapshot)
      for move in Self.moves { #expect(!html.contains(move), "\(page.path) has \(move)") }
      #expect(!html.contains("/c/"), "\(page.path)")
      #expect(!html.contains("class=\"news\""), "nothing asks for the page again")
      #expect(html.contains("<aside class=\"seen\" lang=\"en-GB\""), "\(page.path)")
      #expect(html.contains("<b>You see what Mara sees.</b> Read only: nothing is sent."))
      #expect(html.contains("href=\"\(Self.root)billing/\""))
      let published = String(decoding: try page.content.get(), as: UTF8.self)
      #expect(
        published.contains("/sign-out") && !published.contains("/team/") && !published.contains("seen-"))
    }
  }

  @Test("what a client reads, looks at and downloads is all there, at the team's address")
  func same() throws {
    let snapshot = Agency.busy()
    for page in try Agency.pages(snapshot) {
      let published = String(decoding: try page.content.get(), as: UTF8.self)
      let html = try Self.page(page.path, of: snapshot)
      let links = published.matches(of: /(?:src|href)="(\/c\/[^"]*)"/).map { String($0.1) }
      for link in links {
        let there = link.replacing("/c/", with: "/team/preview/")
        #expect(html.contains("\"\(there)\""), "\(page.path): \(there)")
      }
    }
  }

  @Test(
    "the strip leads back to the project that one came from, to another page of the console, or to the projects"
  )
  func back() throws {
    let snapshot = Agency.busy()
    let project = "/team/projects/\(Agency.winter.id)/"
    #expect(
      try Self.page("index.html", of: snapshot, back: project).contains(
        "<a href=\"\(project)\">Back to \(Agency.winter.name)</a>"))
    #expect(
      try Self.page("index.html", of: snapshot, back: "/team/?view=done").contains(
        "<a href=\"/team/?view=done\">Back to the console</a>"))
    #expect(
      try Self.page("index.html", of: snapshot).contains(
        "<a href=\"/team/projects/\">Back to the projects</a>"))
  }

  @Test("what the client has no page at, and a client without a portal, is nothing")
  func nothing() throws {
    let catalogue = try Agency.catalogue.get()
    let snapshot = Agency.busy()
    let console = try catalogue.console(snapshot.workspace, member: nil, today: Agency.today)
    let page = { (path: String, snapshot: ClientSnapshot) in
      try catalogue.viewAs(path, of: snapshot, on: Agency.today, for: console, back: nil)
    }
    for path in ["", "index.htm", "projects/index.html", "../index.html", "deliverables/x/index.html"] {
      #expect(try page(path, snapshot) == nil, "\(path)")
    }
    #expect(try page("index.html", Agency.busy { $0.workspace.isPortalEnabled = false }) == nil)
  }
}
