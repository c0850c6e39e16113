import GRDB
import Portal

/// Sent invoices as their documents say them.
package enum IssuedInvoices {
  /// As `Issuance.init(_:at:)` reads them.
  static let columns = """
    issued.seller_name, issued.seller_legal_name, issued.seller_address, issued.seller_country, issued.seller_tax_id,
      issued.seller_registration_id, issued.bank_holder, issued.iban, issued.bic, issued.accent, issued.buyer_name,
      issued.buyer_address, issued.buyer_country, issued.buyer_tax_id, issued.logo, picture.media_type, picture.width,
      picture.height
    """

  static let logo = """
    LEFT JOIN blob AS picture ON picture.workspace = issued.workspace AND picture.sha256 = issued.logo
    """

  /// Who billed whom when it was sent; nil for a draft.
  package static func issuance(_ id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Issuance?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM issued_invoice AS issued \(logo)
          WHERE issued.workspace = $1 AND issued.invoice = $2
          """), arguments: [workspace.text, id.text]
    ).map { Issuance($0, at: 0) }
  }

  /// Everything that a document is made of; nil for a draft, and for another workspace's.
  package static func find(_ id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> InvoiceFacts?
  {
    guard var facts = try InvoiceReader.facts(id, in: workspace, db),
      let issuance = try issuance(id, in: workspace, db)
    else { return nil }
    facts.invoice.issuance = issuance
    facts.invoice.projects = try projects(of: id, in: workspace, db)
    facts.invoice.corrected = try facts.invoice.corrects.flatMap {
      try corrected($0, in: workspace, db)
    }
    facts.invoice = facts.invoice.asIssued
    return facts
  }

  private static func projects(of id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [Invoice.ProjectName]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT project, name FROM issued_invoice_project WHERE workspace = $1 AND invoice = $2
          ORDER BY name, project
          """), arguments: [workspace.text, id.text]
    ).map { .init(id: .init(unchecked: $0[0]), name: $0[1]) }
  }

  private static func corrected(_ id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Invoice.Corrected?
  {
    try InvoiceReader.facts(id, in: workspace, db).map {
      Invoice.Corrected(number: $0.invoice.number, issuedOn: $0.invoice.issuedOn)
    }
  }
}

extension Issuance {
  /// From a column on, those of `IssuedInvoices.columns`.
  init(_ row: Row, at first: Int) {
    let text = { (place: Int) -> String in row[first + place] }
    self.init(
      name: text(0), legalName: text(1), address: text(2), country: text(3), taxID: text(4),
      registrationID: text(5), bank: BankDetails(holder: text(6), iban: text(7), bic: text(8)),
      accent: text(9), logo: Logo(row, at: first + 14),
      buyer: Buyer(name: text(10), address: text(11), country: text(12), taxID: text(13)))
  }
}
