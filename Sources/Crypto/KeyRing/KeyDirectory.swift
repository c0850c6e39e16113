#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The folder of the keys, opened and locked for as long as the value lives. Other processes, and other
/// threads of this one, wait for it.
struct KeyDirectory: ~Copyable {
  enum Lock {
    /// Several may read at once.
    case reading
    case changing
  }

  let path: String
  let descriptor: Int32

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    // Gives up the lock too.
    close(descriptor)
  }

  /// - Throws: `exposed` when others than the owner may look into the folder or change it.
  static func locked(_ path: String, for lock: Lock) throws(KeyRingError) -> KeyDirectory {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    guard descriptor >= 0 else { throw .system(operation: "open", path: path, code: errno) }
    let directory = KeyDirectory(path: path, descriptor: descriptor)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw directory.failure("look at", path) }
    guard status.st_mode & 0o077 == 0 else {
      throw .exposed(path: path, mode: UInt32(status.st_mode) & 0o7777, isDirectory: true)
    }
    while flock(descriptor, lock == .reading ? LOCK_SH : LOCK_EX) != 0 {
      guard errno == EINTR else { throw directory.failure("lock", path) }
    }
    return directory
  }

  /// Makes the folder, for its owner alone, unless it is there. The one above has to exist.
  static func make(_ path: String) throws(KeyRingError) {
    guard mkdir(path, 0o700) == 0 else {
      if errno == EEXIST { return }
      throw .system(operation: "make the folder", path: path, code: errno)
    }
    // The folder's own name has to survive a loss of power as well as what is in it.
    let parent = open(path + "/..", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0)
    defer { close(parent) }
    guard parent >= 0, fsync(parent) == 0 else { throw .system(operation: "write", path: path, code: errno) }
  }

  func names() throws(KeyRingError) -> [String] {
    // Over the path: reading over the descriptor would move a position that the lock's holder shares.
    guard let stream = opendir(path) else { throw failure("list", path) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
            String(cString: $0)
          }
        })
    }
    return names.sorted()
  }

  func remove(_ name: String) throws(KeyRingError) {
    guard unlinkat(descriptor, name, 0) != 0, errno != ENOENT else { return }
    throw failure("remove", full(name))
  }

  /// What a system call's error means, in words.
  static func reason(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }

  /// The path of a file in it, for messages.
  func full(_ name: String) -> String { path + "/" + name }

  /// The error that the last system call left in `errno`.
  func failure(_ operation: String, _ path: String) -> KeyRingError {
    .system(operation: operation, path: path, code: errno)
  }
}
