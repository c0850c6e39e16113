import CPosix
import Foundation

/// The folder that an import's files lie in: opened by paths below it, through no link.
final class ImportFolder {
  private let folder: Int32

  /// - Throws: `FileFault` where the folder cannot be opened.
  init(_ path: String) throws(FileFault) {
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .system("the folder \(path): \(String(cString: strerror(errno)))") }
  }

  deinit { close(folder) }

  /// Opens a file for reading and closes it whatever happens.
  /// - Parameter path: of the form that `PathWord` allows.
  func withFile<Value>(_ path: String, limit: Int64, _ body: (ImportedFile) throws -> Value) throws -> Value {
    let file = portico_open_beneath(folder, path)
    guard file >= 0 else { throw FileFault(code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw FileFault(code: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileFault.notAFile }
    guard Int64(status.st_size) <= limit else { throw FileFault.tooLarge(limit: limit) }
    return try body(ImportedFile(file: file))
  }
}

/// An open file, read from its beginning to its end.
struct ImportedFile {
  fileprivate let file: Int32

  /// The next bytes, none at the end.
  func next(_ count: Int = 1 << 18) throws(FileFault) -> [UInt8] {
    while true {
      var code: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
        let taken = read(file, buffer.baseAddress, buffer.count)
        code = taken < 0 ? errno : 0
        initialized = max(0, taken)
      }
      if code == 0 { return bytes }
      guard code == EINTR else { throw FileFault(code: code) }
    }
  }
}

/// Why a file that an import names cannot be had, as a clause that its path is put before.
enum FileFault: Error, Equatable, CustomStringConvertible {
  /// The import file itself lies in no folder.
  case noFolder
  case missing
  case isLink
  case notAFile
  /// In bytes.
  case tooLarge(limit: Int64)
  /// What the system said.
  case system(String)

  init(code: Int32) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case ELOOP, EXDEV: .isLink
      default: .system(String(cString: strerror(code)))
      }
  }

  var description: String {
    switch self {
    case .noFolder: "cannot be read: this import lies in no folder"
    case .missing: "there is no such file in the import file's folder"
    case .isLink: "is a link, or lies behind one: links are not followed"
    case .notAFile: "is not a file"
    case .tooLarge(let limit): "has more than \(limit) bytes"
    case .system(let reason): "cannot be read: \(reason)"
    }
  }
}
