/// Bytes of a zip on their way: numbers the small end first.
struct ZipBytes {
  var bytes: [UInt8] = []

  mutating func add(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  /// What a header and its record in the directory have alike: the version of the format that a reader must know, what
  /// is to be known of it (sums stand behind, names are UTF-8), that nothing is packed, and when it was changed.
  mutating func addCommon(_ entry: ZipEntry, needs version: UInt16) {
    add(version)
    add(1 << 3 | 1 << 11 as UInt16)
    add(0 as UInt16)
    add(entry.modified.time)
    add(entry.modified.date)
  }

  /// The "extended timestamp" of Info-ZIP: 9 bytes.
  mutating func add(_ time: ZipTime) {
    add(0x5455 as UInt16)
    add(5 as UInt16)
    add(1 as UInt8)
    add(time.seconds)
  }

  /// The field of ZIP64 (§4.5.3).
  mutating func addNumbers(_ numbers: [Int64]) {
    add(1 as UInt16)
    add(UInt16(8 * numbers.count))
    for number in numbers { add(UInt64(number)) }
  }
}
