import Foundation
import GRDB
import Portal

extension Agency {
  /// One row in each table about money that the sample leaves empty, and one in each nullable reference.
  func fillMoney(_ db: Database) throws {
    let (recurring, blob) = (try addRecurring("Hosting", for: [website], db), try addBlob(db))
    try db.insert(
      "recurring_period",
      [
        "workspace": workspace.text, "recurring": recurring, "day": "2026-11-01",
        "invoice": openInvoice.text, "made_at": Self.created,
      ])
    let credit = try addInvoice(stage: .draft, db)
    try db.execute(
      sql:
        "UPDATE invoice SET kind = 'credit_note', corrects = $1, recurring = $2, document = $3 WHERE id = $4",
      arguments: [openInvoice.text, recurring, blob, credit.text])

    try fillIssued(blob, db)
    let payment = try addPayment(of: 500, for: [openInvoice], db)
    let back = try addPayment(of: 100, kind: "refunded", refunds: payment, for: [openInvoice], db)
    try db.insert(
      "refund",
      [
        "workspace": workspace.text, "id": ids.text("refund"), "payment": payment, "stripe_refund": "re_1",
        "amount": 100, "state": "succeeded", "asked_by": owner.text, "asked_at": Self.created,
        "changed_at": Self.created, "record": back, "returned": payment,
      ])
    try db.insert(
      "dispute",
      [
        "workspace": workspace.text, "id": ids.text("dispute"), "payment": payment, "stripe_dispute": "dp_1",
        "amount": 500, "state": "open", "opened_at": Self.created,
      ])
    try undo(try addPayment(of: 50, for: [openInvoice], db), db)
    try addCheckout(for: openInvoice, db)
    try db.insert(
      "stripe_account",
      [
        "workspace": workspace.text, "publishable_key": "pk_test_1", "events_from": 0,
        "changed_at": Self.created,
      ])
    try db.insert(
      "stripe_event",
      [
        "workspace": workspace.text, "id": "evt_1", "type": "checkout.session.completed",
        "body": Data("{}".utf8),
        "received_at": Self.created,
      ])
    try db.insert(
      "invoice_reminder",
      ["workspace": workspace.text, "invoice": openInvoice.text, "days": -3, "sent_at": Self.created])
  }

  /// What of the open invoice was taken over when it was sent besides its sides, and what of it was given out.
  private func fillIssued(_ blob: String, _ db: Database) throws {
    try db.withoutLocks(of: ["issued"]) {
      try db.execute(
        sql: "UPDATE issued_invoice SET logo = $1 WHERE invoice = $2", arguments: [blob, openInvoice.text])
    }
    try db.insert(
      "issued_invoice_project",
      [
        "workspace": workspace.text, "invoice": openInvoice.text, "project": website.text, "name": "Website",
      ])
    try db.insert(
      "invoice_document",
      [
        "workspace": workspace.text, "invoice": openInvoice.text, "language": "en", "pdf": blob, "xml": blob,
        "made_at": Self.created,
      ])
  }

  /// A payment was recorded by mistake.
  package func undo(_ payment: String, on day: String = "2026-11-12", _ db: Database) throws {
    try db.insert(
      "payment_undone",
      [
        "workspace": workspace.text, "payment": payment, "undone_on": day, "reason": "A slip",
        "undone_by": owner.text, "undone_at": Self.created,
      ])
  }

  /// Brightwater's, monthly from 1 December, for 480 euro; what it says cannot be read.
  @discardableResult
  package func addRecurring(_ title: String, for projects: [Project.ID] = [], _ db: Database) throws
    -> String
  {
    let recurring = ids.text("rec")
    try db.insert(
      "recurring_invoice",
      [
        "workspace": workspace.text, "id": recurring, "company": brightwater.text, "title": title,
        "currency": "EUR", "draft": "{}", "total": 48_000, "every": "month", "starts_on": "2026-11-01",
        "next_on": "2026-12-01", "ends_on": "2027-10-31",
      ])
    for project in projects {
      try db.insert(
        "recurring_project",
        ["workspace": workspace.text, "recurring": recurring, "project": project.text])
    }
    return recurring
  }

  /// An open checkout of Ada's; the database refuses a second one for the same invoice.
  @discardableResult
  package func addCheckout(for invoice: Invoice.ID, _ db: Database) throws -> String {
    let checkout = ids.text("checkout")
    try db.insert(
      "checkout_session",
      [
        "workspace": workspace.text, "id": checkout, "client": ada.text,
        "stripe_session": "cs_\(checkout.suffix(8))", "amount": 1000, "currency": "EUR", "mode": "embedded",
        "idempotency_key": "once-\(checkout.suffix(8))", "created_at": Self.created,
        "expires_at": Self.created,
      ])
    try db.insert(
      "checkout_invoice",
      ["workspace": workspace.text, "checkout": checkout, "invoice": invoice.text, "amount": 1000])
    return checkout
  }
}
