import Foundation
import PorticoCrypto

/// A file that more is added to. What was added stays, whatever happens to whoever adds. Unchecked, for one task after
/// another may use it, never two at once.
package final class Partial: @unchecked Sendable {
  private let vault: Vault
  private let limit: Int64
  private let name: String
  private let file: Int32
  /// Of all bytes, where all of them came by this hand.
  private var hash: SHA256?
  /// What has come so far, in bytes. Known from the start, so that whoever is turned away closes what was opened.
  package private(set) var size: Int64 = 0

  init(_ id: String, in vault: Vault, flags: Int32, limit: Int64) throws(VaultError) {
    self.vault = vault
    self.limit = limit
    name = "\(Partials.folder)/\(id)"
    let path = "\(vault.root)/\(name)"
    let file = Foundation.open(path, O_RDWR | O_APPEND | O_NOFOLLOW | O_CLOEXEC | flags, 0o600)
    guard file >= 0 else { throw errno == ENOENT ? .missing(id) : VaultError("open", path) }
    self.file = file
    var status = stat()
    guard flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &status) == 0 else {
      throw errno == EWOULDBLOCK ? .busy(id) : VaultError("lock", path)
    }
    size = Int64(status.st_size)
    hash = size == 0 ? SHA256() : nil
  }

  deinit {
    close(file)
  }

  /// Takes the next bytes.
  /// - Throws: `VaultError.tooLarge` before anything beyond the limit is written.
  package func append(_ bytes: [UInt8]) throws(VaultError) {
    guard size + Int64(bytes.count) <= limit else { throw .tooLarge(limit: limit) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(file, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw VaultError("write", name) }
      offset += count
      // What is on the disk counts, also where the rest does not get there.
      size += Int64(count)
    }
    hash?.update(bytes)
  }

  /// The file is whole: makes it durable, and says what it is.
  package func seal() throws(VaultError) -> Stored {
    guard fsync(file) == 0 else { throw VaultError("write", name) }
    let file = try VaultFile(name, in: vault.root)
    let digest: Digest
    if let known = hash.take()?.finish() { digest = known } else { digest = try file.digest() }
    return Stored(sha256: digest, size: file.size, recognition: Recognition(of: file))
  }
}
