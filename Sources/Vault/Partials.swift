import Foundation
import PorticoCrypto

/// Files that come in pieces. They lie in a folder of their own beside the vault's files, so that they survive the end of
/// the process; each is named by its upload's id, which is of our own making.
package struct Partials: Sendable {
  let vault: Vault
  private var folder: String { "\(vault.root)/\(Self.folder)" }
  static let folder = "partial"

  /// An empty file for what is to come.
  package func create(_ id: String, limit: Int64) throws(VaultError) -> Partial {
    let partial = try Partial(id, in: vault, flags: O_CREAT | O_EXCL, limit: limit)
    try Vault.sync(folder: folder)
    return partial
  }

  /// What has come of a file, for more to be added; for one at a time.
  /// - Throws: `VaultError.busy` while somebody else adds to it, `VaultError.missing` where there is none.
  package func open(_ id: String, limit: Int64) throws(VaultError) -> Partial {
    try Partial(id, in: vault, flags: 0, limit: limit)
  }

  /// How many bytes have come; nil where nothing ever did.
  package func size(of id: String) throws(VaultError) -> Int64? {
    var status = stat()
    guard lstat("\(folder)/\(id)", &status) == 0 else {
      if errno == ENOENT { return nil }
      throw VaultError("look at", "\(folder)/\(id)")
    }
    return Int64(status.st_size)
  }

  /// A whole one, for an action to take.
  package func whole(_ id: String, _ digest: Digest) throws(VaultError) -> WholePartial {
    try WholePartial(id, digest, in: vault)
  }

  package func remove(_ id: String) { unlink("\(folder)/\(id)") }

  /// The ids of all that are there.
  package func ids() throws(VaultError) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw VaultError("list", folder)
    }
    return names
  }
}

/// A whole file that came in pieces. It stays where it is until its action is committed: `keep` only gives it a second
/// name.
package struct WholePartial: Keepable {
  package let stored: Stored
  private let vault: Vault
  private let path: String

  init(_ id: String, _ digest: Digest, in vault: Vault) throws(VaultError) {
    let name = "\(Partials.folder)/\(id)"
    self.vault = vault
    path = "\(vault.root)/\(name)"
    let file = try VaultFile(name, in: vault.root)
    stored = Stored(sha256: digest, size: file.size, recognition: Recognition(of: file))
  }

  package func keep() throws(VaultError) {
    guard chmod(path, 0o400) == 0 else { throw VaultError("protect", path) }
    try vault.place(path, as: stored.sha256)
  }
}
