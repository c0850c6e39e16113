import Portal

/// A day's first moment as PDF and XMP write it: the day that a document is dated on, wherever and whenever it is made.
struct FileDate {
  private let day: Day

  init(_ day: Day) {
    self.day = day
  }

  /// ISO 32000-1 §7.9.4.
  var pdf: String { "D:\(day.iso.replacing("-", with: ""))000000Z" }

  /// ISO 8601, as XMP takes it.
  var xmp: String { "\(day.iso)T00:00:00Z" }
}
