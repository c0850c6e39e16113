/// Where bytes are read from, a piece at a time.
struct ByteSource {
  /// How many bytes there are in all, as far as is known.
  let count: Int
  /// Fills the buffer with what comes next and says how much that is; 0 is the end.
  let read: (UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int
}

/// Why bytes could not be had.
enum ByteSourceError: Error, Equatable {
  case missing
  case isDirectory
  case notAFile
  case empty
  /// More than an import takes, both in bytes.
  case tooLarge(size: Int, limit: Int)
  /// What the system said, such as `Permission denied`.
  case system(String)
}

extension ByteSource {
  /// What is in memory already.
  init(_ bytes: [UInt8]) {
    var taken = 0
    self.init(count: bytes.count) { buffer in
      let piece = bytes[taken..<min(bytes.count, taken + buffer.count)]
      buffer.copyBytes(from: piece)
      taken += piece.count
      return piece.count
    }
  }
}
