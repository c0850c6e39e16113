import Portal
import Testing

@Suite("what is shown inside a page")
struct BlobTests {
  @Test(
    "images, PDF, film and sound of the allowlist, and nothing else",
    arguments: [
      ("image/png", Blob.Viewing.image), ("image/jpeg", .image), ("image/webp", .image),
      ("image/gif", .image),
      ("image/avif", .image), ("image/svg+xml", .image), ("application/pdf", .pdf), ("video/mp4", .video),
      ("video/webm", .video), ("audio/mpeg", .audio), ("audio/mp4", .audio), ("audio/ogg", .audio),
      ("audio/wav", .audio), ("text/html", .none), ("application/xhtml+xml", .none), ("text/xml", .none),
      ("image/tiff", .none), ("video/quicktime", .none), ("IMAGE/PNG", .none), ("image/png; x=y", .none),
      ("", .none),
    ])
  func viewing(_ mediaType: String, _ viewing: Blob.Viewing) {
    #expect(Blob(size: 1, mediaType: mediaType).viewing == viewing)
    #expect(Blob(size: 1, mediaType: mediaType, isPurged: true).viewing == .none)
  }
}
