import Portal
import Testing

@testable import Post

@Suite("Dates in headers")
struct InternetDateTests {
  @Test(
    "a moment is written as RFC 5322 and RFC 9110 write it",
    arguments: [
      ("1970-01-01T00:00:00.000Z", "Thu, 01 Jan 1970 00:00:00"), ("2026-11-24T16:20:05.999Z", "Tue, 24 Nov 2026 16:20:05"),
      ("2028-02-29T23:59:59.000Z", "Tue, 29 Feb 2028 23:59:59"), ("1994-11-06T08:49:37.000Z", "Sun, 06 Nov 1994 08:49:37"),
    ])
  func forms(iso: String, text: String) throws {
    let instant = try #require(Instant(iso: iso))
    #expect(InternetDate.http(instant) == text + " GMT")
    #expect(InternetDate.mail(instant) == text + " +0000")
  }
}
