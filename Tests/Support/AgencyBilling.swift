import GRDB
import Portal

extension Agency {
  /// An invoice without lines or projects; the stage says whether a number is made for it.
  /// - Parameters:
  ///   - issued, due: ISO dates.
  @discardableResult
  package func addInvoice(
    to company: Company.ID? = nil, for projects: [Project.ID] = [], stage: Invoice.Stage = .sent,
    currency: String = "EUR", issued: String = "2026-11-01", due: String = "2026-11-30", _ db: Database
  ) throws -> Invoice.ID {
    let id = ids.next(Invoice.self)
    let isDraft = stage == .draft
    try db.insert(
      "invoice",
      [
        "workspace": workspace.text, "id": id.text, "company": (company ?? brightwater).text,
        "number": isDraft ? "" : "N-\(id.text.suffix(8))", "stage": stage.rawValue, "currency": currency,
        "issued_on": issued, "due_on": due, "reference": "RF18 2026 1183", "notes": "Thank you.",
        "footer": "Northlight Studio Oy", "created_at": Self.created,
        "sent_at": isDraft ? nil : Self.created, "voided_at": stage == .void ? Self.created : nil,
      ])
    for project in projects { try put(id, on: project, db) }
    return id
  }

  package func put(_ invoice: Invoice.ID, on project: Project.ID, _ db: Database) throws {
    try db.withoutLocks(of: ["invoice_project"]) {
      try db.insert(
        "invoice_project",
        ["workspace": workspace.text, "invoice": invoice.text, "project": project.text])
    }
  }

  /// - Parameters:
  ///   - quantity: in ten-thousandths.
  ///   - price: of one unit, in minor units.
  ///   - tax: in thousandths of a percent.
  package func addLine(
    to invoice: Invoice.ID, _ title: String = "Design", quantity: Int64 = 10_000, price: Int64 = 100_000,
    tax: Int64 = 25_500, _ db: Database
  ) throws {
    let position =
      try Int.fetchOne(
        db,
        sql: "SELECT coalesce(max(position), 0) + 1 FROM invoice_line WHERE workspace = $1 AND invoice = $2",
        arguments: [workspace.text, invoice.text]) ?? 1
    try db.withoutLocks(of: ["invoice_line"]) {
      try db.insert(
        "invoice_line",
        [
          "workspace": workspace.text, "invoice": invoice.text, "position": position, "title": title,
          "detail": "As agreed", "quantity": quantity, "unit": "h", "price": price, "tax_rate": tax,
        ])
    }
  }

  /// A payment by bank transfer.
  /// - Parameters:
  ///   - amount: in minor units, all of it for these invoices in equal parts.
  ///   - on: an ISO date.
  @discardableResult
  package func addPayment(
    of amount: Int64, from company: Company.ID? = nil, kind: String = "received", currency: String = "EUR",
    on day: String = "2026-11-10", refunds: String? = nil, for invoices: [Invoice.ID], _ db: Database
  ) throws -> String {
    let id = ids.text("pay")
    try db.insert(
      "payment",
      [
        "workspace": workspace.text, "id": id, "company": (company ?? brightwater).text, "kind": kind,
        "method": "bank_transfer", "amount": amount, "currency": currency, "paid_on": day,
        "refunds": refunds,
        "recorded_by": owner.text, "recorded_at": Self.created,
      ])
    for invoice in invoices { try allocate(amount / Int64(invoices.count), of: id, to: invoice, db) }
    return id
  }

  package func allocate(_ amount: Int64, of payment: String, to invoice: Invoice.ID, _ db: Database) throws {
    try db.insert(
      "payment_allocation",
      ["workspace": workspace.text, "payment": payment, "invoice": invoice.text, "amount": amount])
  }
}
