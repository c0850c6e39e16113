import Portal
import TestSupport

/// For each column that a snapshot reads, an update that gives it another value which some page of the sample shows.
struct ReadColumnValues {
  let updates: [String: String]

  /// Per table: which row, and what each column becomes.
  typealias Values = [(table: String, row: String, columns: [String: String])]

  /// Never changes: a lock or a foreign key refuses.
  static func isFixed(_ column: ReadColumns.Column) -> Bool {
    switch (column.table, column.name) {
    case ("version", _), ("version_file", _), ("change_request", _): true
    case ("issued_invoice", _), ("issued_invoice_project", _): true
    case ("approval", let name): name != "name"
    case ("file_request_file", "id"): false
    case ("blob", "sha256"), (_, "workspace"), (_, "id"): true
    default: false
    }
  }

  init(_ agency: Agency, unpaid: Invoice.ID, _ others: Others) {
    var updates: [String: String] = [:]
    let values =
      Self.people(agency) + Self.work(agency) + Self.billing(agency, unpaid: unpaid)
      + Self.review(agency, others) + Self.files(agency, others)
    for (table, row, columns) in values {
      for (column, value) in columns {
        updates["\(table).\(column)"] = "UPDATE \(table) SET \(column) = \(value) WHERE \(row)"
      }
    }
    self.updates = updates
  }

  private static func people(_ agency: Agency) -> Values {
    let picture = "(SELECT min(sha256) FROM blob WHERE media_type LIKE 'image/%' AND width > 0)"
    return [
      (
        "workspace", "id = '\(agency.workspace)'",
        [
          "slug": "'other'", "name": "'Other'", "legal_name": "'Other Ltd'", "address": "'Elsewhere'",
          "country": "'SE'", "registration_id": "'HRB 1'",
          "tax_id": "'DE1'", "bank_holder": "'Somebody'", "iban": "'DE02'", "bic": "'X'", "plan": "'starter'",
          "time_zone": "'Asia/Tokyo'", "locale": "'de'", "portal_enabled": "0", "drafts_as_previews": "1",
          "accent": "'#aa3300'", "logo": picture, "logo_dark": picture, "welcome": "'Hello'",
          "support_email": "'x@y.test'", "imprint_url": "'https://x.test'", "privacy_url": "'https://y.test'",
        ]
      ),
      ("member", "id = '\(agency.jonas)'", ["name": "'Jon'"]),
      (
        "company", "id = '\(agency.brightwater)'",
        ["name": "'Bright'", "address": "'Harbour'", "country": "'NO'", "tax_id": "'FI9'"]
      ),
      (
        "client", "id = '\(agency.ada)'",
        [
          "company": "'\(agency.halden)'", "name": "'Ada L.'", "email": "'new@example.test'",
          "locale": "'fi'", "notify": "'daily'",
          "erased_at": "'2026-11-24T10:00:00.000Z'",
        ]
      ),
      (
        "access", "client = '\(agency.ada)' AND project = '\(agency.brand)'",
        [
          "client": "'\(agency.ben)'", "project": "'\(agency.app)'", "may_approve": "0",
          "expires_on": "'2026-11-23'",
          "revoked_at": "'2026-11-24T10:00:00.000Z'",
        ]
      ),
      ("access", "client = '\(agency.ben)'", ["sees_billing": "1"]),
    ]
  }

  private static func work(_ agency: Agency) -> Values {
    [
      (
        "project", "id = '\(agency.website)'",
        [
          "name": "'Shop'", "summary": "'All of it'", "status": "'completed'", "lead": "'\(agency.aino)'",
          "starts_on": "'2026-08-01'", "ends_on": "NULL", "done_count": "1, total_count = 2",
          "total_count": "2, done_count = 0",
        ]
      ),
      (
        "milestone", "project = '\(agency.website)' AND position = 2",
        [
          "project": "'\(agency.brand)'", "position": "9", "title": "'Drafts'", "note": "'Soon'",
          "due_on": "'2026-12-24'", "weight": "7", "completed_on": "'2026-11-24'",
        ]
      ),
      (
        "project_update", "project = '\(agency.website)' AND author = '\(agency.aino)'",
        [
          "project": "'\(agency.brand)'", "author": "'\(agency.jonas)'",
          "posted_at": "'2026-11-24T10:00:00.000Z'", "body": "'Again'",
        ]
      ),
    ]
  }

  private static func billing(_ agency: Agency, unpaid: Invoice.ID) -> Values {
    [
      (
        "invoice", "id = '\(agency.openInvoice)'",
        [
          "company": "'\(agency.halden)'", "number": "'C-3'", "stage": "'void'", "issued_on": "'2026-11-02'",
          "due_on": "'2026-11-03'", "prices_include_tax": "1", "discount_rate": "10000",
          "discount_amount": "5",
          "discount_label": "'Friends'", "deposit": "100", "reference": "'RF2'", "notes": "'Hm'",
          "footer": "'Bye'", "reverse_charge": "1", "document": "(SELECT min(sha256) FROM blob)",
        ]
      ),
      (
        "invoice", "id = '\(unpaid)'",
        ["kind": "'credit_note', corrects = '\(agency.openInvoice)'", "corrects": "'\(agency.openInvoice)'"]
      ),
      ("invoice", "id = '\(unpaid)'", ["currency": "'GBP'"]),
      (
        "invoice_project", "invoice = '\(agency.openInvoice)' AND project = '\(agency.website)'",
        ["invoice": "'\(agency.draftInvoice)'", "project": "'\(agency.app)'"]
      ),
      (
        "invoice_line", "invoice = '\(agency.openInvoice)' AND position = 1",
        [
          "invoice": "'\(agency.paidInvoice)', position = 7", "position": "9", "title": "'Drawing'",
          "detail": "'More'", "quantity": "20000", "unit": "'day'", "price": "1", "discount_rate": "50000",
          "discount_amount": "9", "tax_rate": "0",
        ]
      ),
      (
        "payment", "id = (SELECT payment FROM payment_allocation WHERE invoice = '\(agency.openInvoice)')",
        ["kind": "'processing'", "method": "'other'", "paid_on": "'2026-11-13'", "refunds": "id"]
      ),
      (
        "payment_allocation", "invoice = '\(agency.openInvoice)' AND amount = 97331",
        [
          "payment":
            "(SELECT payment FROM payment_allocation WHERE invoice = '\(agency.paidInvoice)')",
          "invoice": "'\(agency.paidInvoice)'", "amount": "1",
        ]
      ),
      ("payment_allocation", "amount = 2011", ["waived": "0"]),
      (
        "payment_undone", "payment = (SELECT payment FROM payment_allocation WHERE amount = 3011)",
        [
          "payment": "(SELECT payment FROM payment_allocation WHERE amount = 5011)",
          "undone_on": "'2026-11-23'",
        ]
      ),
      (
        "recurring_invoice", "title = 'Hosting'",
        [
          "company": "'\(agency.halden)'", "title": "'Care'", "currency": "'GBP'", "total": "1",
          "next_on": "'2026-12-15'", "is_paused": "1",
        ]
      ),
      (
        "recurring_project", "project = '\(agency.website)'",
        [
          "project": "'\(agency.app)'",
          "recurring": "(SELECT id FROM recurring_invoice WHERE title = 'Care plan')",
        ]
      ),
    ]
  }
}
