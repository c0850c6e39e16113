import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("An invoice's history")
struct InvoiceHistoryTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  private func history(_ id: Invoice.ID) throws -> [InvoiceBoard.Deed] {
    let (workspace, today) = (room.agency.workspace, try #require(Day(iso: Agency.today)))
    return try room.room.temporary.read { db in
      try BillingReader.board(id, on: today, in: workspace, db)?.history ?? []
    }
  }

  @Test("names who wrote, sent, paid, gave back and credited, with the amounts")
  func whole() throws {
    let id = try room.sent()
    let payment = try room.room.run(
      RecordPayment.self, ["invoices": id.text, "amount": "1000"], as: room.owner)
    try room.room.run(RefundPayment.self, ["payment": payment.text, "amount": "300"])
    let note = try room.room.run(CreditInvoice.self, ["invoice": id.text])
    try room.room.run(SendInvoice.self, ["invoice": note.text], as: room.owner)
    let told = try history(id)
    #expect(
      Set(told.map(\.action)) == [
        "invoice.create", "invoice.send", "payment.received", "payment.refunded", "credit.sent",
      ])
    #expect(told.allSatisfy { !$0.person.isEmpty }, "\(told)")
    #expect(told.first { $0.action == "payment.received" }?.amount?.minor == 100_000)
    #expect(told.first { $0.action == "payment.refunded" }?.amount?.minor == 30_000)
    #expect(told.first { $0.action == "credit.sent" }?.number == "INV-2026-2")
    let people = Dictionary(told.map { ($0.action, $0.person) }) { first, _ in first }
    #expect(people["payment.received"] == people["credit.sent"])
    #expect(people["payment.received"] != people["payment.refunded"])
  }

  @Test("a client who began to pay is named")
  func client() throws {
    let (id, agency) = (try room.sent(), room.agency)
    try room.room.temporary.write { db in
      try AuditEntry(
        workspace: agency.workspace, at: try #require(Instant(iso: "2026-11-24T13:00:00.000Z")),
        actorKind: .client, actor: agency.ada.text, action: BeginCheckout.name, subject: id.text, address: ""
      ).append(db)
    }
    let deed = try #require(try history(id).first)
    #expect(deed.action == "checkout.begin" && deed.person.hasPrefix("Ada"))
  }

  @Test("an accountant finds what Stripe took, and what went back of it, by Stripe's own id")
  func reference() throws {
    let workspace = room.agency.workspace
    let payment = try room.room.run(
      RecordPayment.self, ["invoices": try room.sent().text, "amount": "100"])
    let refund = try room.room.run(RefundPayment.self, ["payment": payment.text, "amount": "30"])
    let named = try room.room.run(
      RecordPayment.self, ["invoices": try room.sent().text, "amount": "1", "reference": "RF18"])
    let found = try room.room.temporary.write { db in
      try StripePayments.note(intent: "pi_1", of: payment, in: workspace, db)
      return try [payment, refund, named].map { try Payments.line($0, in: workspace, db)?.reference }
    }
    #expect(found == ["pi_1", "pi_1", "RF18"])
  }

  @Test("payments of one day are listed as they were recorded, the last first")
  func order() throws {
    let workspace = room.agency.workspace
    let invoices = try (0..<6).map { _ in try room.sent() }
    var recorded: [String] = []
    for (index, invoice) in invoices.enumerated() {
      let id = try room.room.run(RecordPayment.self, ["invoices": invoice.text, "amount": "1"])
      try room.room.temporary.write { db in
        try db.execute(sql: "DROP TRIGGER IF EXISTS lock_payment_update")
        try db.execute(
          sql: "UPDATE payment SET recorded_at = $1 WHERE id = $2",
          arguments: ["2026-11-24T12:00:0\(index).000Z", id.text])
      }
      recorded.insert(id.text, at: 0)
    }
    let listed = try room.room.temporary.read { db in
      try Payments.lines(search: "", offset: 0, limit: 6, in: workspace, db).map(\.facts.payment.id.text)
    }
    #expect(listed == recorded)
  }
}
