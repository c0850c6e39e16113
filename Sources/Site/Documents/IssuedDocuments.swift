import Pages
import Portal
import PorticoCrypto
import Store
import Vault

/// A sent invoice as files: whoever asks, whenever, gets the bytes that were given out first.
///
/// The facts are frozen when the invoice is sent (`issued_invoice`), in that transaction. The bytes are made when
/// somebody first asks in a language, and kept: neither can a renderer that fails keep an invoice from being sent, nor
/// does sending wait for one. With an invoice's mail that is seconds later, as the mail has the PDF; made ahead they
/// would be bytes in languages that nobody reads. Killed between the vault and the row it leaves bytes that the next one
/// who asks makes again, the same: the document is a pure function of facts that are locked. A GET that makes it
/// changes nothing that anybody could see or decide (threats.md, rule 4): it keeps what there was to be seen.
extension Site {
  /// What an issued invoice can be had as.
  package enum IssuedFile: Sendable {
    case pdf
    /// The e-invoice that the PDF of that language has in it.
    case xml
  }

  /// Takes its time: not for a thread that others wait for.
  /// - Parameter locale: what its reader reads; the workspace's where it is empty.
  /// - Returns: nil where there is no such file: a draft has none, and something may be missing for an e-invoice.
  /// - Throws: where it cannot be kept, too: what was given out once is what is given out ever after.
  package func issued(_ file: IssuedFile, of invoice: Invoice.ID, from workspace: Workspace, locale: String)
    throws -> [UInt8]?
  {
    let language = catalogue.language(for: [locale, workspace.locale])
    let kept = try store.read { db in try InvoiceDocuments.find(invoice, in: language, workspace.id, db) }
    guard let kept = try kept ?? make(invoice, from: workspace, in: language) else { return nil }
    switch file {
    case .pdf: return try bytes(kept.pdf)
    case .xml: return try kept.xml.map(bytes)
    }
  }

  private func make(_ invoice: Invoice.ID, from workspace: Workspace, in language: String) throws
    -> InvoiceDocuments.Kept?
  {
    guard let facts = try store.read({ db in try IssuedInvoices.find(invoice, in: workspace.id, db) })
    else { return nil }
    let document = try document(
      of: facts.invoice, from: workspace, to: facts.billed, locale: language, on: facts.invoice.issuedOn)
    let pdf = try store(document.pdf())
    let xml = try (try? document.xml.get()).map { try store($0) }
    let now = now()
    return try store.write { db in
      for file in [pdf, xml].compactMap({ $0 }) { try Blobs.add(file, to: workspace.id, at: now, db) }
      try InvoiceDocuments.keep(
        .init(pdf: pdf.hash, xml: xml?.hash), of: invoice, in: language, workspace.id, at: now, db)
      return try InvoiceDocuments.find(invoice, in: language, workspace.id, db)
    }
  }

  private func store(_ bytes: [UInt8]) throws(VaultError) -> Blobs.Known {
    let intake = try vault.begin(limit: Int64(bytes.count))
    try intake.append(bytes)
    let stored = try intake.finish()
    return Blobs.Known(
      hash: stored.sha256, size: stored.size, mediaType: stored.recognition.mediaType)
  }

  /// Held against their hash: what lies there damaged is never given out (threats.md, D-09).
  private func bytes(_ digest: Digest) throws(VaultError) -> [UInt8] {
    let file = try vault.open(digest)
    let bytes = try file.read(at: 0, count: Int(file.size))
    guard SHA256.digest(of: bytes) == digest else { throw .damaged(digest.hex) }
    return bytes
  }
}
