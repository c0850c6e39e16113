import Portal
import Testing

@testable import Pages

@Suite("the page of files")
struct FilesPageTests {
  private func page(_ change: (inout ClientSnapshot) -> Void = { _ in }) throws -> String {
    try Agency.page("files/index.html", of: Agency.busy(change))
  }

  private func headings(_ html: String) -> [String] {
    html.matches(of: /<h2 id="[^"]*">(?:<bdi>)?([^<]*)(?:<\/bdi>)?<\/h2>/).map { String($0.1) }
  }

  @Test(
    "what is asked comes first, then a list a project, the company's, one's own, everybody's and what was sent"
  )
  func order() throws {
    #expect(
      headings(try page()) == [
        "We need from you", "Online shop", "Winter range", "For Fjell Coffee Roasters Ab", "For you alone",
        "For all our clients", "Sent to us",
      ])
  }

  @Test("a row downloads, and says in words what it is, how large, and when it came")
  func row() throws {
    let html = try page()
    let file = Agency.id("d0c1", of: SharedFile.self)
    #expect(
      html.contains(
        "<a class=\"file\" href=\"/c/\(Agency.mara)/download/\(file)/Brand-guidelines-2026-winter.pdf\" download>"
      ))
    #expect(html.contains("<p>PDF, 8.2\u{A0}MB</p>") && html.contains("<p>Excel, 64\u{A0}kB</p>"))
    #expect(html.contains("title=\"Thursday 12 November 2026, ") && html.contains("\">12 days ago</time>"))
  }

  @Test("a request says who asks, by when, and what came; an answered one is gone")
  func requests() throws {
    let html = try page()
    #expect(html.contains("Jonas Ek asks, by Friday 27 November"))
    #expect(html.contains("huila-black.svg") && html.contains("<bdi>Elias Holm</bdi>"))
    #expect(!html.contains("<h3><bdi>Lot sheets</bdi></h3>") && html.contains("Lot sheets autumn.pdf"))
    #expect(html.contains("1 asked of you"))
    let late = try page { $0.fileRequests[0].dueOn = Agency.day("2026-11-20") }
    #expect(late.contains("4 days late</time></b>, Jonas Ek asked for it by Friday 20 November."))
    #expect(
      try page { $0.fileRequests[0].dueOn = nil }.contains("Jonas Ek asked on <time datetime=\"2026-11-18\""))
  }

  @Test("a file whose bytes are gone has no address")
  func purged() throws {
    let html = try page { snapshot in
      for index in snapshot.files.indices { snapshot.files[index].blob.isPurged = true }
      snapshot.fileRequests = []
    }
    #expect(!html.contains("/download/") && html.contains("No longer kept."))
  }

  @Test("with none it says so, and a long list is folded")
  func edges() throws {
    let none = try page { snapshot in
      snapshot.files = []
      snapshot.fileRequests = []
    }
    #expect(none.contains("Nothing is shared with you yet.") && none.count(of: "<section") == 0)
    #expect(
      try Agency.page("files/index.html", of: Agency.longest).contains("<summary>50 older files</summary>"))
  }

  @Test("more than one file can be taken away at once, and it says how many and how much that is")
  func all() throws {
    let html = try page()
    let count = html.count(of: "\" download>") - 1
    #expect(html.contains("href=\"/c/\(Agency.mara)/files/all.zip\" download>Download all, \(count) files, "))
    let one = try page { snapshot in
      snapshot.files = Array(snapshot.files.prefix(1))
      snapshot.fileRequests = []
    }
    #expect(!one.contains("all.zip"))
    let purged = try page { snapshot in
      for index in snapshot.files.indices.dropFirst() { snapshot.files[index].blob.isPurged = true }
      snapshot.fileRequests = []
    }
    #expect(!purged.contains("all.zip"))
  }

  @Test("the accent's rule marks the first section, once")
  func first() throws {
    #expect(try page().count(of: "ruled first") == 1)
    #expect(try page { $0.fileRequests = [] }.count(of: "ruled first") == 1)
  }
}
