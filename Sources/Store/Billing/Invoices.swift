import GRDB
import Portal
import PorticoCrypto

/// Invoices as the team writes and sends them.
package enum Invoices {
  /// - Parameter recurring: the template that it is made from.
  package static func add(
    _ id: Invoice.ID, _ draft: InvoiceDraft, from recurring: RecurringInvoice.ID? = nil,
    in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO invoice (workspace, id, company, kind, corrects, recurring, currency, issued_on, due_on, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """
    ).execute(arguments: [
      workspace.text, id.text, draft.company.text, draft.kind.rawValue, draft.corrects?.text,
      recurring?.text, draft.currency.code, draft.issuedOn.iso, draft.dueOn.iso, now.iso,
    ])
    try write(draft, to: id, in: workspace, db)
  }

  /// All that a draft says, in place of what it said.
  package static func write(
    _ draft: InvoiceDraft, to id: Invoice.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    var patch = Patch()
    patch.set("company", draft.company.text)
    patch.set("number", draft.number)
    patch.set("currency", draft.currency.code)
    patch.set("issued_on", draft.issuedOn.iso)
    patch.set("due_on", draft.dueOn.iso)
    patch.set("prices_include_tax", draft.pricesIncludeTax)
    patch.set("reverse_charge", draft.isReverseCharge)
    patch.set("discount_rate", draft.discount.columns.rate)
    patch.set("discount_amount", draft.discount.columns.amount)
    patch.set("discount_label", draft.discountLabel)
    patch.set("deposit", draft.deposit)
    patch.set("reference", draft.reference)
    patch.set("notes", draft.notes)
    patch.set("footer", draft.footer)
    try patch.apply(to: "invoice", id.text, in: workspace, db)
    try setLines(draft.lines, of: id, in: workspace, db)
    try setProjects(draft.projects, of: id, in: workspace, db)
  }

  private static func setLines(
    _ lines: [InvoiceLine], of id: Invoice.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(sql: "DELETE FROM invoice_line WHERE workspace = $1 AND invoice = $2")
      .execute(arguments: [workspace.text, id.text])
    for (index, line) in lines.enumerated() {
      let (rate, amount) = line.discount.columns
      try db.cachedStatement(
        sql: """
          INSERT INTO invoice_line (workspace, invoice, position, title, detail, quantity, unit, price, discount_rate,
            discount_amount, tax_rate)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
          """
      ).execute(arguments: [
        workspace.text, id.text, index + 1, line.title, line.detail, line.quantity.tenThousandths, line.unit,
        line.price, rate, amount, line.taxRate.thousandths,
      ])
    }
  }

  private static func setProjects(
    _ projects: [Project.ID], of id: Invoice.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(sql: "DELETE FROM invoice_project WHERE workspace = $1 AND invoice = $2")
      .execute(arguments: [workspace.text, id.text])
    for project in projects {
      try db.cachedStatement(
        sql: "INSERT INTO invoice_project (workspace, invoice, project) VALUES ($1, $2, $3)"
      ).execute(arguments: [workspace.text, id.text, project.text])
    }
  }

  /// The document that the agency made elsewhere; nil for none.
  package static func setDocument(
    _ hash: Digest?, of id: Invoice.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    var patch = Patch()
    patch.set("document", hash?.hex)
    try patch.apply(to: "invoice", id.text, in: workspace, db)
  }

  /// The last change of a draft: from then on it is locked.
  package static func send(
    _ id: Invoice.ID, as number: String, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    var patch = Patch()
    patch.set("number", number)
    patch.set("stage", Invoice.Stage.sent.rawValue)
    patch.set("sent_at", now.iso)
    try patch.apply(to: "invoice", id.text, in: workspace, db)
  }

  package static func void(
    _ id: Invoice.ID, in workspace: Workspace.ID, at now: Instant, _ db: Database
  ) throws {
    var patch = Patch()
    patch.set("stage", Invoice.Stage.void.rawValue)
    patch.set("voided_at", now.iso)
    try patch.apply(to: "invoice", id.text, in: workspace, db)
  }

  /// A draft, with its lines.
  package static func delete(_ id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM invoice WHERE workspace = $1 AND id = $2 AND stage = 'draft'")
      .execute(arguments: [workspace.text, id.text])
  }
}

extension Discount {
  init(rate: Int64, amount: Int64) {
    self = rate != 0 ? .rate(Rate(thousandths: rate)) : amount == 0 ? .none : .amount(amount)
  }

  /// As two columns keep it.
  var columns: (rate: Int64, amount: Int64) {
    switch self {
    case .none: (0, 0)
    case .rate(let rate): (rate.thousandths, 0)
    case .amount(let minor): (0, minor)
    }
  }
}
