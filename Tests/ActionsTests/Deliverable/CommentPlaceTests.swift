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
    let fields = { (place: CommentPlace) in place.problems(on: version).map(\.field) }
    #expect(fields(place(at: "0:30", page: 3)).isEmpty)
    #expect(fields(place(at: "0:31")) == ["at"])
    #expect(fields(place(at: "59:00", file: 4)).isEmpty, "nobody knows how long that one is")
    #expect(fields(place(Pin(file: 9, place: .point(x: 1, y: 1)))) == ["pin"])
    var still = version
    still.files = [version.files[0]]
    #expect(place(at: "1", page: 1).problems(on: still).map(\.field) == ["at", "page"])
  }
}
