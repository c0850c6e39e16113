/// On which sheet each strip stands, and how far down. Works on heights alone.
///
/// Strips that keep with the next one go to the next sheet together, as long as one sheet is enough for them. Distance at
/// the top of a sheet is left out, and what belongs to a table stands below its head again. Nothing is ever left out, and
/// each sheet has at least one strip: what is higher than a sheet runs out of it, which is why no paragraph is one strip.
struct Pagination: Equatable {
  struct Measure: Equatable {
    var height: Double
    var keepsWithNext = false
    var isSpace = false
    /// The index in `heads`.
    var head: Int?
  }

  struct Place: Equatable {
    enum What: Equatable {
      case strip(Int)
      case head(Int)
    }

    let what: What
    let y: Double
  }

  private(set) var sheets: [[Place]] = []
  private var y = 0.0
  private var sheet: [Place] = []
  private let measures: [Measure]
  private let heads: [Double]
  private let room: Double

  /// - Parameters:
  ///   - heads: heights of the heads that are repeated.
  ///   - room: the height of a sheet.
  init(_ measures: [Measure], heads: [Double], room: Double) {
    self.measures = measures
    self.heads = heads
    self.room = room
    var start = 0
    while start < measures.count {
      var end = start
      while end + 1 < measures.count, measures[end].keepsWithNext { end += 1 }
      place(start...end)
      start = end + 1
    }
    if !sheet.isEmpty || sheets.isEmpty { sheets.append(sheet) }
  }

  static func == (a: Pagination, b: Pagination) -> Bool { a.sheets == b.sheets }

  private mutating func place(_ strips: ClosedRange<Int>) {
    let height = strips.reduce(0) { $0 + measures[$1].height }
    if y + height > room, height + headHeight(strips.lowerBound) <= room { turn() }
    for strip in strips {
      let measure = measures[strip]
      if y > 0, y + measure.height > room { turn() }
      if sheet.isEmpty {
        if measure.isSpace { continue }
        repeatHead(of: measure)
      }
      sheet.append(Place(what: .strip(strip), y: y))
      y += measure.height
    }
  }

  private func headHeight(_ strip: Int) -> Double { measures[strip].head.map { heads[$0] } ?? 0 }

  private mutating func repeatHead(of measure: Measure) {
    guard let head = measure.head, !sheets.isEmpty else { return }
    sheet.append(Place(what: .head(head), y: y))
    y += heads[head]
  }

  private mutating func turn() {
    guard !sheet.isEmpty else { return }
    sheets.append(sheet)
    sheet = []
    y = 0
  }
}
