import GRDB
import Portal
import Store
import Stripe
import TestSupport
import Testing

@testable import Actions

@Suite("P: what goes back through Stripe, once, and what comes back of that")
struct RefundTests {
  private let room: StripeRoom

  init() throws {
    room = try StripeRoom()
  }

  private func pay() throws { try room.take(try room.event("evt_paid", "checkout.session.completed")) }

  private func answer(_ request: Refund.ID, _ status: String, amount: Int = 300, id: String = "re_1") throws {
    let refund = try #require(
      try StripeEvent(
        json: Array(
          room.refund("evt_x", "refund.created", status, id: id, amount: amount, of: request.text).utf8)
      ).refund)
    try room.runner.run(TakeRefunds([refund], in: room.agency.workspace), as: .stripe)
  }

  private func ask(_ amount: String, role: Member.Role = .admin) throws -> Refund.ID {
    try room.team(AskRefund.self, ["payment": try room.payment(), "amount": amount], role: role)
  }

  private func states() throws -> [String] {
    try room.temporary.read { db in
      try String.fetchAll(db, sql: "SELECT state FROM refund ORDER BY asked_at, id")
    }
  }

  private func tasks() throws -> String? {
    try room.text("SELECT count(*) FROM task WHERE kind = 'money_problem'")
  }

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

  @Test(
    "P-05 two refunds of the dashboard are two, whatever is heard first and however often",
    arguments: orders(4))
  func dashboard(order: [Int]) throws {
    let first = room.refund("evt_a", "refund.created", "succeeded")
    let second = room.refund("evt_b", "refund.updated", "succeeded", id: "re_2", amount: 400)
    let told = [first, second, room.charge("evt_c", back: 700)]
    for place in order + order.reversed() {
      if place == 3 { try pay() } else { try room.take(json: told[place]) }
    }
    try room.runner.run(SettleStripeEvents(in: room.agency.workspace), as: .stripe)
    #expect(try room.payments() == ["received 1000", "refunded 300", "refunded 400"])
    #expect(try room.text("SELECT count(*) FROM stripe_event WHERE handled_at IS NULL") == "0")
    #expect(try room.text("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == "0")
  }

  @Test(
    "P-05 one that was asked for here is one row: by the answer, by events, in any order",
    arguments: orders(3))
  func asked(order: [Int]) throws {
    try pay()
    let request = try ask("3")
    #expect(try room.payments() == ["received 1000"], "nothing went yet")
    for place in order + order {
      switch place {
      case 0: try answer(request, "succeeded")
      case 1: try room.take(json: room.refund("evt_a", "refund.created", "succeeded", of: request.text))
      default: try room.take(json: room.charge("evt_b", back: 300))
      }
    }
    #expect(try room.payments() == ["received 1000", "refunded 300"])
    #expect(try states() == ["succeeded"])
    #expect(
      try room.text("SELECT recorded_by FROM payment WHERE kind = 'refunded' AND method = 'stripe'")
        == room.agency.jonas.text)
  }

  @Test("what is asked for or on its way is not given back twice; what Stripe refused is free again")
  func reserved() throws {
    try pay()
    let first = try ask("7")
    #expect(throws: ActionError.self) { try ask("3.01") }
    let second = try ask("3")
    #expect(throws: ActionError.self) { try ask("0.10") }
    try answer(first, "pending", amount: 700)
    #expect(throws: ActionError.self) { try ask("0.10") }
    try room.runner.run(
      RefuseRefund(second, why: "charge_disputed", isSeen: true, in: room.agency.workspace), as: .stripe)
    #expect(try tasks() == "0", "whoever asked sees it")
    _ = try ask("3")
    #expect(try states().sorted() == ["asked", "pending", "refused"])
  }

  @Test(
    "what is on its way is no money that went, and no letter says so; once it has gone, both",
    arguments: ["pending", "requires_action"])
  func pending(status: String) throws {
    try pay()
    let request = try ask("3")
    try answer(request, status)
    #expect(try room.payments() == ["received 1000"])
    #expect(try room.text("SELECT count(*) FROM outbox WHERE letter = 'refund'") == "0")
    try room.take(json: room.refund("evt_a", "refund.updated", "succeeded", of: request.text))
    try room.take(json: room.refund("evt_b", "refund.updated", status, of: request.text))
    #expect(try room.payments() == ["received 1000", "refunded 300"])
    #expect(try room.text("SELECT count(*) FROM outbox WHERE letter = 'refund'") == "1")
  }

  @Test(
    "one that did not arrive counts no more, whatever was heard first, and the owner is told once",
    arguments: orders(3), ["failed", "canceled"])
  func failed(order: [Int], status: String) throws {
    try pay()
    let before = try balance()
    let told = [
      room.refund("evt_a", "refund.created", "succeeded"), room.refund("evt_b", "refund.failed", status),
      room.refund("evt_c", "charge.refund.updated", status),
    ]
    for place in order + order { try room.take(json: told[place]) }
    #expect(try states() == ["failed"])
    #expect(try tasks() == "1")
    let payments = try room.payments()
    let isHeardBefore = order.first == 0
    #expect(
      payments == (isHeardBefore ? ["received 1000", "received 300", "refunded 300"] : ["received 1000"]))
    let workspace = room.agency.workspace
    let facts = try room.temporary.read { db in
      try StripePayments.find(intent: "pi_1", in: workspace, db)
    }
    #expect(facts?.left == 1000 && facts?.credit == 0)
    #expect(try balance() == before, "as if it had never gone")
  }

  private func balance() throws -> InvoiceBalance {
    let agency = room.agency
    let facts = try room.temporary.read { db in
      try InvoiceReader.facts(agency.openInvoice, in: agency.workspace, db)
    }
    let invoice = try #require(facts).invoice
    return try InvoiceBalance(
      of: invoice, total: try InvoiceTotals(of: invoice).total, on: try #require(Day(iso: "2026-11-24")))
  }

  @Test("a refund that came back may be given back again, and its letter is not sent any more")
  func again() throws {
    try pay()
    try room.take(json: room.refund("evt_a", "refund.created", "succeeded", amount: 1000))
    #expect(throws: ActionError.self) { try ask("1") }
    let (workspace, told) = (
      room.agency.workspace,
      try room.text("SELECT id FROM payment WHERE kind = 'refunded' AND reference = 're_1'")
    )
    let refund = Payment.ID(unchecked: try #require(told))
    #expect(try room.temporary.read { db in try Payments.told(refund, in: workspace, db) } != nil)
    try room.take(json: room.refund("evt_b", "refund.failed", "failed", amount: 1000))
    #expect(try room.temporary.read { db in try Payments.told(refund, in: workspace, db) } == nil)
    let request = try ask("10")
    try answer(request, "succeeded", amount: 1000, id: "re_2")
    #expect(try room.payments() == ["received 1000", "received 1000", "refunded 1000", "refunded 1000"])
  }

  @Test(
    "P-13 a refund of another amount, currency or mode waits for the team",
    arguments: [(1001, "eur", false), (300, "usd", false), (0, "eur", false), (300, "eur", true)])
  func strange(amount: Int, currency: String, live: Bool) throws {
    try pay()
    try room.take(
      json: room.refund(
        "evt_a", "refund.created", "succeeded", amount: amount, currency: currency, live: live))
    #expect(try room.payments() == ["received 1000"])
    #expect(try room.text("SELECT count(*) FROM stripe_event WHERE quarantine <> ''") == "1")
  }

  @Test("P-22 refunds of payments that are not ours are nobody's here, and go after three days")
  func foreign() throws {
    try pay()
    try room.take(json: room.refund("evt_a", "refund.created", "succeeded", intent: "pi_other"))
    #expect(try room.payments() == ["received 1000"])
    #expect(try states() == [])
  }

  @Test(
    "what was written down by a charge's sum, before each refund had its own id, is not written down again")
  func before() throws {
    try pay()
    let (workspace, payment) = (room.agency.workspace, try room.payment())
    try room.temporary.write { db in
      try db.execute(
        sql: """
          INSERT INTO payment (workspace, id, company, kind, method, amount, currency, paid_on, reference, refunds, recorded_at)
          SELECT workspace, 'pay_' || substr(id, 5, 25) || '9', company, 'refunded', method, 300, currency, paid_on, 'ch_1', id,
            '2026-11-18T00:00:00.000Z' FROM payment WHERE id = $1
          """, arguments: [payment])
      try db.execute(
        sql: """
          INSERT INTO refund (workspace, id, payment, amount, state, asked_at, changed_at, record)
          SELECT workspace, 'refund_' || substr(id, 5), refunds, amount, 'succeeded', recorded_at, recorded_at, id
          FROM payment WHERE workspace = $1 AND refunds = $2
          """, arguments: [workspace.text, payment])
    }
    try room.take(json: room.charge("evt_a", back: 300))
    try room.take(json: room.refund("evt_b", "refund.created", "succeeded"))
    #expect(try room.payments() == ["received 1000", "refunded 300"])
    try room.take(json: room.refund("evt_c", "refund.created", "succeeded", id: "re_2"))
    #expect(try room.payments() == ["received 1000", "refunded 300", "refunded 300"])
  }

  @Test("who may not, what came otherwise, and what is not there")
  func refusals() throws {
    try pay()
    #expect(throws: ActionError.self) { try ask("1", role: .member) }
    for amount in ["0", "-1", "10.01", "x"] {
      #expect(throws: ActionError.self, "\(amount)") { try ask(amount) }
    }
    let byHand = try room.temporary.write { [agency = room.agency] db in
      try agency.addPayment(of: 500, for: [], db)
    }
    #expect(throws: ActionError.self) { try room.team(AskRefund.self, ["payment": byHand]) }
    #expect(throws: ActionError.self) { try room.team(RefundPayment.self, ["payment": try room.payment()]) }
    #expect(try states() == [])
  }

  @Test("a refund is a record: its amount, its payment and its rows stay")
  func locked() throws {
    try pay()
    try room.take(json: room.refund("evt_a", "refund.created", "succeeded"))
    for sql in [
      "UPDATE refund SET amount = 1", "UPDATE refund SET stripe_refund = 're_9'", "DELETE FROM refund",
      "UPDATE refund SET record = NULL", "INSERT OR REPLACE INTO refund SELECT * FROM refund",
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") {
        try room.temporary.write { db in try db.execute(sql: sql) }
      }
    }
  }
}

extension StripeEvent {
  fileprivate var refund: StripeRefund? {
    if case .refund(let refund) = subject { refund } else { nil }
  }
}
