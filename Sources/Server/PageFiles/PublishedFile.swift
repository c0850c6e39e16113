import CPosix

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Tells one state of a file from every other: a publisher renames a new file into place, so the inode changes, and with
/// it the times.
struct FileStamp: Equatable {
  private let inode: UInt64
  private let size: Int64
  private let modified: Int64
  private let changed: Int64

  init(_ status: stat) {
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
    changed = Int64(status.st_ctim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_ctim.tv_nsec)
  }

  /// The state of whatever is at a path now, nil where there is nothing.
  init?(path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }
}

/// Reads files of the output folder, and nothing that lies elsewhere, whatever links somebody has planted there
/// (threats.md, D-03).
struct PublishedFile {
  let bytes: [UInt8]
  let stamp: FileStamp

  /// Every page ends with this. One that does not was cut by somebody: publishing moves whole files (threats.md, F-07).
  private static let pageEnd = Array("</html>\n".utf8)

  /// Whether the file, if it is a page, is there to its end.
  var isWhole: Bool { bytes.suffix(Self.pageEnd.count).elementsEqual(Self.pageEnd) }

  enum Failure: Error {
    case missing
    /// A link, a folder, a device, or a file that could not be read.
    case notServed(path: String, code: Int32)
  }

  /// - Parameters:
  ///   - root: the output folder.
  ///   - path: below it, of segments that were checked.
  init(_ path: String, in root: String) throws(Failure) {
    let file = try Self.open(path, in: root)
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .notServed(path: path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notServed(path: path, code: EISDIR) }
    stamp = FileStamp(status)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let more = bytes.withUnsafeMutableBytes { buffer in
        buffer.baseAddress.map { pread(file, $0 + count, buffer.count - count, off_t(count)) } ?? 0
      }
      if more < 0, errno == EINTR { continue }
      // A file that became shorter was cut by somebody; publishing never does that.
      guard more > 0 else { throw .notServed(path: path, code: more < 0 ? errno : EIO) }
      count += more
    }
    self.bytes = bytes
  }

  private static func open(_ path: String, in root: String) throws(Failure) -> Int32 {
    let folder = Glibc.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .notServed(path: root, code: errno) }
    defer { close(folder) }
    let file = portico_open_beneath(folder, path)
    if file >= 0 { return file }
    throw errno == ENOENT || errno == ENOTDIR ? .missing : .notServed(path: path, code: errno)
  }
}
