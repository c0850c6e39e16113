import Pages
import Portal

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

  private func paperLogo(_ brand: Brand, _ workspace: Workspace) -> SheetLogo? {
    guard let logo = workspace.branding.logo,
      let source = catalogue.logos(of: brand).first(where: { $0.hash == logo.hash }),
      let bytes = try? bytes(of: source).get()
    else { return nil }
    return SheetLogo(logo, bytes)
  }
}
