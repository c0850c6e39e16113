import Foundation

/// A file that is read from its beginning to its end, once.
enum FileBytes {
  /// Opens a file, hands its bytes to `body`, and closes it whatever happens.
  /// - Parameter limit: in bytes; a larger file is refused before a byte of it is read, and one that grows past it
  ///   while being read is refused then.
  static func withFile<Value>(
    at path: String, limit: Int, _ body: (ByteSource) throws -> Value
  ) throws -> Value {
    // Not blocking: a pipe that nobody writes to must not hang the import.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw lastError() }
    defer { close(file) }
    let size = try size(of: file, limit: limit)
    var taken = 0
    return try body(
      ByteSource(count: size) { (buffer) throws(ByteSourceError) in
        let count = try read(file, into: buffer)
        taken += count
        guard taken <= limit else { throw .tooLarge(size: taken, limit: limit) }
        return count
      })
  }

  private static func size(of file: Int32, limit: Int) throws(ByteSourceError) -> Int {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw lastError() }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isDirectory
    default: throw .notAFile
    }
    let size = Int(status.st_size)
    guard size > 0 else { throw .empty }
    guard size <= limit else { throw .tooLarge(size: size, limit: limit) }
    return size
  }

  private static func read(_ file: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError)
    -> Int
  {
    while true {
      let count = Foundation.read(file, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw lastError() }
    }
  }

  private static func lastError() -> ByteSourceError {
    errno == ENOENT || errno == ENOTDIR ? .missing : .system(String(cString: strerror(errno)))
  }
}
