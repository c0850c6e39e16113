import Pages
import Portal
import PorticoCrypto
import Vault

/// Logos lie in the vault and are published as assets; pages that refer to one are only made while it is there.
extension Site {
  /// A workspace's look; with the name in place of a logo whose file is lost, so that no page shows a broken picture.
  /// `doctor` tells of it.
  func brand(of workspace: Workspace) -> Brand {
    let brand = catalogue.brand(of: workspace)
    let isWhole = catalogue.logos(of: brand).allSatisfy { logo in
      Digest(hex: logo.hash).flatMap { try? vault.open($0) } != nil
    }
    return isWhole ? brand : catalogue.brandWithoutLogo(of: workspace)
  }

  /// The bytes of a logo, held against their hash.
  func bytes(of logo: LogoImage.Source) -> Result<[UInt8], PageFailure> {
    do {
      guard let digest = Digest(hex: logo.hash) else { throw VaultError.missing(logo.hash) }
      let file = try vault.open(digest)
      let bytes = try file.read(at: 0, count: Int(file.size))
      guard SHA256.digest(of: bytes) == digest else { throw VaultError.damaged(logo.hash) }
      return .success(bytes)
    } catch {
      return .failure(.picture("the logo", reason: "\(error)"))
    }
  }
}
