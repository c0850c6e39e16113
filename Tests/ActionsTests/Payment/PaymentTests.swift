import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Payments that somebody records")
struct PaymentTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  private func payment(_ id: Payment.ID) throws -> PaymentFacts {
    let workspace = room.agency.workspace
    return try #require(try room.room.temporary.read { db in try Payments.facts(id, in: workspace, db) })
  }

  @discardableResult
  private func record(_ invoices: [Invoice.ID], _ amount: String, _ more: [String: String] = [:]) throws
    -> Payment.ID
  {
    let fields = ["invoices": invoices.map(\.text).joined(separator: " "), "amount": amount]
    return try room.room.run(RecordPayment.self, fields.merging(more) { $1 })
  }

  @Test("a part of an invoice, then the rest: partly paid, then paid")
  func partial() throws {
    let invoice = try room.sent()
    let id = try record([invoice], "1,000.00", ["reference": "RF18", "paid": "2026-11-20"])
    #expect(try room.balance(invoice).outstanding.minor == 151_000)
    #expect(try room.balance(invoice, seenBy: room.agency.ada)?.paid.minor == 100_000)
    let facts = try payment(id).payment
    #expect(facts.paidOn.iso == "2026-11-20" && facts.reference == "RF18" && facts.method == .bankTransfer)
    try record([invoice], "1510", ["method": "other"])
    #expect(try room.balance(invoice).state == .paid(on: try #require(Day(iso: "2026-11-24"))))
  }

  @Test("one payment for several invoices fills each before the next; what is over is the company's credit")
  func several() throws {
    let (first, second) = (try room.sent(), try room.sent())
    let id = try record([first, second], "6000")
    #expect(try payment(id).payment.parts.map(\.amount) == [251_000, 251_000])
    #expect(try payment(id).credit == 98_000)
    let third = try room.sent()
    try room.room.run(AllocatePayment.self, ["payment": id.text, "invoices": third.text], as: room.owner)
    #expect(try room.balance(third).outstanding.minor == 153_000)
    #expect(try payment(id).credit == 0)
    #expect(
      room.problems(AllocatePayment.self, ["payment": id.text, "invoices": third.text]).keys.sorted() == [
        "invoices", "payment",
      ])
  }

  @Test("what cannot be is told: nothing, too early, two companies, a draft, another currency")
  func refused() throws {
    let invoice = try room.sent()
    let other = try room.sent(["company": room.agency.halden.text, "projects": ""])
    let dollars = try room.sent(["currency": "USD"])
    for (fields, field) in [
      (["amount": "0"], "amount"), (["amount": "-5"], "amount"), ([:], "amount"),
      (["amount": "1", "paid": "2026-11-25"], "paid"),
      (["amount": "1", "method": "stripe"], "method"),
      (["amount": "1", "invoices": "\(invoice) \(other)"], "invoices"),
      (["amount": "1", "invoices": "\(invoice) \(dollars)"], "invoices"),
      (["amount": "1", "invoices": try room.draft().text], "invoices"),
      (["amount": "1", "invoices": ""], "invoices"),
    ] as [([String: String], String)] {
      let problems = room.problems(
        RecordPayment.self, ["invoices": invoice.text].merging(fields) { $1 })
      #expect(Set(problems.keys) == [field], "\(fields): \(problems)")
    }
  }

  @Test("only owners and admins write down money")
  func roles() throws {
    let invoice = try room.sent()
    let paid = try record([invoice], "3000")
    for (problems, what) in [
      (
        room.problems(RecordPayment.self, ["invoices": invoice.text, "amount": "1"], as: room.aino), "record"
      ),
      (room.problems(RefundPayment.self, ["payment": paid.text], as: room.aino), "refund"),
      (room.problems(UndoPayment.self, ["payment": paid.text, "reason": "x"], as: room.aino), "undo"),
      (
        room.problems(
          AllocatePayment.self, ["payment": paid.text, "invoices": invoice.text], as: room.aino), "use"
      ),
    ] {
      #expect(problems[""] == "only the agency's owner and admins \(what) payments")
    }
  }

  @Test("a refund takes what is for no invoice first, then from the invoices; settled, it is not owed again")
  func refund() throws {
    let invoice = try room.sent()
    let id = try record([invoice], "3000")
    try room.room.run(
      RefundPayment.self, ["payment": id.text, "amount": "500", "reference": "back", "debt": "settled"])
    #expect(try payment(id).credit == 0 && payment(id).left == 250_000)
    #expect(try room.balance(invoice).paid.minor == 250_000)
    #expect(try room.balance(invoice).outstanding.minor == 0)
    #expect(
      room.problems(RefundPayment.self, ["payment": id.text, "amount": "2500.01"])["amount"]
        == "is more than is left of the payment, 2500.00")
    try room.room.run(RefundPayment.self, ["payment": id.text, "debt": "settled"])
    #expect(try room.balance(invoice).state == .refunded(on: try #require(Day(iso: "2026-11-24"))))
    #expect(room.problems(RefundPayment.self, ["payment": id.text])[""] != nil)
  }

  @Test("what went back is owed again unless it was said to be settled; what never came is owed in any case")
  func debt() throws {
    for (debt, open) in [("", 251_000), ("owed", 251_000), ("settled", 151_000)] {
      let invoice = try room.sent()
      let id = try record([invoice], "1000")
      try room.room.run(RefundPayment.self, ["payment": id.text, "debt": debt])
      for balance in [try room.balance(invoice), try room.balance(invoice, seenBy: room.agency.ada)] {
        #expect(balance?.outstanding.minor == Int64(open) && balance?.toPayNow?.minor == Int64(open))
        #expect(balance?.state.isToPay == true && balance?.paid.isZero == true)
      }
      // Paid after that, it is paid.
      try record([invoice], "\(open / 100)")
      #expect(try room.balance(invoice).outstanding.isZero)
      #expect(try room.balance(invoice).state == .paid(on: try #require(Day(iso: "2026-11-24"))))
    }
  }

  @Test("a payment recorded by mistake is undone: everything is owed as before, and both lines stay")
  func undo() throws {
    let invoice = try room.sent()
    let before = try room.balance(invoice)
    let id = try record([invoice], "2510")
    try room.room.run(UndoPayment.self, ["payment": id.text, "reason": "of another client"])
    #expect(try room.balance(invoice) == before)
    #expect(try room.balance(invoice, seenBy: room.agency.ada) == before)
    let facts = try payment(id)
    #expect(facts.payment.undone?.reason == "of another client" && facts.left == 0)
    #expect(try room.facts(invoice).invoice.payments.map(\.amount) == [251_000])
    #expect(room.problems(UndoPayment.self, ["payment": id.text, "reason": "x"])[""] != nil)
    #expect(room.problems(RefundPayment.self, ["payment": id.text])[""]?.contains("mistake") == true)
    #expect(room.problems(AllocatePayment.self, ["payment": id.text, "invoices": invoice.text]) != [:])
    try record([invoice], "2510")
    #expect(try room.balance(invoice).outstanding.isZero)
  }

  @Test("a refund recorded by mistake is undone before its payment; without a reason nothing is")
  func undoRefund() throws {
    let invoice = try room.sent()
    let id = try record([invoice], "2510")
    let paid = try room.balance(invoice)
    let refund = try room.room.run(RefundPayment.self, ["payment": id.text, "debt": "settled"])
    #expect(
      room.problems(UndoPayment.self, ["payment": id.text, "reason": "x"])[""]?.contains("refund first")
        == true)
    #expect(room.problems(UndoPayment.self, ["payment": refund.text])["reason"] != nil)
    try room.room.run(UndoPayment.self, ["payment": refund.text, "reason": "not sent"])
    #expect(try room.balance(invoice) == paid)
    #expect(try payment(id).left == 251_000)
    try room.room.run(UndoPayment.self, ["payment": id.text, "reason": "never came"])
    #expect(try room.balance(invoice).outstanding.minor == 251_000)
    try room.room.run(VoidInvoice.self, ["invoice": invoice.text])
  }

  @Test("what Stripe took is refunded there, and a refund is not refunded")
  func stripe() throws {
    let invoice = try room.sent()
    let id = try record([invoice], "10")
    let refund = try room.room.run(RefundPayment.self, ["payment": id.text])
    #expect(room.problems(RefundPayment.self, ["payment": refund.text])[""] != nil)
    try room.room.temporary.write { db in
      try db.withoutMoneyLocks {
        try db.execute(sql: "UPDATE payment SET method = 'stripe' WHERE id = $1", arguments: [id.text])
      }
    }
    #expect(room.problems(RefundPayment.self, ["payment": id.text])[""]?.contains("Stripe") == true)
    #expect(
      room.problems(UndoPayment.self, ["payment": id.text, "reason": "x"])[""]?.contains("Stripe") == true)
  }
}
