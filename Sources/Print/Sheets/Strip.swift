/// What is not parted between two sheets: a line of a paragraph, a row of a table.
struct Strip {
  /// In points.
  var height: Double
  /// From its top to where its first letters stand; nil where it has none.
  var baseline: Double?
  /// Stands on the sheet on which the next one begins.
  var keepsWithNext = false
  /// Nothing but distance: left out at the top of a sheet.
  var isSpace = false
  /// Which of the heads stands above it again where it begins a sheet.
  var head: Int?
  let draw: (Canvas, _ y: Double) -> Void
}

extension Strip {
  static func space(_ height: Double) -> Strip {
    Strip(height: height, isSpace: true) { _, _ in }
  }

  /// Several as one.
  static func joined(_ strips: [Strip]) -> Strip {
    Strip(height: strips.reduce(0) { $0 + $1.height }, baseline: strips.first?.baseline) { canvas, y in
      var y = y
      for strip in strips {
        strip.draw(canvas, y)
        y += strip.height
      }
    }
  }

  /// Side by side.
  /// - Parameter isLevel: the first letters of each stand on one line, however large they are.
  static func beside(_ columns: [[Strip]], isLevel: Bool = false) -> Strip {
    let columns = columns.map(joined)
    let baseline = columns.compactMap(\.baseline).max() ?? 0
    let drops = columns.map { isLevel ? baseline - ($0.baseline ?? baseline) : 0 }
    return Strip(
      height: zip(columns, drops).map { $0.height + $1 }.max() ?? 0, baseline: isLevel ? baseline : nil
    ) { canvas, y in
      for (column, drop) in zip(columns, drops) { column.draw(canvas, y + drop) }
    }
  }

  func keepingWithNext(_ keeps: Bool = true) -> Strip {
    var strip = self
    strip.keepsWithNext = keeps
    return strip
  }
}
