import Portal
import Testing

@testable import Pages

@Suite("the page of a project")
struct ProjectPageTests {
  private func page(_ change: (inout Project) -> Void = { _ in }) throws -> String {
    var project = Agency.winter
    change(&project)
    return try Agency.page("projects/\(project.id)/index.html", of: Agency.mara { $0.projects = [project] })
  }

  @Test(
    "its time is said as far as it is known",
    arguments: [
      ("2026-09-07", "2027-01-08", " September 2026 to January 2027."),
      ("2026-09-07", nil, " Since September 2026."),
      (nil, "2027-01-08", " Until January 2027."), ("2026-09-07", "2026-09-30", " September 2026."),
      (nil, nil, ""),
    ] as [(String?, String?, String)])
  func period(_ start: String?, _ end: String?, _ words: String) throws {
    let html = try page { project in
      project.startsOn = start.map(Agency.day)
      project.endsOn = end.map(Agency.day)
    }
    #expect(html.contains("In review. Led by <bdi>Ida Solberg</bdi>.\(words)</p>"))
  }

  @Test("without a lead, milestones and updates it is short and still a page")
  func bare() throws {
    let html = try page { project in
      project.lead = nil
      project.milestones = []
      project.updates = []
    }
    #expect(!html.contains("Led by"))
    #expect(!html.contains("<section"))
  }

  @Test("the timeline says what is done, late, next and later")
  func timeline() throws {
    let html = try page()
    #expect(html.contains("<p>Done on 28 Oct, 2 days early</p>"))
    #expect(html.contains("<b class=\"late-text\">1 day late</b>"))
    #expect(html.contains("<b>Next, in 3 days</b>"))
    #expect(html.contains("<p>Later</p>"))
  }

  @Test("updates are Markdown; the older ones are folded", arguments: [(8, false), (9, true)])
  func updates(_ count: Int, _ isFolded: Bool) throws {
    let html = try page { project in
      project.updates = (0..<count).map { number in
        Agency.update("u\(number)", by: "Ida", at: "2026-11-01T09:00:00Z", "Number **\(number)**")
      }
    }
    #expect(html.count(of: "<strong>") == count)
    #expect(html.contains("<summary>1 older update</summary>") == isFolded)
  }

  @Test("a project that another tool counts shows the counts")
  func counts() throws {
    let html = try page { project in
      project.milestones = []
      project.counts = Project.Counts(done: 37, total: 120)
    }
    #expect(html.contains("<p>37 of 120 done</p><p class=\"figure\">31%</p>"))
    #expect(!html.contains("class=\"timeline\""))
  }

  @Test("its deliverables and files are there, what waits first; of many the rest is one tap away")
  func worksAndFiles() throws {
    let path = "projects/\(Agency.winter.id)/index.html"
    let html = try Agency.page(path, of: Agency.busy())
    let titles = html.matches(of: /<a href="[^"]*deliverables\/del_[^"]*"><bdi>([^<]*)<\/bdi><\/a>/).map {
      String($0.1)
    }
    #expect(
      titles == [
        "Shelf set, three 250\u{A0}g bags", "Winter film, 30 seconds", "Jingle for the shops",
        "Names and label system", "Design direction",
      ])
    #expect(html.count(of: "<a class=\"file\"") == 3)
    #expect(!html.contains("class=\"of\""), "the project is not named again")
    let long = try Agency.page(path, of: Agency.longest)
    #expect(long.contains("55 more, with all deliverables") && long.contains("54 more, with all files"))
  }
}
