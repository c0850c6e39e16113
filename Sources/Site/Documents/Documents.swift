import Pages
import Portal
import PorticoCrypto
import Vault

extension Site {
  /// An invoice as files, with the agency's logo as it lies in the vault.
  ///
  /// The same for whoever asks: a client, the team, a mail. What it is made of has been read; nothing here decides who
  /// may see it.
  /// - Parameter locale: what its reader reads; the workspace's where it is empty.
  package func document(
    of invoice: Invoice, from workspace: Workspace, to company: Company, locale: String, on today: Day
  ) throws(PageFailure) -> InvoiceDocument {
    let brand = brand(of: workspace)
    return try catalogue.document(
      of: invoice, to: company, locale: locale, on: today, brand: brand, logo: paperLogo(brand, workspace))
  }

  /// An invoice as one PDF: the one that the agency made elsewhere, else ours. Takes its time: not for a thread that
  /// others wait for.
  /// - Returns: nil where the agency's own is larger than `limit`.
  package func pdf(
    of invoice: Invoice, from workspace: Workspace, to company: Company, locale: String, on today: Day,
    limit: Int
  ) throws -> (name: String, bytes: [UInt8])? {
    guard let hash = invoice.document else {
      let document = try document(of: invoice, from: workspace, to: company, locale: locale, on: today)
      return (document.name("pdf"), try document.pdf())
    }
    guard let digest = Digest(hex: hash) else { throw VaultError.missing(hash) }
    let file = try vault.open(digest)
    if file.size > Int64(limit) { return nil }
    return (invoice.ownDocumentName, try file.read(at: 0, count: Int(file.size)))
  }

  private func paperLogo(_ brand: Brand, _ workspace: Workspace) -> SheetLogo? {
    guard let logo = workspace.branding.logo,
      let source = catalogue.logos(of: brand).first(where: { $0.hash == logo.hash }),
      let bytes = try? bytes(of: source).get()
    else { return nil }
    return SheetLogo(logo, bytes)
  }
}
