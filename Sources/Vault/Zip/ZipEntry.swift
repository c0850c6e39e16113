/// A file in a zip: its name, its size, and when it was last changed.
package struct ZipEntry: Sendable {
  /// With `/` between folders, in UTF-8. Whoever makes it sees to it that it is relative, and that no other is the same.
  let name: [UInt8]
  /// In bytes.
  package let size: Int64
  let modified: ZipTime

  package init(_ path: String, size: Int64, modified: ZipTime) {
    name = Array(path.utf8.prefix(Int(UInt16.max)))
    self.size = size
    self.modified = modified
  }

  /// Whether its sizes need 8 bytes. The last number of 4 bytes is taken: it says "see there".
  var isLarge: Bool { size >= Zip.marker }
}

/// A moment as zips keep it: what a clock on the wall showed, to 2 seconds, and, beside that, the seconds since 1970 for
/// readers that are somewhere else.
package struct ZipTime: Hashable, Sendable {
  let date: UInt16
  let time: UInt16
  let seconds: Int32

  /// What lies outside of 1980 to 2107 is the nearest day that can be written.
  package init(year: Int, month: Int, day: Int, secondOfDay: Int, seconds: Int64) {
    self.seconds = Int32(clamping: seconds)
    switch year {
    case ..<1980: (date, time) = (1 << 5 | 1, 0)
    case 2108...: (date, time) = (127 << 9 | 12 << 5 | 31, 0)
    default:
      date = UInt16(truncatingIfNeeded: (year - 1980) << 9 | month << 5 | day)
      let (hour, minute, second) = (secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60)
      time = UInt16(truncatingIfNeeded: hour << 11 | minute << 5 | second / 2)
    }
  }
}
