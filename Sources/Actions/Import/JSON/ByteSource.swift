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
