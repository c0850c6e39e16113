import PorticoCrypto
import Store
import Vault

extension Examination {
  /// Logos whose bytes are lost: pages show the name instead.
  func logos(_ installation: Installation) throws -> [Finding] {
    let vault = try installation.vault()
    return try installation.store.read(Workspaces.logos).compactMap { logo in
      do {
        guard logo.isKnown, let digest = Digest(hex: logo.hash) else { throw VaultError.missing(logo.hash) }
        try vault.verify(digest)
        return nil
      } catch {
        return Finding(
          state: .bad, subject: "logo",
          detail:
            "\(logo.slug): \(error) Or set it anew with `portico workspace logo \(logo.slug) FILE`; until then pages "
            + "show the name. Run `portico generate --all` afterwards.")
      }
    }
  }
}
