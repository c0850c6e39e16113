import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Letters that payments cause")
struct PaymentMailTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  /// Those that were written by this.
  private func mails(_ body: () throws -> Void) throws -> [String] {
    let before = try room.room.mails().count
    try body()
    return try Array(room.room.mails().dropFirst(before))
  }

  private func record(_ invoices: [Invoice.ID], _ amount: String, as actor: Actor? = nil) throws {
    try room.room.run(
      RecordPayment.self, ["invoices": invoices.map(\.text).joined(separator: " "), "amount": amount],
      as: actor)
  }

  @Test("whoever sees the invoice gets a receipt; owner and admins are told, but for who wrote it down")
  func recorded() throws {
    let (ada, ben, owner, jonas) = (
      "\(room.agency.ada)", "\(room.agency.ben)", "\(room.agency.owner)", "\(room.agency.jonas)"
    )
    let invoice = try room.sent()
    #expect(
      try mails { try record([invoice], "10") } == ["payment-receipt \(ada)", "payment-received \(owner)"])
    #expect(
      try mails { try record([invoice], "10", as: room.owner) }
        == ["payment-receipt \(ada)", "payment-received \(jonas)"])
    let general = try room.sent(["projects": ""])
    #expect(
      try Set(mails { try record([invoice, general], "4000") }) == [
        "payment-receipt \(ada)", "payment-receipt \(ben)", "payment-received \(owner)",
      ])
  }

  @Test("money that is for no invoice is told to the team alone; nothing of what was refused is mailed")
  func credit() throws {
    let invoice = try room.sent()
    try record([invoice], "2510")
    #expect(try mails { try record([invoice], "5") } == ["payment-received \(room.agency.owner)"])
    #expect(try mails { _ = room.problems(RecordPayment.self, ["invoices": invoice.text]) } == [])
  }

  @Test("a refund that settles is told to whoever sees what it was for; what bounced or was a mistake is not")
  func refund() throws {
    let invoice = try room.sent()
    let id = try room.room.run(RecordPayment.self, ["invoices": invoice.text, "amount": "100"])
    #expect(
      try mails { try room.room.run(RefundPayment.self, ["payment": id.text, "debt": "settled"]) } == [
        "refund \(room.agency.ada)"
      ])
    let other = try room.room.run(RecordPayment.self, ["invoices": invoice.text, "amount": "100"])
    #expect(
      try mails { try room.room.run(RefundPayment.self, ["payment": other.text, "amount": "5"]) } == [])
    let third = try room.room.run(RecordPayment.self, ["invoices": invoice.text, "amount": "100"])
    #expect(
      try mails { try room.room.run(UndoPayment.self, ["payment": third.text, "reason": "typing"]) } == [])
  }
}
