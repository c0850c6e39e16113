import Portal
import Testing

@testable import Pages

@Suite("the page of feedback")
struct FeedbackPageTests {
  private func page(_ threads: [Feedback]) throws -> String {
    try Agency.page("feedback/index.html", of: Agency.busy { $0.feedback = threads })
  }

  @Test("each conversation is a row that says what it is about and how it stands; the answered one is open")
  func threads() throws {
    let html = try page(Agency.conversations)
    #expect(html.count(of: "<details class=\"thread\"") == 3)
    #expect(html.count(of: " open><summary>") == 1)
    #expect(
      html.contains(
        "<small><bdi>Winter range</bdi>, 2 messages</small></span><span class=\"small you-text\">Answered</span>"
      ))
    #expect(
      html.contains("<small>In general, sent 18 Nov</small></span><span class=\"small\">Open</span>"))
    #expect(html.contains("<span class=\"small soft\">Closed 9 Nov</span>"))
  }

  @Test("an attachment is a row that downloads, named by its message and place")
  func attachments() throws {
    let message = Agency.id("me1", of: FeedbackMessage.self)
    #expect(
      try page(Agency.conversations).contains(
        "href=\"/c/\(Agency.mara)/download/\(message).1/screen.jpg\" download><bdi>screen.jpg</bdi></a>"))
  }

  @Test(
    "with none there is only the box to write in; a long list is folded; a long message is cut in its row")
  func edges() throws {
    let none = try page([])
    #expect(none.contains("action=\"/c/\(Agency.mara)/feedback\"") && !none.contains("id=\"threads\""))
    let html = try Agency.page("feedback/index.html", of: Agency.longest)
    #expect(html.contains("<summary>40 older conversations</summary>"))
    #expect(html.contains("…</b><small>"))
  }
}
