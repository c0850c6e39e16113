import Testing

@testable import Actions

@Suite("texts that nobody can see")
struct BlankTextTests {
  @Test(
    "are none where words are wanted",
    arguments: [
      "\u{200B}", " \u{200B}\n", "\u{FEFF}", "\u{200E}\u{200F}", "\u{2800}", "\u{3164}", "\u{115F}",
      "\u{00AD}", "\u{2060}",
      "\u{FE0F}", "\u{E0020}", "\u{00A0}\u{3000}",
    ])
  func blank(_ text: String) {
    #expect(PlainLines.of(text) == "")
    #expect(throws: ActionError.self) {
      _ = try RequestChanges.read(
        [
          "deliverable": "del_00000000000000000000000000", "version": "ver_00000000000000000000000000",
          "note": text,
        ],
        isStrict: true)
    }
  }

  @Test(
    "and what has something to see keeps what belongs to it",
    arguments: ["👩‍👩‍👧", "می‌خواهم", "\u{200F}שלום", "."])
  func seen(_ text: String) {
    #expect(PlainLines.of(text) == text)
  }
}
