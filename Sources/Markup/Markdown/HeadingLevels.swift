/// Levels of a text's headings on a page that has headings of its own.
///
/// People write `##` first, or `#` and then `####`. On the page the first heading of a text is at the highest level
/// that the text may have, and none is more than one below the heading it belongs to: assistive technology reads
/// headings as an outline, and a skipped level as a missing part.
struct HeadingLevels {
  private let highest: Int
  /// The headings that the present place is under, as written and as shown.
  private var open: [(written: Int, shown: Int)] = []

  init(highest: Int) {
    self.highest = highest
  }

  mutating func level(for written: Int) -> Int {
    while let last = open.last, last.written >= written { open.removeLast() }
    let shown = min(6, open.last.map { $0.shown + 1 } ?? highest)
    open.append((written, shown))
    return shown
  }
}
