#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension KeyDirectory {
  /// No key file is longer, in bytes.
  private static let longestFile = 4096
  /// Under this name a key is written before it gets its own. The lock's holder alone uses it.
  private static let unfinished = ".unfinished"

  /// - Throws: `exposed` when others than the owner may read or write the file; `missing` when it is not
  ///   there.
  func read(_ name: String) throws(KeyRingError) -> [UInt8] {
    let file = openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0)
    guard file >= 0 else {
      if errno == ENOENT { throw .missing(path: full(name)) }
      if errno == ELOOP { throw .notAKeyFile(path: full(name)) }
      throw failure("open", full(name))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure("look at", full(name)) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_size <= KeyDirectory.longestFile else {
      throw .notAKeyFile(path: full(name))
    }
    guard status.st_mode & 0o077 == 0 else {
      throw .exposed(path: full(name), mode: UInt32(status.st_mode) & 0o7777, isDirectory: false)
    }
    var bytes = [UInt8](repeating: 0, count: KeyDirectory.longestFile)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count >= 0 else { throw failure("read", full(name)) }
    return Array(bytes.prefix(count))
  }

  /// Writes a new file, whole or not at all, and never over one that is there: written aside and made
  /// durable, it gets its name by a link, which fails where the name is taken.
  func create(_ name: String, _ bytes: [UInt8]) throws(KeyRingError) {
    // Left by a process that died.
    try remove(KeyDirectory.unfinished)
    try writeAside(bytes)
    guard linkat(descriptor, KeyDirectory.unfinished, descriptor, name, 0) == 0 else {
      throw failure("create", full(name))
    }
    try remove(KeyDirectory.unfinished)
    guard fsync(descriptor) == 0 else { throw failure("write", path) }
  }

  private func writeAside(_ bytes: [UInt8]) throws(KeyRingError) {
    let path = full(KeyDirectory.unfinished)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = openat(descriptor, KeyDirectory.unfinished, flags, 0o600)
    guard file >= 0 else { throw failure("create", path) }
    defer { close(file) }
    // A few hundred bytes go in one piece, or the disk is full.
    guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
      throw failure("write", path)
    }
  }
}
