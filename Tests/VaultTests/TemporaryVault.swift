import Foundation

@testable import Vault

/// A vault in a folder of its own, gone with the test.
final class TemporaryVault {
  let folder: URL
  let vault: Vault

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "portico-vault-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    vault = try Vault(at: folder.appending(path: "vault").path)
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func store(_ bytes: [UInt8], limit: Int64 = 1 << 20) throws -> Stored {
    let intake = try vault.begin(limit: limit)
    try intake.append(bytes)
    return try intake.finish()
  }

  /// Every file and folder below the vault's root.
  var everything: [String] {
    (FileManager.default.enumerator(atPath: vault.root)?.allObjects as? [String] ?? []).sorted()
  }

  func path(of stored: Stored) -> String {
    let place = Vault.place(of: stored.sha256)
    return "\(vault.root)/\(place.folder)/\(place.name)"
  }
}
