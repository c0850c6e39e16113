import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("Locks on what a sent invoice says")
struct SentInvoiceLocksTests {
  let agencies: TwoAgencies

  init() throws { agencies = try TwoAgencies() }

  /// Every column of a sent invoice that stays, with another value.
  private static let changes: KeyValuePairs = [
    "company":
      "(SELECT id FROM company WHERE company.workspace = invoice.workspace AND id <> invoice.company LIMIT 1)",
    "number": "'X-1'", "kind": "'credit_note'", "corrects": "id", "recurring": "'rec_0'", "currency": "'SEK'",
    "issued_on": "'2026-01-01'", "due_on": "'2026-01-01'", "prices_include_tax": "1", "reverse_charge": "1",
    "discount_rate": "1", "discount_amount": "1", "discount_label": "'x'", "deposit": "1", "reference": "'x'",
    "notes": "'x'", "footer": "'x'", "created_at": "'2020-01-01T00:00:00.000Z'",
    "sent_at": "'2020-01-01T00:00:00.000Z'",
  ]

  @Test("no column of it changes, nor becomes its default by way of NULL")
  func columns() throws {
    let sent = "id = '\(agencies.agency.openInvoice)'"
    try agencies.temporary.byHand { db in
      for (column, value) in Self.changes {
        for sql in [
          "UPDATE invoice SET \(column) = \(value) WHERE \(sent)",
          "UPDATE OR REPLACE invoice SET \(column) = \(value) WHERE \(sent)",
        ] {
          let refusal = try db.attempt(sql)
          #expect(refusal?.message?.hasPrefix("locked: ") == true, "\(sql)")
        }
      }
      for column in ["notes", "footer", "reference", "discount_rate", "number"] {
        let sql = "UPDATE OR REPLACE invoice SET \(column) = NULL WHERE \(sent)"
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: ") == true, "\(sql)")
      }
      let named = Set(Self.changes.map(\.key))
      let free: Set = ["workspace", "id", "stage", "document", "external_id", "voided_at"]
      let all = Set(try Schema.columns(of: "invoice", db))
      #expect(all == named.union(free))
    }
  }

  @Test("its document stays the one it was sent with; when it was voided is written once, with its voiding")
  func once() throws {
    let (agency, hash) = (agencies.agency, String(repeating: "a", count: 64))
    let sent = "id = '\(agency.openInvoice)'"
    try agencies.temporary.byHand { db in
      let early = "UPDATE invoice SET voided_at = '2026-11-24T00:00:00.000Z' WHERE \(sent)"
      #expect(try db.attempt(early) != nil)
      #expect(try db.attempt("UPDATE invoice SET document = '\(hash)' WHERE \(sent)") != nil)
      let draft = "id = '\(agency.draftInvoice)'"
      try db.execute(sql: "UPDATE invoice SET document = '\(hash)' WHERE \(draft)")
      try db.execute(
        sql: """
          UPDATE invoice SET number = 'X-1', stage = 'sent', sent_at = '2026-11-24T00:00:00.000Z' WHERE \(draft)
          """)
      for value in ["NULL", "'\(String(repeating: "b", count: 64))'"] {
        #expect(try db.attempt("UPDATE invoice SET document = \(value) WHERE \(draft)") != nil)
      }
      try db.execute(
        sql: "UPDATE invoice SET stage = 'void', voided_at = '2026-11-24T00:00:00.000Z' WHERE \(sent)")
      #expect(try db.attempt("UPDATE invoice SET voided_at = NULL WHERE \(sent)") != nil)
      #expect(try db.attempt("UPDATE invoice SET notes = 'x' WHERE \(sent)") != nil)
      try db.execute(sql: "UPDATE invoice SET external_id = 'tool-1' WHERE \(sent)")
    }
  }

  @Test("its lines and projects are neither added to, changed, taken away, replaced nor moved")
  func parts() throws {
    let agency = agencies.agency
    let (sent, draft) = (agency.openInvoice, agency.draftInvoice)
    try agencies.temporary.byHand { db in
      try db.execute(
        sql: "INSERT INTO invoice_project VALUES ('\(agency.workspace)', '\(draft)', '\(agency.website)')")
      for sql in [
        "UPDATE invoice_line SET price = 1 WHERE invoice = '\(sent)'",
        "UPDATE OR REPLACE invoice_line SET detail = NULL WHERE invoice = '\(sent)'",
        "UPDATE invoice_line SET position = position + 7 WHERE invoice = '\(sent)'",
        "UPDATE invoice_line SET invoice = '\(draft)', position = position + 7 WHERE invoice = '\(sent)'",
        "UPDATE OR REPLACE invoice_line SET invoice = '\(sent)' WHERE invoice = '\(draft)'",
        "DELETE FROM invoice_line WHERE invoice = '\(sent)'",
        """
        INSERT INTO invoice_line (workspace, invoice, position, title, price)
        VALUES ('\(agency.workspace)', '\(sent)', 9, 'More', 1)
        """,
        """
        INSERT OR REPLACE INTO invoice_line (workspace, invoice, position, title, price)
        VALUES ('\(agency.workspace)', '\(sent)', 1, 'Other', 1)
        """,
        "DELETE FROM invoice_project WHERE invoice = '\(sent)'",
        "UPDATE invoice_project SET project = '\(agency.app)' WHERE invoice = '\(sent)' AND project = '\(agency.brand)'",
        "UPDATE OR REPLACE invoice_project SET invoice = '\(sent)' WHERE invoice = '\(draft)'",
        "INSERT INTO invoice_project VALUES ('\(agency.workspace)', '\(sent)', '\(agency.app)')",
        "INSERT OR REPLACE INTO invoice_project VALUES ('\(agency.workspace)', '\(sent)', '\(agency.website)')",
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: a sent invoice") == true, "\(sql)")
      }
      for sql in [
        "UPDATE invoice_line SET price = 1 WHERE invoice = '\(draft)'",
        "DELETE FROM invoice_project WHERE invoice = '\(draft)'", "DELETE FROM invoice WHERE id = '\(draft)'",
      ] {
        #expect(try db.attempt(sql) == nil, "\(sql)")
      }
    }
  }

  @Test("a draft takes its lines along, with foreign keys that cascade")
  func cascade() throws {
    let draft = agencies.agency.draftInvoice
    try agencies.temporary.write { db in
      try db.execute(sql: "DELETE FROM invoice WHERE id = '\(draft)'")
      #expect(
        try Int.fetchOne(db, sql: "SELECT count(*) FROM invoice_line WHERE invoice = '\(draft)'") == 0)
    }
  }

  @Test("a credit note is for an invoice of its company and currency")
  func creditNotes() throws {
    let agency = agencies.agency
    let draft = "WHERE id = '\(agency.draftInvoice)'"
    try agencies.temporary.byHand { db in
      for corrected in ["NULL", "'\(agency.dollarInvoice)'", "id", "'inv_00000000000000000000000000'"] {
        let sql = "UPDATE invoice SET kind = 'credit_note', corrects = \(corrected) \(draft)"
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: a credit note") == true, "\(sql)")
      }
      try db.execute(
        sql: "UPDATE invoice SET kind = 'credit_note', corrects = '\(agency.openInvoice)' \(draft)")
      #expect(try db.attempt("UPDATE invoice SET currency = 'SEK' \(draft)") != nil)
    }
  }
}
