import Testing

@testable import Pages

@Suite("names and sizes of files")
struct FileNameTests {
  @Test(
    "a name is one segment of a path, whatever is in it",
    arguments: [
      ("plan.pdf", "plan.pdf"), ("Größe.pdf", "Gr-e.pdf"), ("a/b", "a-b"), ("..", "file"),
      (".", "file"), ("", "file"), ("../../etc", "..-..-etc"), ("a?b#c&d", "a-b-c-d"),
      ("100%", "100-"), ("\"<x>'", "-x-"), ("設計.ai", "-.ai"), ("a\\b", "a-b"),
    ])
  func segment(_ name: String, _ segment: String) {
    #expect(FileName.segment(name) == segment)
  }

  @Test(
    "a kind is what people call it",
    arguments: [
      ("a.pdf", "application/pdf", "PDF"), ("a.exe", "application/pdf", "PDF"), ("a.xlsx", "x/y", "Excel"),
      ("a.tar.GZ", "x/y", "GZ"), ("a", "x/y", nil), ("a.", "x/y", nil), ("a.toolong", "x/y", nil),
      ("a.b c", "x/y", nil), ("a.<b>", "x/y", nil),
    ] as [(String, String, String?)])
  func kind(_ name: String, _ type: String, _ kind: String?) {
    #expect(FileName.kind(name, mediaType: type) == kind)
  }

  @Test(
    "a size is written as people write it",
    arguments: [
      (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1\u{A0}kB"), (1049, "1\u{A0}kB"),
      (1050, "1.1\u{A0}kB"), (9949, "9.9\u{A0}kB"), (9950, "10\u{A0}kB"), (64_000, "64\u{A0}kB"),
      (999_499, "999\u{A0}kB"), (999_500, "1\u{A0}MB"), (8_200_000, "8.2\u{A0}MB"),
      (999_500_000, "1\u{A0}GB"), (2_000_000_000_000, "2,000\u{A0}GB"), (-5, "0 bytes"),
      (Int64.max, "9,223,372,037\u{A0}GB"),
    ] as [(Int64, String)])
  func size(_ bytes: Int64, _ words: String) throws {
    let dates = try Agency.dates()
    #expect(FileSize.words(bytes, dates.formats, dates.phrases) == words)
  }

  @Test("and in German with its comma")
  func german() throws {
    let dates = try Agency.dates(in: "de")
    #expect(FileSize.words(8_200_000, dates.formats, dates.phrases) == "8,2\u{A0}MB")
  }

  @Test(
    "time is minutes and seconds, hours where there are any",
    arguments: [(0, "0:00"), (14_900, "0:14"), (3_723_000, "1:02:03")])
  func clock(_ milliseconds: Int, _ text: String) {
    #expect(Clock.text(milliseconds) == text)
  }

  @Test(
    "a share is written in percent", arguments: [(0, "0"), (9260, "92.60"), (5005, "50.05"), (10_000, "100")])
  func percent(_ share: Int, _ text: String) {
    #expect(PinMark.percent(share) == text)
  }
}
