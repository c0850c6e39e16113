import Portal
import Testing

@testable import Pages

@Suite("Previews on pages")
struct PreviewTests {
  private let root = "/c/\(Agency.mara)/"

  private func pages(_ blob: Blob, _ previews: [Preview], pin: Pin? = nil) throws -> (
    list: String, stage: String
  ) {
    var file = Agency.file("pv1", 1, "A, b.dat", blob)
    file.previews = previews
    let comments = pin.map { pin in
      [
        Agency.comment(
          "pvc", by: .client(Agency.mara, name: "Mara"), at: "2026-11-20T10:00:00.000Z", "Here.", pin: pin)
      ]
    }
    let version = Agency.version(
      "pv", 1, by: "Ida", at: "2026-11-20T09:00:00.000Z", [file], comments: comments ?? [])
    let work = Agency.work("pvd", "Harbour", in: Agency.shop, .ready, [version])
    let snapshot = Agency.busy { $0.deliverables = [work] }
    return (
      try Agency.page("deliverables/index.html", of: snapshot),
      try Agency.page("deliverables/\(work.id)/index.html", of: snapshot)
    )
  }

  private func address(_ preview: String) -> String {
    "\(root)download/\(Agency.id("pv1", of: VersionFile.self))/A-b.dat?preview=\(preview)"
  }

  @Test(
    "a large image shows its large one, phones the small one, lists the small one; the original is a link")
  func image() throws {
    let blob = Agency.blob("image/jpeg", 9_000_000, width: 6000, height: 4000)
    let (list, stage) = try pages(
      blob, [Preview(.small, width: 640, height: 427), Preview(.large, width: 1600, height: 1067)],
      pin: Pin(place: .point(x: 5000, y: 2500)))
    #expect(list.contains("<img src=\"\(address("small"))\" alt=\"\" width=\"640\" height=\"427\""))
    #expect(!list.contains("?inline=1"))
    #expect(
      stage.contains(
        "srcset=\"\(address("small")), \(address("large")) 2x\"><img src=\"\(address("large"))\" width=\"6000\""
      ))
    #expect(stage.contains("A-b.dat?inline=1\">Open full size"))
    #expect(stage.contains("<img src=\"\(address("small"))\" width=\"640\" height=\"427\" alt=\"\""))
    #expect(stage.contains("<circle cx=\"50%\" cy=\"25%\" r=\"7\"/>"), "where the remark points")
  }

  @Test("a film has a poster, and a remark about a moment a still of it")
  func film() throws {
    let blob = Agency.blob("video/mp4", 9_000_000, width: 1920, height: 1080, seconds: 60)
    let previews = [
      Preview(.small, width: 640, height: 360), Preview(.poster, width: 1280, height: 720),
      Preview(.still, position: 14_500, width: 640, height: 360),
    ]
    let (list, stage) = try pages(blob, previews, pin: Pin(place: .time(from: 14_500, until: nil)))
    #expect(list.contains("<img src=\"\(address("small"))\""))
    #expect(stage.contains(" poster=\"\(address("poster"))\"><source"))
    #expect(stage.contains("<img src=\"\(address("still.14500"))\""))
  }

  @Test(
    "a PDF whose pages are not pictured yet shows its first page on its card, and a remark opens it there")
  func document() throws {
    let (list, stage) = try pages(
      Agency.blob("application/pdf", 90_000), [Preview(.small, width: 566, height: 800)],
      pin: Pin(place: .page(2, x: 5000, y: 2500)))
    #expect(list.contains("<img src=\"\(address("small"))\""))
    #expect(
      stage.contains(
        "<div class=\"card\" aria-hidden=\"true\"><img src=\"\(address("small"))\" width=\"566\""))
    #expect(stage.contains("<iframe src=") && stage.contains("A-b.dat?inline=1#page=2\""))
    #expect(!stage.contains("class=\"surface") && !stage.contains("class=\"pin\""))
  }

  @Test("every page of a PDF that has a picture is on the stage, in its order, to be pinned, with its marks")
  func sheets() throws {
    let previews = [3, 1, 2].map { Preview(.page, position: $0, width: 1131, height: 1600) }
    let (_, stage) = try pages(
      Agency.blob("application/pdf", 90_000), previews, pin: Pin(place: .page(2, x: 5000, y: 2500)))
    let places = try (1...3).map { page in
      try #require(stage.range(of: "<div id=\"page-1-\(page)\"><img src=\"\(address("page.\(page)"))\""))
        .lowerBound
    }
    #expect(places == places.sorted() && !stage.contains("<iframe"))
    #expect(stage.contains("alt=\"A, b.dat, page 3\" loading=\"lazy\""))
    #expect(stage.contains("data-file=\"1\" data-page=\"3\""))
    let second = stage[places[1]..<places[2]]
    #expect(second.contains("<circle class=\"dot\" cx=\"50%\" cy=\"25%\" r=\"12\"/>"))
    #expect(stage.components(separatedBy: "class=\"pin\"").count == 2)
    #expect(stage.contains("class=\"ref\" href=\"#page-1-2\""), "the remark leads to its page")
    #expect(!stage.contains("The pages after these"))
  }

  @Test("where there may be more pages than pictures, that is said")
  func manyPages() throws {
    let previews = (1...20).map { Preview(.page, position: $0, width: 1131, height: 1600) }
    let (_, stage) = try pages(Agency.blob("application/pdf", 90_000), previews)
    #expect(stage.contains("The pages after these are in the PDF.") && stage.contains("Open the PDF"))
  }

  @Test("two PDFs side by side are two documents, and no page of theirs has an address twice")
  func compared() throws {
    let version = { (number: Int) in
      var file = Agency.file("pc\(number)", 1, "A.pdf", Agency.blob("application/pdf", 90_000))
      file.previews = [Preview(.page, position: 1, width: 1131, height: 1600)]
      return Agency.version("pcv\(number)", number, by: "Ida", at: "2026-11-20T09:00:00.000Z", [file])
    }
    let work = Agency.work("pcd", "Harbour", in: Agency.shop, .ready, [version(1), version(2)])
    let page = try Agency.page(
      "deliverables/\(work.id)/compare/1/index.html", of: Agency.busy { $0.deliverables = [work] })
    #expect(page.components(separatedBy: "<iframe").count == 3 && !page.contains("id=\"page-1-1\""))
  }

  @Test("a remark about a page shows that page")
  func pictured() throws {
    let previews = [
      Preview(.small, width: 566, height: 800), Preview(.page, position: 2, width: 1131, height: 1600),
    ]
    let (list, stage) = try pages(
      Agency.blob("application/pdf", 90_000), previews, pin: Pin(place: .wholePage(2)))
    #expect(list.contains("<img src=\"\(address("small"))\""))
    #expect(stage.contains("class=\"spot\"><img src=\"\(address("page.2"))\""))
  }

  @Test("without any, and of what is gone, all is as it was")
  func none() throws {
    var blob = Agency.blob("image/jpeg", 9_000_000, width: 6000, height: 4000)
    let plain = try pages(blob, [])
    #expect(!plain.list.contains("?preview=") && !plain.stage.contains("?preview="))
    #expect(plain.stage.contains("<img src=\"\(root)download/") && !plain.stage.contains("<picture>"))
    blob.isPurged = true
    let gone = try pages(
      blob, [Preview(.small, width: 640, height: 427), Preview(.large, width: 1600, height: 9)])
    #expect(!gone.list.contains("?preview=") && !gone.stage.contains("?preview="))
  }
}
