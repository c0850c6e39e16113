import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("Locks on ids and sent invoices")
struct InvoiceLocksTests {
  let agencies: TwoAgencies

  init() throws {
    agencies = try TwoAgencies()
  }

  @Test("ids and owners are for ever")
  func ids() throws {
    let stranger = agencies.stranger.workspace
    try agencies.temporary.byHand { db in
      for table in [
        "member", "company", "client", "access", "project", "milestone", "project_update", "file", "invoice",
        "payment", "feedback",
      ] {
        let id = try String.fetchOne(db, sql: "SELECT id FROM \(table) LIMIT 1") ?? ""
        let other = id.dropLast() + (id.hasSuffix("0") ? "1" : "0")
        for sql in [
          "UPDATE \(table) SET id = '\(other)' WHERE id = '\(id)'",
          "UPDATE OR REPLACE \(table) SET id = '\(other)' WHERE id = '\(id)'",
          "UPDATE OR IGNORE \(table) SET workspace = '\(stranger)'",
        ] {
          let refusal = try db.attempt(sql)
          #expect(refusal?.message == "locked: an id is never changed", "\(sql)")
        }
      }
      let refusal = try db.attempt(
        "UPDATE workspace SET id = 'ws_00000000000000000000000000' WHERE position = 0")
      #expect(refusal?.message == "locked: an id is never changed")
    }
  }

  @Test("a sent invoice is voided, never taken back, deleted or replaced")
  func sent() throws {
    let agency = agencies.agency
    try agencies.temporary.byHand { db in
      let sent = "id = '\(agency.openInvoice)'"
      let draft = "id = '\(agency.draftInvoice)'"
      try db.execute(sql: "UPDATE invoice SET external_id = 'tool-7' WHERE \(sent)")
      let number = try String.fetchOne(db, sql: "SELECT number FROM invoice WHERE \(sent)") ?? ""
      let columns = try Schema.columns(of: "invoice", db)
      let list = columns.joined(separator: ", ")
      func copy(_ changes: [String: String]) -> String {
        let values = columns.map { changes[$0] ?? $0 }.joined(separator: ", ")
        return "INSERT OR REPLACE INTO invoice (\(list)) SELECT \(values) FROM invoice WHERE \(sent)"
      }
      let another = "'inv_00000000000000000000000000'"
      for sql in [
        "UPDATE invoice SET stage = 'draft' WHERE \(sent)",
        "UPDATE OR REPLACE invoice SET stage = 'draft' WHERE \(sent)",
        "UPDATE OR REPLACE invoice SET stage = NULL WHERE \(sent)", "DELETE FROM invoice",
        "DELETE FROM invoice WHERE \(sent)",
        copy([:]), copy(["stage": "'draft'"]), copy(["id": another]),
        copy(["id": another, "number": "'B-2'"]),
        copy(["id": another, "external_id": "'tool-8'"]),
        "UPDATE OR REPLACE invoice SET number = '\(number)' WHERE \(draft)",
        "UPDATE OR REPLACE invoice SET external_id = 'tool-7' WHERE \(draft)",
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: a sent invoice is voided") == true, "\(sql)")
      }
      try db.execute(sql: "UPDATE invoice SET stage = 'void' WHERE \(sent)")
      for stage in ["'sent'", "'draft'", "NULL"] {
        let refusal = try db.attempt("UPDATE OR REPLACE invoice SET stage = \(stage) WHERE \(sent)")
        #expect(refusal?.message?.hasPrefix("locked: ") == true, "\(stage)")
      }
      let deleted = try db.attempt("DELETE FROM invoice WHERE \(sent)")
      #expect(deleted?.message?.hasPrefix("locked: ") == true)
    }
  }

  @Test("a draft is changed, deleted and replaced at will")
  func draft() throws {
    let agency = agencies.agency
    try agencies.temporary.write { db in
      let draft = "id = '\(agency.draftInvoice)'"
      for sql in [
        "UPDATE invoice SET number = 'D-1', external_id = 'tool-9', stage = 'sent' WHERE \(draft)",
        "DELETE FROM invoice WHERE \(draft)",
        "INSERT OR REPLACE INTO invoice SELECT * FROM invoice WHERE \(draft)",
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal == nil, "\(sql)")
      }
    }
  }

  @Test("100 yen pay no 100 euro: a payment and the invoice that it pays have one currency")
  func currencies() throws {
    let agency = agencies.agency
    let dollars = try agencies.temporary.write { db in
      try agency.addPayment(of: 100, from: agency.halden, currency: "USD", for: [], db)
    }
    try agencies.temporary.byHand { db in
      for sql in [
        "INSERT INTO payment_allocation (workspace, payment, invoice, amount) "
          + "VALUES ('\(agency.workspace)', '\(dollars)', '\(agency.openInvoice)', 100)",
        "UPDATE payment_allocation SET invoice = '\(agency.openInvoice)' WHERE invoice = '\(agency.dollarInvoice)'",
        "UPDATE payment_allocation SET payment = '\(dollars)' WHERE invoice = '\(agency.paidInvoice)'",
        "UPDATE invoice SET currency = 'USD' WHERE id = '\(agency.openInvoice)'",
        "UPDATE payment SET currency = 'JPY' WHERE currency = 'EUR'",
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: ") == true, "\(sql)")
      }
      let parts = "INSERT INTO payment_allocation (workspace, payment, invoice, amount)"
      let refusal = try db.attempt(
        "\(parts) VALUES ('\(agency.workspace)', '\(dollars)', '\(agency.dollarInvoice)', 100)")
      #expect(refusal == nil)
    }
  }
}
