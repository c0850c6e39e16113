import Testing

@testable import Print

@Suite("How wide columns are")
struct ColumnWidthsTests {
  @Test("natural columns take what they need, the rest goes to the one that is broken into lines")
  func usual() {
    let widths = ColumnWidths([.rest, .natural, .exactly(50)], natural: [0, 40, 0], room: 300, gap: 10)
    #expect(widths.widths == [190, 40, 50])
    #expect(widths.starts == [0, 200, 250])
  }

  @Test("columns that would take all of it give way, so that a third of the room is left")
  func tooWide() {
    let widths = ColumnWidths([.rest, .natural], natural: [0, 10_000], room: 300, gap: 0)
    #expect(widths.widths == [100, 200])
  }
}
