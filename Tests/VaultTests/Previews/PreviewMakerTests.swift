import Foundation
import Portal
import Testing

@testable import Vault

@Suite("Previews", .serialized)
struct PreviewMakerTests {
  private func sizes(_ made: [PreviewMaker.Made]) -> [String] {
    made.map {
      "\($0.preview.name) \($0.preview.width)×\($0.preview.height) \($0.stored.recognition.mediaType)"
    }
  }

  @Test("of an image there is a small and a large one, never larger than it is")
  func images() throws {
    let workshop = try Workshop()
    #expect(
      sizes(try workshop.make(try Workshop.demo("boathouse.jpg")))
        == ["small 640×360 image/webp", "large 1600×900 image/webp"])
    #expect(sizes(try workshop.make(try Workshop.demo("still-1-gry.webp"))).count == 1)
    #expect(sizes(try workshop.make(try Workshop.demo("mark-growing.gif"))).count == 1, "it goes on growing")
  }

  @Test("of a PDF there are its first page, small, and its pages")
  func documents() throws {
    let made = try Workshop().make(try Workshop.demo("annual-report.pdf"))
    #expect(made.map(\.preview.name).prefix(3) == ["small", "page.1", "page.2"])
    #expect(made.allSatisfy { max($0.preview.width, $0.preview.height) <= 1600 })
  }

  @Test("of a film there are a small still and a poster, and one of each moment that is asked for")
  func films() throws {
    let workshop = try Workshop()
    let film = try Workshop.demo("winter-film.mp4")
    #expect(
      sizes(try workshop.make(film)) == ["small 640×360 image/jpeg", "poster 960×540 image/jpeg"])
    #expect(sizes(try workshop.make(film, moment: 9500)) == ["still.9500 640×360 image/jpeg"])
    #expect(throws: PreviewError.self) { try workshop.make(film, moment: 9_000_000) }
  }

  @Test("U-07 where a picture was taken is not in its previews; it is turned as it says, and so is read")
  func place() throws {
    let workshop = try Workshop()
    let bytes = Exif.into(try Workshop.demo("boathouse.jpg"))
    #expect(Exif.isIn(bytes), "else nothing is proved")
    let made = try workshop.make(bytes)
    #expect(sizes(made) == ["small 640×1138 image/webp", "large 1350×2400 image/webp"])
    for made in made {
      let file = try workshop.previews.open(made.stored.sha256)
      #expect(!Exif.isIn(try file.read(at: 0, count: Int(file.size))))
    }
  }

  @Test("where a tool is absent there is no preview, and none is wanted")
  func absent() throws {
    let workshop = try Workshop(tools: .find(in: ["/nowhere"]))
    #expect(workshop.maker.tools.types.isEmpty && workshop.maker.tools.missing == PreviewTools.Tool.allCases)
    #expect(throws: PreviewError.self) { try workshop.make(try Workshop.demo("boathouse.jpg")) }
    #expect(workshop.left.isEmpty)
  }
}
