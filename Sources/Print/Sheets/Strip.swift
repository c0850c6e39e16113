/// What is not parted between two sheets: a line of a paragraph, a row of a table.
struct Strip {
  /// In points.
  var height: Double
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
    Strip(height: strips.reduce(0) { $0 + $1.height }) { canvas, y in
      var y = y
      for strip in strips {
        strip.draw(canvas, y)
        y += strip.height
      }
    }
  }

  /// Side by side.
  static func beside(_ columns: [[Strip]]) -> Strip {
    let columns = columns.map(joined)
    return Strip(height: columns.map(\.height).max() ?? 0) { canvas, y in
      for column in columns { column.draw(canvas, y) }
    }
  }

  func keepingWithNext(_ keeps: Bool = true) -> Strip {
    var strip = self
    strip.keepsWithNext = keeps
    return strip
  }
}
