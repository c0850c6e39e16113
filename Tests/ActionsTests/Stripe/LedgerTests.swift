import GRDB
import Portal
import Store
import Stripe
import TestSupport
import Testing

@testable import Actions

@Suite("P: what Stripe says, and what is written down")
struct LedgerTests {
  /// Everything in every order.
  private static func orders(_ count: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    return orders(count - 1).flatMap { order in
      (0...order.count).map { place in
        var longer = order
        longer.insert(count - 1, at: place)
        return longer
      }
    }
  }

  @Test("P-05 paid is paid once, whichever event comes first and however often", arguments: orders(3))
  func paid(order: [Int]) throws {
    let room = try StripeRoom()
    let events = [
      try room.event("evt_a", "checkout.session.completed"),
      try room.event("evt_b", "payment_intent.succeeded"),
      try room.event("evt_c", "payment_intent.payment_failed", ["status": "\"requires_payment_method\""]),
    ]
    for place in order + order.reversed() { try room.take(events[place]) }
    #expect(try room.payments() == ["received 1000"])
    #expect(try room.text("SELECT state FROM checkout_session") == "complete")
    #expect(try room.text("SELECT count(*) FROM checkout_invoice WHERE is_open = 1") == "0")
    let part =
      "SELECT payment_allocation.amount FROM payment_allocation JOIN payment ON payment.id = payment WHERE payment_intent = 'pi_1'"
    #expect(try room.text(part) == "1000")
  }

  @Test("P-19 money that takes days arrives, or does not, in any order", arguments: orders(2), [true, false])
  func days(order: [Int], arrives: Bool) throws {
    let room = try StripeRoom()
    let outcome = arrives ? "succeeded" : "failed"
    let events = [
      try room.event("evt_a", "checkout.session.completed", ["payment_status": "\"unpaid\""]),
      try room.event(
        "evt_b", "checkout.session.async_payment_\(outcome)",
        ["payment_status": arrives ? "\"paid\"" : "\"unpaid\""]),
    ]
    try room.take(events[order[0]])
    if order[0] == 0 { #expect(try room.payments() == ["processing 1000"]) }
    try room.take(events[order[1]])
    #expect(try room.payments() == [arrives ? "received 1000" : "failed 1000"])
  }

  @Test("a dispute that is lost takes the money back once; one that is won takes none")
  func disputes() throws {
    for (status, back) in [("lost", ["received 1000", "refunded 1000"]), ("won", ["received 1000"])] {
      let room = try StripeRoom()
      try room.take(try room.event("evt_a", "checkout.session.completed"))
      try room.take(try room.event("evt_b", "charge.dispute.created"))
      try room.take(try room.event("evt_c", "charge.dispute.closed", ["status": "\"\(status)\""]))
      try room.take(try room.event("evt_d", "charge.dispute.updated", ["status": "\"under_review\""]))
      try room.take(try room.event("evt_e", "charge.dispute.funds_withdrawn", ["status": "\"\(status)\""]))
      #expect(try room.payments() == back)
      #expect(try room.text("SELECT state FROM dispute") == status)
      // A bank that took it back leaves the debt: it is asked for again.
      let waived = try room.text(
        "SELECT waived FROM payment_allocation JOIN payment ON payment.id = payment WHERE kind = 'refunded'")
      #expect(waived == (status == "lost" ? "0" : nil))
      #expect(try room.text("SELECT count(*) FROM task WHERE kind = 'money_problem'") == "1")
    }
  }

  @Test(
    "P-13 what is not what was asked for waits for the team, and pays nothing",
    arguments: [
      ["amount_total": "999"], ["amount_total": "100000"], ["currency": "\"usd\""], ["currency": "\"jpy\""],
      ["amount_total": "null"], ["payment_intent": "null"], ["amount_total": "-1000"],
    ])
  func mismatch(changes: [String: String]) throws {
    let room = try StripeRoom()
    try room.take(try room.event("evt_a", "checkout.session.completed", changes))
    #expect(try room.payments() == [])
    #expect(try room.text("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == "1")
    #expect(try room.text("SELECT count(*) FROM task WHERE kind = 'money_problem'") == "1")
  }

  @Test("money for an invoice that was voided meanwhile is written down, and the owner is told")
  func void() throws {
    let room = try StripeRoom()
    try room.temporary.write { db in
      try db.execute(
        sql: "UPDATE invoice SET stage = 'void', voided_at = '2026-11-24T10:00:00.000Z' WHERE id = $1",
        arguments: [room.agency.openInvoice.text])
    }
    try room.take(try room.event("evt_a", "checkout.session.completed"))
    #expect(try room.payments() == ["received 1000"])
    #expect(try room.text("SELECT title FROM task WHERE kind = 'money_problem'")?.contains("voided") == true)
  }

  @Test("a session that was given up and is paid all the same is paid")
  func givenUp() throws {
    let room = try StripeRoom()
    try room.take(try room.event("evt_a", "checkout.session.expired", ["status": "\"expired\""]))
    #expect(try room.text("SELECT state FROM checkout_session") == "expired")
    try room.take(try room.event("evt_b", "checkout.session.completed"))
    try room.take(try room.event("evt_c", "checkout.session.expired", ["status": "\"expired\""]))
    #expect(try room.payments() == ["received 1000"])
    #expect(try room.text("SELECT state FROM checkout_session") == "complete")
  }

  @Test("an event of the other mode is no money")
  func otherMode() throws {
    let room = try StripeRoom()
    try room.take(try room.event("evt_a", "checkout.session.completed", live: true))
    #expect(try room.payments() == [])
    #expect(try room.text("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == "1")
  }

  @Test("P-22 what is marked as another workspace's, or as nobody's, is not ours")
  func foreign() throws {
    let room = try StripeRoom()
    for (place, marks) in [
      "null", "{}", #"{"workspace":"ws_00000000000000000000000000","checkout":"\#(room.checkout)"}"#,
      #"{"workspace":"\#(room.agency.workspace.text)","checkout":"x"}"#,
    ].enumerated() {
      let changes = ["metadata": marks, "id": "\"cs_other\""]
      try room.take(try room.event("evt_\(place)", "checkout.session.completed", changes))
      try room.take(try room.event("evt_p\(place)", "payment_intent.succeeded", ["metadata": marks]))
    }
    #expect(try room.payments() == [])
    #expect(try room.text("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == "0")
  }

  @Test("what Stripe says nobody else can say")
  func others() throws {
    let room = try StripeRoom()
    let event = try room.event("evt_a", "checkout.session.completed")
    for actor: Actor in [
      .operator, .clock(room.agency.workspace), .client(room.agency.ada, workspace: room.agency.workspace),
      .member(room.agency.owner, workspace: room.agency.workspace, role: .owner),
    ] {
      #expect(throws: ActionError.self) {
        try room.runner.run(HandleStripeEvent(event, body: [], in: room.agency.workspace), as: actor)
      }
    }
  }

  @Test(
    "P-03 a session that we know is held against the names that we gave it",
    arguments: ["workspace", "checkout", "nothing"])
  func marks(changed: String) throws {
    let room = try StripeRoom()
    let workspace = changed == "workspace" ? "ws_other" : room.agency.workspace.text
    let checkout = changed == "checkout" ? "checkout_other" : room.checkout
    let marks = #"{"workspace":"\#(workspace)","checkout":"\#(checkout)"}"#
    try room.take(
      try room.event(
        "evt_a", "checkout.session.completed", ["metadata": changed == "nothing" ? "null" : marks]))
    #expect(try room.payments() == [])
    #expect(try room.text("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == "1")
    #expect(try room.text("SELECT count(*) FROM task WHERE kind = 'money_problem'") == "1")
  }

  @Test("more than is asked for is told to the owner, and no more than once")
  func tooMuch() throws {
    let room = try StripeRoom()
    let total = try room.temporary.read { db in
      try InvoiceReader.facts(room.agency.openInvoice, in: room.agency.workspace, db)
        .map { try InvoiceTotals(of: $0.invoice).total }
    }
    _ = try room.runner.run(
      try RecordPayment.read(
        ["invoices": room.agency.openInvoice.text, "amount-minor": "\(try #require(total).minor)"],
        isStrict: true),
      as: .member(room.agency.owner, workspace: room.agency.workspace, role: .owner))
    for name in ["evt_a", "evt_b"] { try room.take(try room.event(name, "checkout.session.completed")) }
    let title = try room.text("SELECT group_concat(title) FROM task WHERE kind = 'money_problem'")
    #expect(
      title?.hasSuffix("was paid 10.00 EUR too much: give that back, or keep it for another invoice") == true)
    #expect(title?.contains(",") == true && title?.contains("too much") == true)
  }
}
