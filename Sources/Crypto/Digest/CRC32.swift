/// The checksum of zip files (ISO 3309, the polynomial of Ethernet), over a stream. It finds accidents, never intent:
/// whatever must not be changed has a `SHA256`.
package struct CRC32: Sendable {
  private var state: UInt32 = .max

  package init() {}

  /// Of what has come so far.
  package var value: UInt32 { ~state }

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    state = bytes.withContiguousBytes { bytes in
      Self.tables.withUnsafeBufferPointer { Self.next(state, bytes, $0) }
    }
  }

  /// Eight bytes at a time ("slicing by 8", M. Kounavis and F. Berry, 2005): a disk is not kept waiting.
  private static func next(
    _ state: UInt32, _ bytes: UnsafeRawBufferPointer, _ tables: UnsafeBufferPointer<UInt32>
  ) -> UInt32 {
    var crc = state
    var place = 0
    while place + 8 <= bytes.count {
      let word =
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ UInt64(crc)
      crc = 0
      for index in 0..<8 {
        let byte = Int((word >> UInt64(8 * index)) & 0xFF)
        crc ^= tables[256 * (7 - index) + byte]
      }
      place += 8
    }
    while place < bytes.count {
      crc = (crc >> 8) ^ tables[Int((crc ^ UInt32(bytes[place])) & 0xFF)]
      place += 1
    }
    return crc
  }

  /// Eight tables of 256 one after the other, the ordinary one first.
  private static let tables: [UInt32] = {
    var tables: [UInt32] = []
    for number in 0..<256 as Range<UInt32> {
      var crc = number
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
      tables.append(crc)
    }
    for index in 256..<2048 {
      let before = tables[index - 256]
      tables.append((before >> 8) ^ tables[Int(before & 0xFF)])
    }
    return tables
  }()
}
