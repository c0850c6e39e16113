import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("Locks on payments")
struct PaymentLocksTests {
  let agencies: TwoAgencies
  let received: String
  let processing: String

  init() throws {
    agencies = try TwoAgencies()
    let agency = agencies.agency
    (received, processing) = try agencies.temporary.write { db in
      let paid = try agency.addPayment(of: 500, for: [], db)
      try db.execute(sql: "UPDATE payment SET external_id = 'tool-1' WHERE id = $1", arguments: [paid])
      return (paid, try agency.addPayment(of: 700, kind: "processing", for: [agency.openInvoice], db))
    }
  }

  @Test("what was recorded is neither changed, deleted nor replaced")
  func record() throws {
    let agency = agencies.agency
    try agencies.temporary.byHand { db in
      let columns = try Schema.columns(of: "payment", db)
      let list = columns.joined(separator: ", ")
      func copy(_ changes: [String: String]) -> String {
        let values = columns.map { changes[$0] ?? $0 }.joined(separator: ", ")
        return
          "INSERT OR REPLACE INTO payment (\(list)) SELECT \(values) FROM payment WHERE id = '\(received)'"
      }
      let another = "'pay_00000000000000000000000000'"
      for sql in [
        "UPDATE payment SET amount = 400 WHERE id = '\(received)'",
        "UPDATE payment SET currency = 'SEK' WHERE id = '\(received)'",
        "UPDATE payment SET company = '\(agency.halden)' WHERE id = '\(received)'",
        "UPDATE payment SET paid_on = '2020-01-01' WHERE id = '\(received)'",
        "UPDATE payment SET method = 'other' WHERE id = '\(received)'",
        "UPDATE payment SET recorded_by = NULL WHERE id = '\(received)'",
        "UPDATE payment SET refunds = '\(processing)' WHERE id = '\(received)'",
        "UPDATE payment SET kind = 'failed' WHERE id = '\(received)'",
        "UPDATE payment SET kind = 'processing' WHERE id = '\(received)'",
        "UPDATE payment SET kind = 'refunded' WHERE id = '\(processing)'",
        "UPDATE payment SET amount = 1, kind = 'received' WHERE id = '\(processing)'",
        "DELETE FROM payment", "DELETE FROM payment WHERE id = '\(processing)'",
        copy([:]), copy(["id": another]),
        copy(["id": another, "external_id": "'x'", "amount": "1"])
          .replacing("'x'", with: "'tool-1'"),
        "UPDATE OR REPLACE payment SET external_id = 'tool-1' WHERE id = '\(processing)'",
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: a payment is") == true, "\(sql)")
      }
      for sql in [
        "UPDATE payment SET reference = 'x', external_id = 'tool-2' WHERE id = '\(received)'",
        "UPDATE payment SET kind = 'received', paid_on = '2026-11-24' WHERE id = '\(processing)'",
        "UPDATE payment SET kind = 'failed' WHERE id = '\(processing)'",
        "UPDATE payment SET payment_intent = 'pi_1' WHERE id = '\(processing)'",
      ] {
        #expect(try db.attempt(sql) == nil, "\(sql)")
      }
    }
  }

  @Test("a slip is undone once and for good, by hand only, and after its refunds")
  func undone() throws {
    let agency = agencies.agency
    let refund = try agencies.temporary.write { db in
      try agency.addPayment(of: 100, kind: "refunded", refunds: received, for: [], db)
    }
    func undo(_ payment: String, _ verb: String = "INSERT") -> String {
      """
      \(verb) INTO payment_undone (workspace, payment, undone_on, reason, undone_by, undone_at)
      VALUES ('\(agency.workspace)', '\(payment)', '2026-11-24', 'x', '\(agency.owner)', '\(Agency.created)')
      """
    }
    try agencies.temporary.byHand { db in
      #expect(try db.attempt(undo(received))?.message?.hasSuffix("after its refunds") == true)
      #expect(try db.attempt(undo(processing))?.message?.hasSuffix("by hand is undone") == true)
      try db.execute(sql: undo(refund))
      try db.execute(sql: undo(received))
      for sql in [
        undo(received), undo(received, "INSERT OR REPLACE"), "DELETE FROM payment_undone",
        "UPDATE payment_undone SET reason = 'y'",
      ] {
        #expect(try db.attempt(sql)?.message?.hasPrefix("locked: ") == true, "\(sql)")
      }
    }
  }

  @Test("one of Stripe's intents is one payment, which nothing throws out")
  func intents() throws {
    try agencies.temporary.byHand { db in
      try db.execute(sql: "UPDATE payment SET payment_intent = 'pi_1' WHERE id = '\(received)'")
      for sql in [
        "UPDATE payment SET payment_intent = 'pi_2' WHERE id = '\(received)'",
        "UPDATE payment SET payment_intent = NULL WHERE id = '\(received)'",
        "UPDATE OR REPLACE payment SET payment_intent = 'pi_1' WHERE id = '\(processing)'",
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: a payment is") == true, "\(sql)")
      }
    }
  }

  @Test("its parts are added up to its amount, for its own company, and stay")
  func parts() throws {
    let agency = agencies.agency
    func part(_ invoice: Invoice.ID, _ amount: Int, _ verb: String = "INSERT") -> String {
      """
      \(verb) INTO payment_allocation (workspace, payment, invoice, amount)
      VALUES ('\(agency.workspace)', '\(received)', '\(invoice)', \(amount))
      """
    }
    try agencies.temporary.byHand { db in
      let tooMuch = try db.attempt(part(agency.openInvoice, 501))
      #expect(tooMuch?.message?.hasSuffix("no more than it is") == true)
      try db.execute(sql: part(agency.openInvoice, 400))
      let over = try db.attempt(part(agency.paidInvoice, 101))
      #expect(over?.message?.hasSuffix("no more than it is") == true)
      for sql in [
        part(agency.openInvoice, 1, "INSERT OR REPLACE"), part(agency.openInvoice, 1),
        "UPDATE payment_allocation SET amount = 1", "DELETE FROM payment_allocation",
        "UPDATE OR REPLACE payment_allocation SET invoice = '\(agency.paidInvoice)' WHERE payment = '\(received)'",
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal?.message?.hasPrefix("locked: ") == true, "\(sql)")
      }
      try db.execute(sql: part(agency.paidInvoice, 100))
      let stranger = try agency.addInvoice(to: agency.halden, db)
      #expect(try db.attempt(part(stranger, 1)) != nil)
    }
    let other = try agencies.temporary.write { db in
      try agency.addPayment(of: 100, from: agency.halden, for: [], db)
    }
    try agencies.temporary.byHand { db in
      let sql = """
        INSERT INTO payment_allocation (workspace, payment, invoice, amount)
        VALUES ('\(agency.workspace)', '\(other)', '\(agency.openInvoice)', 1)
        """
      let refusal = try db.attempt(sql)
      #expect(refusal?.message?.hasSuffix("of its own company") == true)
    }
  }
}
