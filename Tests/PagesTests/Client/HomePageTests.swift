import Portal
import Testing

@testable import Pages

@Suite("the home page")
struct HomePageTests {
  private func home(_ change: (inout ClientSnapshot) -> Void = { _ in }) throws -> String {
    try Agency.page("index.html", of: Agency.mara(change))
  }

  private func open(_ count: Int) -> [Invoice] {
    (0..<count).map { number in
      Agency.invoice(
        "NL-\(100 + number)", issued: "2026-11-01", due: "2026-12-\(10 + number % 20)", [Agency.careLine])
    }
  }

  @Test(
    "the greeting says how many things wait, in words up to twelve",
    arguments: [
      (0, "Hello <bdi>Mara</bdi>, nothing needs you today."),
      (1, "Hello <bdi>Mara</bdi>, one thing is waiting for you."),
      (2, "Hello <bdi>Mara</bdi>, two things are waiting for you."),
      (12, "Hello <bdi>Mara</bdi>, twelve things are waiting for you."),
      (13, "Hello <bdi>Mara</bdi>, 13 things are waiting for you."),
    ])
  func greeting(_ count: Int, _ words: String) throws {
    #expect(try home { $0.invoices = open(count) }.contains("<h1>\(words)</h1>"))
  }

  @Test("somebody without a name is greeted all the same")
  func nameless() throws {
    #expect(try home { $0.client.name = " " }.contains("<h1>Hello, two things are waiting for you.</h1>"))
  }

  @Test("the most pressing comes first, the late before the due")
  func order() throws {
    let html = try home()
    let late = try #require(html.range(of: "<h3>Invoice <span class=\"whole\">NL-2026-109</span></h3>"))
    let due = try #require(html.range(of: "<h3>Invoice <span class=\"whole\">NL-2026-118</span></h3>"))
    #expect(late.lowerBound < due.lowerBound)
  }

  @Test("decisions and files stand among the invoices, by their day; what has no day as if due in a week")
  func kinds() throws {
    let titles = { (snapshot: ClientSnapshot) in
      try Agency.page("index.html", of: snapshot).components(separatedBy: "<h2 id=\"projects\">")[0]
        .matches(of: /<h3>(.*?)<\/h3>/).map { String($0.1).replacing(/<[^>]*>/, with: "") }
    }
    let (shelf, logo) = ("Shelf set, three 250\u{A0}g bags", "Logo of the cooperative in Huila")
    let (late, later) = ("Invoice NL-2026-109", "Invoice NL-2026-118")
    #expect(try titles(Agency.busy()) == [late, shelf, logo, later])
    let undated = Agency.busy { snapshot in
      snapshot.deliverables[0].dueOn = nil
      snapshot.fileRequests[0].dueOn = Agency.day("2026-11-19")
    }
    #expect(try titles(undated) == [logo, late, later, shelf])
    #expect(try Agency.page("index.html", of: Agency.busy()).contains("four things are waiting for you."))
  }

  @Test("of more than fits the rest is counted by kind")
  func moreKinds() throws {
    let html = try Agency.page("index.html", of: Agency.longest)
    #expect(html.contains("29 more decisions to make") && html.contains("5 more requests for files"))
    #expect(html.contains("400 more invoices to pay"))
  }

  @Test("what is paid, void, on its way or a draft does not wait")
  func waits() throws {
    let html = try home()
    for number in ["112", "097", "091", "088", "060"] { #expect(!html.contains("2026-\(number)")) }
  }

  @Test(
    "with 400 invoices home stays short and leads to the others",
    arguments: [(8, 8, 0), (9, 8, 1), (400, 8, 392)])
  func many(_ count: Int, _ shown: Int, _ more: Int) throws {
    let html = try home { $0.invoices = open(count) }
    #expect(html.count(of: "<h3>Invoice") == shown)
    #expect(html.contains("\(more) more invoice") == (more > 0))
  }

  @Test("projects stand as active, completed and archived; a section without any is left out")
  func projects() throws {
    let html = try home()
    #expect(html.count(of: "<article class=\"project\">") == 2)
    #expect(html.contains("<h2 id=\"completed\">") && html.contains("<h2 id=\"archive\">"))
    let none = try home { $0.projects = [] }
    for section in ["projects", "completed", "archive"] { #expect(!none.contains("<h2 id=\"\(section)\">")) }
  }

  @Test("the accent's rule marks the first section, once")
  func first() throws {
    #expect(try home().count(of: "ruled first") == 1)
    let quiet = try Agency.page("index.html", of: Agency.quiet)
    #expect(quiet.count(of: "ruled first") == 1)
    #expect(quiet.contains("ruled first\" aria-labelledby=\"projects\""))
  }

  @Test("the next three deadlines are shown, the late one marked")
  func deadlines() throws {
    let html = try home { $0.projects = [Agency.winter] }
    let list = try #require(
      html.components(separatedBy: "<ol class=\"deadlines\">").last?.components(separatedBy: "</ol>").first)
    #expect(list.count(of: "<li>") == 3)
    #expect(list.count(of: "late-text") == 1)
  }

  @Test("a long update is cut at home")
  func longUpdate() throws {
    let html = try home { snapshot in
      var project = Agency.winter
      project.updates[0].body = String(repeating: "word ", count: 2000)
      snapshot.projects = [project]
    }
    #expect(html.count(of: "word") < 70)
    #expect(html.contains("word…</dd>"))
  }

  @Test("the welcome message is the agency's, and not on the plan that has no branding of its own")
  func welcome() throws {
    #expect(try home().contains("whatever you write reaches one of us"))
    #expect(try !home { $0.workspace.plan = .starter }.contains("whatever you write reaches one of us"))
  }

  @Test("where nothing waits and nobody wrote a welcome, kind words stand there")
  func kind() throws {
    let html = try Agency.page(
      "index.html",
      of: Agency.mara { snapshot in
        snapshot.invoices = []
        snapshot.workspace.branding.welcome = ""
      })
    #expect(html.contains("We write when there is something to see."))
  }

  @Test("the turn of the day changes the words without a change of the data")
  func turns() throws {
    let tomorrow = try Agency.page("index.html", of: Agency.mara(), on: Agency.today + 1)
    #expect(tomorrow.contains(">5 days late</time>"))
    #expect(tomorrow.contains(">in 5 days</time>"))
  }
}
