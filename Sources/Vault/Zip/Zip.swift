/// A zip of files as they are (PKWARE APPNOTE 6.3.10), written from front to back without ever being in memory: its
/// length is known before its first byte, since nothing is packed. Packing would cost the server's time for pictures,
/// films and PDFs that are packed already.
///
/// What files are summed up to is known only when they were read, so it stands behind each (a data descriptor). Files of
/// 4 GB and more, more than that altogether, and more than 65,535 files are written as ZIP64.
///
/// ```swift
/// let zip = Zip(entries)                  // zip.length is the whole
/// for (index, file) in files.enumerated() {
///   write(zip.header(index))
///   var crc = CRC32()
///   for chunk in file { crc.update(chunk); write(chunk) }
///   write(zip.descriptor(index, crc: crc.value))
/// }
/// for index in entries.indices { write(zip.record(index, crc: sums[index])) }
/// write(zip.end)
/// ```
package struct Zip: Sendable {
  package let entries: [ZipEntry]
  /// Of the whole, in bytes.
  package let length: Int64
  /// Where each entry's header stands.
  private let offsets: [Int64]
  /// Where the directory begins and ends.
  private let directory: Range<Int64>

  /// In place of a number that has not room in 4 bytes.
  static let marker = Int64(UInt32.max)

  package init(_ entries: [ZipEntry]) {
    self.entries = entries
    var offsets: [Int64] = []
    offsets.reserveCapacity(entries.count)
    var place: Int64 = 0
    for entry in entries {
      offsets.append(place)
      place += Self.headerLength(entry) + entry.size + (entry.isLarge ? 24 : 16)
    }
    let start = place
    for (entry, offset) in zip(entries, offsets) { place += Self.recordLength(entry, at: offset) }
    self.offsets = offsets
    directory = start..<place
    let needsMore = Self.needsMore(count: entries.count, directory: directory)
    length = place + 22 + (needsMore ? 76 : 0)
  }

  /// What stands before an entry's bytes (§4.3.7).
  package func header(_ index: Int) -> [UInt8] {
    let entry = entries[index]
    var bytes = ZipBytes()
    bytes.add(0x0403_4B50 as UInt32)
    bytes.addCommon(entry, needs: entry.isLarge ? 45 : 20)
    // Not known yet, and said behind (§4.4.4, bit 3): with 8 bytes where this header says so (§4.3.9.2).
    bytes.add(0 as UInt32)
    bytes.add(entry.isLarge ? UInt32.max : 0)
    bytes.add(entry.isLarge ? UInt32.max : 0)
    bytes.add(UInt16(entry.name.count))
    bytes.add(UInt16(entry.isLarge ? 29 : 9))
    bytes.bytes += entry.name
    bytes.add(entry.modified)
    if entry.isLarge { bytes.addNumbers([0, 0]) }
    return bytes.bytes
  }

  /// What stands behind an entry's bytes (§4.3.9).
  package func descriptor(_ index: Int, crc: UInt32) -> [UInt8] {
    let entry = entries[index]
    var bytes = ZipBytes()
    bytes.add(0x0807_4B50 as UInt32)
    bytes.add(crc)
    for _ in 0..<2 {
      if entry.isLarge { bytes.add(UInt64(entry.size)) } else { bytes.add(UInt32(entry.size)) }
    }
    return bytes.bytes
  }

  /// An entry in the directory (§4.3.12).
  package func record(_ index: Int, crc: UInt32) -> [UInt8] {
    let (entry, offset) = (entries[index], offsets[index])
    let numbers = Self.numbers(entry, at: offset)
    var bytes = ZipBytes()
    bytes.add(0x0201_4B50 as UInt32)
    // Made on Unix, by version 4.5 of the format.
    bytes.add(3 << 8 | 45 as UInt16)
    bytes.addCommon(entry, needs: numbers.isEmpty ? 20 : 45)
    bytes.add(crc)
    bytes.add(entry.isLarge ? UInt32.max : UInt32(entry.size))
    bytes.add(entry.isLarge ? UInt32.max : UInt32(entry.size))
    bytes.add(UInt16(entry.name.count))
    bytes.add(UInt16(9 + (numbers.isEmpty ? 0 : 4 + 8 * numbers.count)))
    // No comment, on the first disk, nothing said about its content.
    for _ in 0..<3 { bytes.add(0 as UInt16) }
    // A file that its owner writes and others read.
    bytes.add(UInt32(0o100644) << 16)
    bytes.add(offset >= Self.marker ? UInt32.max : UInt32(offset))
    bytes.bytes += entry.name
    bytes.add(entry.modified)
    if !numbers.isEmpty { bytes.addNumbers(numbers) }
    return bytes.bytes
  }

  /// What stands behind the directory (§4.3.14 to 4.3.16).
  package var end: [UInt8] {
    let (count, size) = (entries.count, Int64(directory.count))
    var bytes = ZipBytes()
    if Self.needsMore(count: count, directory: directory) {
      bytes.add(0x0606_4B50 as UInt32)
      bytes.add(44 as UInt64)
      bytes.add(3 << 8 | 45 as UInt16)
      bytes.add(45 as UInt16)
      bytes.add(0 as UInt64)
      for number in [Int64(count), Int64(count), size, directory.lowerBound] { bytes.add(UInt64(number)) }
      bytes.add(0x0706_4B50 as UInt32)
      bytes.add(0 as UInt32)
      bytes.add(UInt64(directory.upperBound))
      bytes.add(1 as UInt32)
    }
    bytes.add(0x0605_4B50 as UInt32)
    bytes.add(0 as UInt32)
    for _ in 0..<2 { bytes.add(UInt16(clamping: count)) }
    bytes.add(UInt32(clamping: size))
    bytes.add(UInt32(clamping: directory.lowerBound))
    bytes.add(0 as UInt16)
    return bytes.bytes
  }

  private static func needsMore(count: Int, directory: Range<Int64>) -> Bool {
    count >= Int(UInt16.max) || directory.lowerBound >= marker || Int64(directory.count) >= marker
  }

  private static func headerLength(_ entry: ZipEntry) -> Int64 {
    30 + Int64(entry.name.count) + 9 + (entry.isLarge ? 20 : 0)
  }

  private static func recordLength(_ entry: ZipEntry, at offset: Int64) -> Int64 {
    let count = numbers(entry, at: offset).count
    return 46 + Int64(entry.name.count) + 9 + (count == 0 ? 0 : 4 + 8 * Int64(count))
  }

  /// What has not room in 4 bytes, in the order of §4.5.3.
  private static func numbers(_ entry: ZipEntry, at offset: Int64) -> [Int64] {
    (entry.isLarge ? [entry.size, entry.size] : []) + (offset >= marker ? [offset] : [])
  }
}
