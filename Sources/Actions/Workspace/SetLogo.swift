import GRDB
import Portal
import PorticoCrypto
import Store
import Vault

/// The agency's logo on its clients' pages, or none.
package struct SetLogo: Action {
  package static let name = "workspace.logo"

  package var slug: String
  /// The file's bytes as given; nil takes the logo away.
  package var logo: [UInt8]?
  /// Another one for dark grounds; a logo without gets a light plate there.
  package var dark: [UInt8]?
  private let vault: Vault

  package init(slug: String, logo: [UInt8]?, dark: [UInt8]? = nil, vault: Vault) {
    self.slug = slug
    self.logo = logo
    self.dark = dark
    self.vault = vault
  }

  /// A workspace's own owner and admins, and the operator.
  package func authorize(_ context: ActionContext) throws {
    switch context.actor {
    case .operator: return
    case .member(_, let workspace, let role) where role != .member:
      if let id = try? Workspaces.find(slug: slug, context.db), id == workspace { return }
    default: break
    }
    throw ActionError.forbidden("only the agency's owner and admins change the logo")
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    var problems: [Problem] = []
    if try Workspaces.find(slug: slug, context.db) == nil {
      problems.append(
        Problem("slug", "there is no workspace \(slug); `portico workspace list` names them"))
    }
    if logo == nil, dark != nil {
      problems.append(Problem("dark", "a logo for dark grounds needs the one for light grounds beside it"))
    }
    for (field, bytes) in [("logo", logo), ("dark", dark)] {
      guard let bytes else { continue }
      do { _ = try LogoFile(bytes) } catch { problems.append(Problem(field, error.description)) }
    }
    return problems
  }

  /// - Returns: what drawings lost when they were made safe.
  package func perform(_ context: ActionContext) throws -> Done<[String]> {
    guard let id = try Workspaces.find(slug: slug, context.db) else {
      throw ActionError.invalid(try validate(context))
    }
    let light = try logo.map { try LogoFile($0) }
    let other = try dark.map { try LogoFile($0) }
    let hash = try light.map { try store($0, id, context) }
    let darkHash = try other.map { try store($0, id, context) }
    // A drawing that adapts itself needs no plate: it is its own dark version.
    let own = light?.knowsDark == true ? hash : nil
    try Workspaces.setLogo(hash, dark: darkHash ?? own, of: id, context.db)
    let dropped = Set((light?.dropped ?? []) + (other?.dropped ?? []))
    return Done(dropped.sorted(), workspace: id, subject: id.text)
  }

  /// In the vault before the row that names it; bytes that no row names, should the transaction fail, harm nobody.
  private func store(
    _ file: LogoFile, _ workspace: Workspace.ID, _ context: ActionContext
  ) throws -> Digest {
    let intake = try vault.begin(limit: Int64(file.bytes.count))
    try intake.append(file.bytes)
    let stored = try intake.finish()
    let blob = Blobs.Known(
      hash: stored.sha256, size: stored.size, mediaType: file.mediaType, width: file.width,
      height: file.height)
    try Blobs.add(blob, to: workspace, at: context.now, context.db)
    return stored.sha256
  }
}
