/// How wide columns are, and where they begin.
struct ColumnWidths: Equatable {
  let widths: [Double]
  let starts: [Double]

  /// What takes the rest gets at least a third of the room: columns as wide as what is in them give way before.
  static let leastRest = 1.0 / 3

  init(_ columns: [ColumnWidth], natural: [Double], room: Double, gap: Double) {
    let gaps = gap * Double(max(0, columns.count - 1))
    let exact = columns.reduce(0) { if case .exactly(let width) = $1 { $0 + width } else { $0 } }
    let rests = columns.count { $0 == .rest }
    let wanted = zip(columns, natural).reduce(0) { $1.0 == .natural ? $0 + $1.1 : $0 }
    let free = max(0, room - gaps - exact)
    let least = rests > 0 ? room * Self.leastRest : 0
    let shrunk = wanted > 0 ? min(1, max(0, free - least) / wanted) : 1
    let rest = rests > 0 ? max(0, free - wanted * shrunk) / Double(rests) : 0
    widths = zip(columns, natural).map { column, natural in
      switch column {
      case .exactly(let width): width
      case .natural: natural * shrunk
      case .rest: rest
      }
    }
    var start = 0.0
    starts = widths.map { width in
      defer { start += width + gap }
      return start
    }
  }
}
