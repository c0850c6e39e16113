import Portal
import Testing

@testable import Actions

@Suite("the place that a comment is about")
struct CommentPlaceTests {
  /// A still, a film of half a minute, a PDF and a film whose length is not known.
  private let version: Version = {
    let blobs = [
      Blob(size: 1, mediaType: "image/jpeg"), Blob(size: 1, mediaType: "video/mp4", duration: 30_000),
      Blob(size: 1, mediaType: "application/pdf"), Blob(size: 1, mediaType: "video/mp4"),
    ]
    let files = blobs.enumerated().map { index, blob in
      VersionFile(id: VersionFile.ID(unchecked: "f\(index)"), position: index + 1, name: "x", blob: blob)
    }
    return Version(
      id: Version.ID(unchecked: "v"), number: 1, link: "", sha256: "", author: "Ida",
      createdAt: Instant(seconds: 0), files: files)
  }()

  private func place(_ pin: Pin? = nil, at: String = "", page: Int? = nil, file: Int? = nil) -> CommentPlace {
    CommentPlace(pin: pin, time: ClockStretch(ClockStretch.trimmed(at)), page: page, file: file)
  }

  @Test("is a pin, else a second of the film or a page of the PDF that was chosen or is the first")
  func pins() {
    let point = Pin(place: .point(x: 1, y: 2))
    let version = version.files
    #expect(place().pin(on: version) == nil)
    #expect(place(point, at: "0:14").pin(on: version) == point)
    #expect(place(at: "0:14").pin(on: version) == Pin(file: 2, place: .time(from: 14_000, until: nil)))
    #expect(
      place(at: "0:14-0:20", file: 4).pin(on: version)
        == Pin(file: 4, place: .time(from: 14_000, until: 20_000)))
    #expect(place(page: 3, file: 1).pin(on: version) == Pin(file: 3, place: .wholePage(3)))
  }

  @Test("what the version does not have is told at its field")
  func problems() {
    let fields = { (place: CommentPlace) in place.problems(on: version.files) { _ in nil }.map(\.field) }
    #expect(fields(place(at: "0:30", page: 3)).isEmpty)
    #expect(fields(place(at: "0:31")) == ["at"])
    #expect(fields(place(at: "59:00", file: 4)).isEmpty, "nobody knows how long that one is")
    #expect(fields(place(Pin(file: 9, place: .point(x: 1, y: 1)))) == ["pin"])
    var still = version
    still.files = [version.files[0]]
    #expect(place(at: "1", page: 1).problems(on: still.files) { _ in nil }.map(\.field) == ["at", "page"])
  }

  @Test(
    "a pin is about a place that its file has",
    arguments: [
      (Pin(file: 1, place: .point(x: 1, y: 1)), true), (Pin(file: 1, place: .wholePage(1)), false),
      (Pin(file: 1, place: .page(1, x: 1, y: 1)), false),
      (Pin(file: 1, place: .time(from: 1, until: nil)), false),
      (Pin(file: 2, place: .time(from: 30_000, until: nil)), true),
      (Pin(file: 2, place: .time(from: 30_001, until: nil)), false),
      (Pin(file: 2, place: .point(x: 1, y: 1)), false),
      (Pin(file: 3, place: .wholePage(4)), true), (Pin(file: 3, place: .wholePage(5)), false),
      (Pin(file: 3, place: .page(99, x: 1, y: 1)), false), (Pin(file: 3, place: .point(x: 1, y: 1)), false),
      (Pin(file: 4, place: .time(from: 99_000_000, until: nil)), true),
    ])
  func fits(_ pin: Pin, _ isRight: Bool) {
    #expect(place(pin).problems(on: version.files) { _ in 4 }.isEmpty == isRight)
  }

  @Test("a page that the PDF does not have is told at its field, where it is known how many there are")
  func pages() {
    #expect(place(page: 5).problems(on: version.files) { _ in 4 }.map(\.field) == ["page"])
    #expect(place(page: 4).problems(on: version.files) { _ in 4 }.isEmpty)
    #expect(place(page: 99).problems(on: version.files) { _ in nil }.isEmpty)
  }
}
