import Foundation
import GRDB
import Portal

extension Agency {
  /// One row in each table about money that the sample leaves empty, and one in each nullable reference.
  func fillMoney(_ db: Database) throws {
    let (recurring, blob) = (ids.text("rec"), try addBlob(db))
    try db.insert(
      "recurring_invoice",
      [
        "workspace": workspace.text, "id": recurring, "company": brightwater.text, "title": "Hosting",
        "currency": "EUR", "draft": "{}", "every": "month", "next_on": "2026-12-01",
      ])
    let credit = try addInvoice(stage: .draft, db)
    try db.execute(
      sql:
        "UPDATE invoice SET kind = 'credit_note', corrects = $1, recurring = $2, document = $3 WHERE id = $4",
      arguments: [openInvoice.text, recurring, blob, credit.text])

    let payment = try addPayment(of: 500, for: [openInvoice], db)
    try addPayment(of: 100, kind: "refunded", refunds: payment, for: [openInvoice], db)
    try db.insert(
      "dispute",
      [
        "workspace": workspace.text, "id": ids.text("dispute"), "payment": payment, "stripe_dispute": "dp_1",
        "amount": 500, "state": "open", "opened_at": Self.created,
      ])
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
