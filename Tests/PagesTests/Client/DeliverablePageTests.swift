import Portal
import Testing

@testable import Pages

@Suite("the page of a deliverable")
struct DeliverablePageTests {
  private func page(
    _ work: Deliverable, version: Int? = nil, change: (inout ClientSnapshot) -> Void = { _ in }
  )
    throws -> String
  {
    let folder = version.map { "versions/\($0)/" } ?? ""
    return try Agency.page(
      "deliverables/\(work.id)/\(folder)index.html",
      of: Agency.busy { snapshot in
        snapshot.deliverables = [work]
        change(&snapshot)
      })
  }

  private let root = "/c/\(Agency.mara)/"

  @Test("an image stands on the stage with its size, its pins and its facts")
  func image() throws {
    let html = try page(Agency.shelf)
    let file = Agency.id("sf3", of: VersionFile.self)
    #expect(
      html.contains(
        "<img src=\"\(root)download/\(file)/shelf-set-v3.svg?inline=1\" width=\"1600\" height=\"1200\""))
    #expect(html.contains("<circle class=\"dot\" cx=\"92.60%\" cy=\"35.50%\" r=\"12\"/>"))
    #expect(html.contains("<dd>3 of 3 included</dd>") && html.contains("<dd><bdi>1600 × 1200</bdi></dd>"))
    #expect(
      html.contains("<a href=\"\(root)download/\(file)/shelf-set-v3.svg\" download>Download the original</a>")
    )
    #expect(html.contains("<b>Version 3 is waiting for you</b>Decide by Thursday 26 November"))
  }

  @Test("there are forms to decide with where this client is to decide, and nowhere else")
  func decisions() throws {
    for work in Agency.works {
      let html = try page(work)
      let isToDecide = html.contains("is waiting for you</b>")
      #expect(html.contains("/approve\"") == isToDecide && html.contains("/request-changes\"") == isToDecide)
      #expect(html.count(of: "popovertarget=\"ask-approve\"") == (isToDecide ? 2 : 0))
    }
    #expect(try page(Agency.shelf).contains("/approve\""))
    #expect(try !page(Agency.shelf, version: 2).contains("/approve\""))
  }

  @Test("a version before the newest has a page of its own, with its own comments and no notes")
  func older() throws {
    let html = try page(Agency.shelf, version: 2)
    #expect(html.contains("shelf-set-v2.svg?inline=1") && !html.contains("shelf-set-v3.svg?inline=1"))
    #expect(html.contains("The moon is lovely.") && !html.contains("Much better."))
    #expect(html.contains("Version 2, replaced by a newer one."))
    #expect(!html.contains("<h2 id=\"notes\">") && !html.contains("class=\"decide\""))
    #expect(html.contains("<a href=\"\(root)deliverables/\(Agency.shelf.id)/\">Version 3</a>"))
    #expect(html.contains("<a href=\"\(root)deliverables/\(Agency.shelf.id)/versions/1/\">Version 1</a>"))
  }

  @Test("what was said about an earlier version is there, says so, and its pin leads there")
  func earlierComment() throws {
    let html = try page(Agency.shelf)
    #expect(html.contains(", version 2, resolved</p>"))
    #expect(
      html.contains("<a class=\"ref\" href=\"\(root)deliverables/\(Agency.shelf.id)/versions/2/#work\">"))
    #expect(html.contains("class=\"answer\""), "an answer stands below what it answers")
    #expect(html.count(of: "class=\"pin\"") == 1, "only pins of what is on the stage are drawn")
  }

  @Test("a gallery shows each file, a film with its seconds as pins")
  func gallery() throws {
    let html = try page(Agency.film)
    #expect(html.count(of: "<figure id=\"file-") == 3 && html.count(of: "<li><a href=\"#file-") == 3)
    #expect(html.contains("<video controls preload=\"metadata\" width=\"1920\" height=\"1080\""))
    #expect(
      html.contains(
        "<source src=\"\(root)download/\(Agency.id("ff1", of: VersionFile.self))/Winter-film.mp4?inline=1\" type=\"video/mp4\">"
      ))
    #expect(html.contains("cx=\"46.66%\" cy=\"22\""))
    #expect(html.count(of: "loading=\"lazy\"") == 4, "all but the first, and the strip")
    #expect(
      html.contains(
        "<b>You approved version 2 on 23 Nov</b>Waiting for Elias Holm, by Friday 27 November"))
    #expect(html.contains("Has yet to decide"))
  }

  @Test("originals that are not given yet have no address to take them from, and it says when they are")
  func originals() throws {
    let html = try page(Agency.film)
    #expect(!html.contains(" download>") && html.contains("once the project is paid."))
    let paid = try page(Agency.film) { $0.invoices = $0.invoices.filter { $0.number.hasSuffix("097") } }
    #expect(paid.contains(" download>") && !paid.contains("once the project is paid."))
    #expect(
      try page(Agency.film) { $0.invoices = [] }.contains("once the project is paid."),
      "nothing was billed yet")
    var shelf = Agency.shelf
    shelf.originals = .approved
    #expect(try page(shelf).contains("The original can be downloaded once this is approved."))
    let starter = try page(shelf) { $0.workspace.plan = .starter }
    #expect(starter.contains("The original is still with us."), "nobody can approve on this plan")
    #expect(!starter.contains("once this is approved"))
  }

  @Test("a PDF, sound, a link and anything else stand there as what they are")
  func kinds() throws {
    #expect(try page(Agency.works[3]).contains("<iframe src=\"\(root)download/"))
    #expect(
      try page(Agency.works[3]).contains(
        "/Etiketten-f-r-Natt-Dag.pdf?inline=1#navpanes=0\""))
    #expect(try page(Agency.works[4]).contains("<audio controls preload=\"metadata\""))
    #expect(
      try page(Agency.works[2]).contains(
        "href=\"https://staging.fjell.example/subscribe?a=1&amp;b=2\" target=\"_blank\" rel=\"noopener noreferrer\""
      ))
    let card = try page(Agency.works[5])
    #expect(card.contains("<p class=\"figure\">ZIP</p>") && !card.contains("inline=1"))
  }

  @Test("a link that is no web address is shown and leads nowhere")
  func badLink() throws {
    var work = Agency.works[2]
    work.versions[0].link = "javascript:alert(1)"
    let html = try page(work)
    #expect(html.contains("javascript:alert(1)") && !html.contains("href=\"javascript"))
  }

  @Test(
    "a type that is not on the list is never shown inline, whatever it is",
    arguments: ["text/html", "image/svg", "application/xhtml+xml"])
  func notInline(_ type: String) throws {
    var work = Agency.shelf
    for index in work.versions.indices { work.versions[index].files[0].blob.mediaType = type }
    #expect(try !page(work).contains("inline=1"))
  }

  @Test("approved shows the record: when, which file, the fingerprint, and what each said")
  func record() throws {
    let html = try page(Agency.works[3])
    #expect(html.contains("<section class=\"leaf ruled first\" aria-labelledby=\"record\">"))
    #expect(html.contains("Version 2 was approved by everyone who was asked."))
    #expect(html.contains("SHA-256 9f2c 41d8 9f2c"))
    #expect(html.contains("“Natt is the best. Go.”"))
    #expect(html.contains("<p class=\"good-text\"><b>Approved</b>, version 2, locked</p>"))
    #expect(!html.contains("class=\"decide\""))
  }

  @Test("a picture takes a pin by hand, a film a second, a PDF a page, where this client may write")
  func places() throws {
    let picture = try page(Agency.shelf)
    #expect(picture.count(of: "<button class=\"surface js\" type=\"button\" data-file=\"1\"") == 1)
    #expect(picture.contains("<input id=\"pin\" name=\"pin\" value=\"\" hidden>"))
    #expect(!picture.contains("name=\"at\"") && !picture.contains("name=\"page\""))
    let film = try page(Agency.film)
    #expect(film.count(of: "class=\"plain moment\"") == 1 && film.contains("name=\"at\""))
    #expect(!film.contains("<select id=\"place-file\""), "there is only one with seconds")
    let paper = try page(Agency.works[3])
    #expect(paper.contains("name=\"page\"") && !paper.contains("name=\"at\""))
    let looking = try page(Agency.shelf) { $0.workspace.plan = .starter }
    #expect(!looking.contains("class=\"surface") && !looking.contains("name=\"pin\""))
  }

  @Test("of several files with seconds or pages one is chosen by its name")
  func whichFile() throws {
    var work = Agency.film
    let paper = Agency.blob("application/pdf", 90_000)
    work.versions[0].files.append(Agency.file("ff4", 4, "Credits & titles.pdf", paper))
    let html = try page(work)
    #expect(html.contains("<option value=\"1\">Winter film.mp4</option>"))
    #expect(html.contains("<option value=\"4\">Credits &amp; titles.pdf</option>"))
    #expect(!html.contains("<option value=\"2\">"), "a still has neither")
    #expect(html.contains("name=\"at\"") && html.contains("name=\"page\""))
  }

  @Test("a pin on a PDF leads to its page, one in a film to its second")
  func pinnedPlaces() throws {
    var work = Agency.works[3]
    work.versions[0].comments = [
      Agency.comment(
        "c0m9", by: Agency.maraWrites, at: "2026-11-17T06:50:00Z", "A word too many.",
        pin: Pin(place: .wholePage(3)))
    ]
    let html = try page(work)
    #expect(html.contains(".pdf?inline=1#page=3\"><b>1</b>On page 3</a>"))
    #expect(try page(Agency.film).contains("href=\"#file-1\" data-at=\"14\"><b>1</b>At 0:14</a>"))
  }

  @Test("30 versions and 200 comments are folded")
  func folded() throws {
    let snapshot = Agency.longest
    let html = try Agency.page("deliverables/\(snapshot.deliverables[0].id)/index.html", of: snapshot)
    #expect(html.contains("<summary>22 older versions</summary>"))
    #expect(html.contains("<summary>179 earlier comments</summary>"))
  }
}
