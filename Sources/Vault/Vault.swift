import CPosix
import Foundation
import PorticoCrypto

/// Uploaded files: immutable, named by what is in them.
///
/// In: bytes as they stream in, from an upload, an import or a mail. Out: a file opened for reading, by its SHA-256. No
/// name, media type or address from outside ever reaches the file system (threats.md, rule 2); who may read what, and
/// under which name, is the database's business.
///
/// ```swift
/// let intake = try vault.begin(limit: 1 << 30)
/// for try await chunk in upload { try intake.append(chunk) }
/// let stored = try intake.finish()   // durable now; `stored.sha256` goes into the row
/// let file = try vault.open(stored.sha256)
/// ```
package struct Vault: Sendable {
  /// `data/vault`.
  package let root: String

  /// Makes the folder where it is missing, and sweeps out what uploads left that were cut off by the end of their process.
  package init(at root: String) throws(VaultError) {
    self.root = root
    try Self.makeFolder(root)
    try Self.makeFolder(incoming)
    try Self.makeFolder("\(root)/\(Partials.folder)")
    try Intake.sweep(incoming)
  }

  var incoming: String { "\(root)/incoming" }

  /// Where bytes with this digest lie, below the root: two levels of folders, so that none gets too full.
  static func place(of digest: Digest) -> (folder: String, name: String) {
    let hex = digest.hex
    return ("\(hex.prefix(2))/\(hex.dropFirst(2).prefix(2))", hex)
  }

  /// Begins to take in a file.
  /// - Parameter limit: the most that it may have, in bytes.
  package func begin(limit: Int64) throws(VaultError) -> Intake {
    try Intake(into: self, limit: limit)
  }

  /// Opens what is stored under a digest.
  /// - Throws: `VaultError.missing` where nothing is, `VaultError.damaged` where it is no regular file.
  package func open(_ digest: Digest) throws(VaultError) -> VaultFile {
    let place = Self.place(of: digest)
    return try VaultFile("\(place.folder)/\(place.name)", in: root)
  }

  /// Whether what lies under a digest is what was stored: reads all of it. For `doctor` and restores.
  package func verify(_ digest: Digest) throws(VaultError) {
    guard try open(digest).digest() == digest else { throw .damaged(digest.hex) }
  }

  /// Files that come in pieces.
  package var partials: Partials { Partials(vault: self) }

  /// Gives a whole and durable file its place, besides the name that it has. Bytes that are there already stay the ones
  /// that are.
  func place(_ path: String, as digest: Digest) throws(VaultError) {
    let place = Self.place(of: digest)
    let first = "\(root)/\(place.folder.prefix(2))"
    let folder = "\(root)/\(place.folder)"
    try Self.makeFolder(first)
    try Self.makeFolder(folder)
    // A link never replaces what is there, and only what is whole gets one.
    if link(path, "\(folder)/\(place.name)") != 0, errno != EEXIST { throw VaultError("store", folder) }
    try Self.sync(folder: folder)
    try Self.sync(folder: first)
    try Self.sync(folder: root)
  }

  static func makeFolder(_ path: String) throws(VaultError) {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
    throw VaultError("create the folder", path)
  }

  /// Makes what was linked or made in a folder durable.
  static func sync(folder path: String) throws(VaultError) {
    let folder = Foundation.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw VaultError("open", path) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw VaultError("write", path) }
  }
}
