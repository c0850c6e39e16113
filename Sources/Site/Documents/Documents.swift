import Pages
import Portal
import PorticoCrypto
import Store
import Vault

extension Site {
  /// An invoice as it would be made now: a draft, or what of a sent one changes with what is paid. Who billed whom is what
  /// held when it was sent.
  ///
  /// The same for whoever asks: a client, the team, a mail. What it is made of has been read; nothing here decides who
  /// may see it.
  /// - Parameter locale: what its reader reads; the workspace's where it is empty.
  package func document(
    of invoice: Invoice, from workspace: Workspace, to company: Company, locale: String, on today: Day
  ) throws(PageFailure) -> InvoiceDocument {
    let seller = invoice.seller(workspace)
    let brand = brand(of: seller)
    return try catalogue.document(
      of: invoice, to: invoice.buyer(company), locale: locale, on: today, brand: brand,
      logo: paperLogo(brand, seller))
  }

  /// A sent invoice as one PDF: the one that the agency made elsewhere, else ours. Takes its time: not for a thread that
  /// others wait for.
  /// - Returns: nil where it is larger than `limit`.
  package func pdf(of invoice: Invoice, from workspace: Workspace, locale: String, limit: Int) throws
    -> (name: String, bytes: [UInt8])?
  {
    let name = invoice.fileName("pdf")
    guard let hash = invoice.document else {
      return try issued(.pdf, of: invoice.id, from: workspace, locale: locale).flatMap {
        $0.count > limit ? nil : (name, $0)
      }
    }
    guard let digest = Digest(hex: hash) else { throw VaultError.missing(hash) }
    let file = try vault.open(digest)
    if file.size > Int64(limit) { return nil }
    return (name, try file.read(at: 0, count: Int(file.size)))
  }

  private func paperLogo(_ brand: Brand, _ workspace: Workspace) -> SheetLogo? {
    guard let logo = workspace.branding.logo,
      let source = catalogue.logos(of: brand).first(where: { $0.hash == logo.hash }),
      let bytes = try? bytes(of: source).get()
    else { return nil }
    return SheetLogo(logo, bytes)
  }
}
