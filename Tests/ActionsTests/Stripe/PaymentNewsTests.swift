import GRDB
import Portal
import Store
import Stripe
import TestSupport
import Testing

@testable import Actions

@Suite("P-05: letters about what Stripe says")
struct PaymentNewsTests {
  private let room: StripeRoom

  init() throws { room = try StripeRoom() }

  private func mails() throws -> [String] {
    try room.temporary.read { db in
      try String.fetchAll(db, sql: "SELECT letter || ' ' || recipient FROM outbox ORDER BY letter, id")
    }
  }

  private var receipt: [String] {
    let agency = room.agency
    return [
      "payment-receipt \(agency.ada)", "payment-received \(agency.owner)", "payment-received \(agency.jonas)",
    ]
  }

  @Test(
    "one receipt, one letter to each who looks after the money, whatever comes first and how often",
    arguments: [[0, 1], [1, 0], [0, 0, 1, 1], [1, 1, 1]])
  func paid(order: [Int]) throws {
    let events = [
      try room.event("evt_a", "checkout.session.completed"),
      try room.event("evt_b", "payment_intent.succeeded"),
    ]
    for place in order { try room.take(events[place]) }
    #expect(try mails() == receipt)
  }

  @Test("a payment that took days and failed is told to who paid, once; coming after all, it is receipted")
  func failed() throws {
    try room.take(try room.event("evt_a", "checkout.session.completed", ["payment_status": "\"unpaid\""]))
    #expect(try mails() == [], "its page says that it is on its way")
    let failed = try room.event(
      "evt_b", "checkout.session.async_payment_failed", ["payment_status": "\"unpaid\""])
    for _ in 0..<3 { try room.take(failed) }
    #expect(try mails() == ["payment-failed \(room.agency.ada)"])
    try room.take(try room.event("evt_c", "payment_intent.succeeded"))
    try room.take(
      try room.event("evt_d", "checkout.session.async_payment_failed", ["payment_status": "\"unpaid\""]))
    #expect(try mails() == ["payment-failed \(room.agency.ada)"] + receipt)
  }

  @Test("a card that was declined while somebody tries is no letter, and neither is what was not asked for")
  func quiet() throws {
    try room.take(
      try room.event("evt_a", "payment_intent.payment_failed", ["status": "\"requires_payment_method\""]))
    try room.take(try room.event("evt_b", "checkout.session.completed", ["amount_total": "999"]))
    #expect(try mails() == [])
  }

  @Test("each refund is told once; what a bank took back is not called one")
  func refunds() throws {
    try room.take(try room.event("evt_a", "checkout.session.completed"))
    for (id, refund) in [("evt_b", "re_1"), ("evt_c", "re_1"), ("evt_d", "re_2"), ("evt_e", "re_1")] {
      try room.take(json: room.refund(id, "refund.updated", "succeeded", id: refund))
    }
    #expect(try mails() == receipt + Array(repeating: "refund \(room.agency.ada)", count: 2))
    let other = try PaymentNewsTests()
    try other.room.take(try other.room.event("evt_a", "checkout.session.completed"))
    try other.room.take(
      try other.room.event("evt_b", "charge.dispute.closed", ["status": "\"lost\""]))
    #expect(try other.mails() == other.receipt)
  }
}
