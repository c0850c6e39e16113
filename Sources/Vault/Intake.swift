import Foundation
import PorticoCrypto

/// What the vault knows of a file that it has taken in.
package struct Stored: Hashable, Sendable {
  package let sha256: Digest
  /// In bytes.
  package let size: Int64
  package let recognition: Recognition
}

/// A whole file that waits until an action has accepted it.
package protocol Keepable: Sendable {
  /// Puts it into its place in the vault, durably.
  func keep() throws(VaultError)
}

/// A file on its way into the vault: written beside the others, hashed while it streams, moved to its place when it is
/// whole. Dropped half way, it leaves nothing. Unchecked, for one task after another may use it, never two at once.
package final class Intake: Keepable, @unchecked Sendable {
  private let vault: Vault
  private let limit: Int64
  private let path: String
  private let file: Int32
  private var hash: SHA256?
  /// What has come so far, in bytes.
  package private(set) var size: Int64 = 0
  private var digest: Digest?

  init(into vault: Vault, limit: Int64) throws(VaultError) {
    self.vault = vault
    self.limit = limit
    path = "\(vault.incoming)/\(UUID().uuidString)"
    file = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw VaultError("create", path) }
    // Tells a live upload from what a dead process left.
    guard flock(file, LOCK_EX | LOCK_NB) == 0 else { throw VaultError("lock", path) }
    hash = SHA256()
  }

  deinit {
    unlink(path)
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
      guard count > 0 else { throw VaultError("write", path) }
      offset += count
    }
    hash?.update(bytes)
    size += Int64(bytes.count)
  }

  /// Puts the file into its place, durably. Bytes that are there already stay the ones that are.
  package func finish() throws(VaultError) -> Stored {
    let stored = try seal()
    try keep()
    return stored
  }

  /// The file is whole: makes it durable where it lies, and says what it is.
  package func seal() throws(VaultError) -> Stored {
    guard fsync(file) == 0 else { throw VaultError("write", path) }
    guard let digest = hash.take()?.finish() else { throw VaultError("finish", path, code: EINVAL) }
    self.digest = digest
    return Stored(sha256: digest, size: size, recognition: try recognise())
  }

  /// Puts what was sealed into its place. What is not kept leaves nothing.
  package func keep() throws(VaultError) {
    guard let digest else { throw VaultError("keep", path, code: EINVAL) }
    guard fchmod(file, 0o400) == 0 else { throw VaultError("protect", path) }
    try vault.place(path, as: digest)
  }

  private func recognise() throws(VaultError) -> Recognition {
    let name = String(path.dropFirst(vault.root.utf8.count + 1))
    return Recognition(of: try VaultFile(name, in: vault.root))
  }

  /// Removes what nobody holds any more.
  static func sweep(_ folder: String) throws(VaultError) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw VaultError("list", folder)
    }
    for name in names {
      let path = "\(folder)/\(name)"
      let file = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
      guard file >= 0 else { continue }
      defer { close(file) }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
    }
  }
}
