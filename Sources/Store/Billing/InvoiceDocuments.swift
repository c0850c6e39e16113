import GRDB
import Portal
import PorticoCrypto

/// The files of sent invoices that were given out.
package enum InvoiceDocuments {
  package struct Kept: Hashable, Sendable {
    package let pdf: Digest
    /// Nil where there is no e-invoice.
    package let xml: Digest?

    package init(pdf: Digest, xml: Digest?) {
      self.pdf = pdf
      self.xml = xml
    }
  }

  /// Nil where it was not given out in this language yet.
  package static func find(
    _ invoice: Invoice.ID, in language: String, _ workspace: Workspace.ID, _ db: Database
  ) throws -> Kept? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT pdf, xml FROM invoice_document WHERE workspace = $1 AND invoice = $2 AND language = $3"),
      arguments: [workspace.text, invoice.text, language])
    guard let row, let pdf = Digest(hex: row[0] as String) else { return nil }
    return Kept(pdf: pdf, xml: (row[1] as String?).flatMap { Digest(hex: $0) })
  }

  /// Whoever comes first says what is given out from then on.
  package static func keep(
    _ made: Kept, of invoice: Invoice.ID, in language: String, _ workspace: Workspace.ID, at now: Instant,
    _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO invoice_document (workspace, invoice, language, pdf, xml, made_at)
        SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS
          (SELECT 1 FROM invoice_document WHERE workspace = $1 AND invoice = $2 AND language = $3)
        """
    ).execute(arguments: [
      workspace.text, invoice.text, language, made.pdf.hex, made.xml?.hex, now.iso,
    ])
  }
}
