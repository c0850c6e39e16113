import Foundation

/// The few calls to the file system that publishing is made of, with their errors told apart. Links are never followed
/// in the last component: the only ones in the output folder are `hosts/*`, and those are made here.
enum Files {
  /// Creates a file that must not exist yet.
  static func create(_ path: String, _ bytes: [UInt8]) throws(OutputError) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw OutputError("create", path) }
    do throws(OutputError) {
      try write(bytes, to: file, path)
    } catch {
      close(file)
      unlink(path)
      throw error
    }
    // A full disk may show only here (delayed allocation, quotas).
    guard close(file) == 0 else { throw OutputError("write", path) }
  }

  private static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(OutputError) {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(file, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw OutputError("write", path) }
      offset += count
    }
  }

  /// Dates a file later than the one that it is about to replace, by a second at least. Web servers make their ETag from
  /// the length and the second of the last change: two versions of a page within a second would be one to them, and a
  /// browser would keep the older for good.
  static func makeNewer(_ path: String, than replaced: String) throws(OutputError) {
    var old = stat()
    var new = stat()
    guard lstat(replaced, &old) == 0, lstat(path, &new) == 0, new.st_mtim.tv_sec <= old.st_mtim.tv_sec else {
      return
    }
    let time = timespec(tv_sec: old.st_mtim.tv_sec + 1, tv_nsec: 0)
    guard utimensat(AT_FDCWD, path, [time, time], AT_SYMLINK_NOFOLLOW) == 0 else {
      throw OutputError("date", path)
    }
  }

  /// The whole of a file, nil where there is none.
  static func read(_ path: String) throws(OutputError) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw OutputError("read", path)
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw OutputError("read", path) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw OutputError("read", path, code: EISDIR) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(file, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw OutputError("read", path) }
      if count == 0 { break }
      offset += count
    }
    bytes.removeLast(bytes.count - offset)
    return bytes
  }

  static func move(_ from: String, to: String) throws(OutputError) {
    guard rename(from, to) == 0 else { throw OutputError("publish", to) }
  }

  /// Creates a folder and those above it; one that exists is fine.
  static func makeFolder(_ path: String) throws(OutputError) {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
      throw OutputError("create the folder", path)
    }
    try makeFolder(String(path[..<slash]))
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw OutputError("create the folder", path) }
  }

  /// Removes a file; one that is gone already is fine.
  static func remove(_ path: String) throws(OutputError) {
    if unlink(path) != 0, errno != ENOENT, errno != ENOTDIR { throw OutputError("remove", path) }
  }

  /// Removes a folder with all that is in it, without following a link out of it.
  static func removeTree(_ path: String) throws(OutputError) {
    for entry in try entries(of: path) {
      if entry.isFolder {
        try removeTree("\(path)/\(entry.name)")
      } else {
        try remove("\(path)/\(entry.name)")
      }
    }
    if rmdir(path) != 0, errno != ENOENT { throw OutputError("remove", path) }
  }

  struct Entry {
    let name: String
    let isFolder: Bool
  }

  /// What is in a folder, in no order; nothing where there is no such folder.
  static func entries(of path: String) throws(OutputError) -> [Entry] {
    guard let folder = opendir(path) else {
      if errno == ENOENT || errno == ENOTDIR { return [] }
      throw OutputError("list", path)
    }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      entries.append(Entry(name: name, isFolder: Int32(entry.pointee.d_type) == Int32(DT_DIR)))
    }
    return entries
  }

  /// Every file below a folder, as paths relative to it.
  static func walk(_ folder: String, below prefix: String = "") throws(OutputError) -> [String] {
    var paths: [String] = []
    for entry in try entries(of: folder) {
      let path = prefix + entry.name
      if entry.isFolder {
        paths += try walk("\(folder)/\(entry.name)", below: path + "/")
      } else {
        paths.append(path)
      }
    }
    return paths
  }
}
