import Testing

@testable import Print

@Suite("Which strips stand on which sheet")
struct PaginationTests {
  private typealias Measure = Pagination.Measure
  private typealias Place = Pagination.Place

  private func sheets(_ measures: [Measure], heads: [Double] = []) -> [[Place]] {
    Pagination(measures, heads: heads, room: 100).sheets
  }

  @Test("strips follow each other down a sheet, and the next one begins where there is no room")
  func sheetsFill() {
    let sheets = sheets([Measure(height: 40), Measure(height: 40), Measure(height: 40)])
    #expect(sheets.map { $0.map(\.y) } == [[0, 40], [0]])
    #expect(sheets[1] == [Place(what: .strip(2), y: 0)])
  }

  @Test("what keeps with the next strip goes to the next sheet with it")
  func keeping() {
    let sheets = sheets([Measure(height: 60), Measure(height: 30, keepsWithNext: true), Measure(height: 30)])
    #expect(sheets.map(\.count) == [1, 2])
  }

  @Test("what keeps together is parted where one sheet is not enough for it")
  func tooLongToKeep() {
    let strips = (0..<5).map { _ in Measure(height: 30, keepsWithNext: true) }
    #expect(sheets(strips).map(\.count) == [3, 2])
  }

  @Test("distance at the top of a sheet is left out")
  func spaceAtTheTop() {
    let sheets = sheets([Measure(height: 90), Measure(height: 20, isSpace: true), Measure(height: 10)])
    #expect(sheets.map { $0.map(\.what) } == [[.strip(0)], [.strip(2)]])
  }

  @Test("rows of a table on a further sheet stand below the head again")
  func repeatedHead() {
    let head = Measure(height: 20, keepsWithNext: true)
    let rows = (0..<4).map { _ in Measure(height: 30, head: 0) }
    let sheets = sheets([head] + rows, heads: [20])
    #expect(sheets[1].map(\.what) == [.head(0), .strip(3), .strip(4)])
    #expect(sheets[1].map(\.y) == [0, 20, 50])
  }

  @Test("a strip that is taller than a sheet has one of its own, and nothing is left out")
  func tooTall() {
    let sheets = sheets([Measure(height: 10), Measure(height: 500), Measure(height: 10)])
    #expect(sheets.map { $0.map(\.what) } == [[.strip(0)], [.strip(1)], [.strip(2)]])
  }

  @Test("nothing at all is one empty sheet")
  func nothing() {
    #expect(sheets([]) == [[]])
  }

  @Test(
    "every strip but distance is on exactly one sheet, in order, whatever their heights", arguments: 0..<40)
  func allOfThem(seed: UInt64) {
    var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func next(_ most: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % most)
    }
    let measures = (0..<200).map { _ in
      Measure(
        height: Double(next(60)), keepsWithNext: next(4) == 0, isSpace: next(10) == 0,
        head: next(3) == 0 ? 0 : nil)
    }
    let sheets = sheets(measures, heads: [15])
    let shown = sheets.flatMap { $0 }.compactMap {
      if case .strip(let index) = $0.what { index } else { nil }
    }
    #expect(shown == shown.sorted() && Set(shown).count == shown.count)
    let missing = Set(measures.indices).subtracting(shown)
    #expect(missing.allSatisfy { measures[$0].isSpace })
    for sheet in sheets {
      let ends = sheet.map { place in
        switch place.what {
        case .strip(let index): place.y + measures[index].height
        case .head: place.y + 15
        }
      }
      #expect(ends.allSatisfy { $0 <= 100 })
    }
  }
}
