import CPosix
import Foundation
import PorticoCrypto

/// A stored file, open for reading. It stays readable, and the same, whatever happens to its name meanwhile.
package final class VaultFile: Sendable {
  private let file: Int32
  private let path: String
  /// In bytes.
  package let size: Int64

  /// - Parameters:
  ///   - path: below `root`, of our own making.
  init(_ path: String, in root: String) throws(VaultError) {
    self.path = path
    let folder = Foundation.open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw VaultError("open", root) }
    defer { close(folder) }
    // No link is followed, whoever planted it (threats.md, D-03).
    file = portico_open_beneath(folder, path)
    guard file >= 0 else {
      let name = String(path.suffix(64))
      switch errno {
      case ENOENT, ENOTDIR: throw .missing(name)
      case ELOOP, EXDEV: throw .damaged(name)
      default: throw VaultError("open", "\(root)/\(path)")
      }
    }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw .damaged(String(path.suffix(64)))
    }
    size = Int64(status.st_size)
  }

  deinit {
    close(file)
  }

  /// Up to `count` bytes from an offset; fewer only at the end.
  /// - Throws: `VaultError.damaged` where the file is shorter than it was when it was opened.
  package func read(at offset: Int64, count: Int) throws(VaultError) -> [UInt8] {
    let wanted = Int(min(Int64(count), max(0, size - offset)))
    var done = 0
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, initialized in
      while done < wanted {
        let more = pread(
          file, buffer.baseAddress.map { $0 + done }, wanted - done, off_t(offset) + off_t(done))
        if more < 0, errno == EINTR { continue }
        guard more > 0 else {
          code = more < 0 ? errno : 0
          break
        }
        done += more
      }
      initialized = done
    }
    guard done == wanted else {
      throw code == 0 ? .damaged(String(path.suffix(64))) : VaultError("read", path, code: code)
    }
    return bytes
  }

  /// Of all bytes: reads all of them.
  func digest() throws(VaultError) -> Digest {
    var hash = SHA256()
    var offset: Int64 = 0
    while offset < size {
      let bytes = try read(at: offset, count: 1 << 20)
      hash.update(bytes)
      offset += Int64(bytes.count)
    }
    return hash.finish()
  }
}

extension Recognition {
  init(of file: VaultFile) {
    self.init(of: Excerpts(size: file.size) { offset, count in try? file.read(at: offset, count: count) })
  }
}
