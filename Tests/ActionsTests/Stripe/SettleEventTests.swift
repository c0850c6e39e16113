import GRDB
import Portal
import Store
import Stripe
import TestSupport
import Testing

@testable import Actions

@Suite("P-13: what the team makes of what was not asked for")
struct SettleEventTests {
  private let room: StripeRoom

  init() throws {
    room = try StripeRoom()
  }

  private func json(_ id: String, amount: Int, currency: String = "eur", live: Bool = false) -> String {
    let marks = #"{"workspace":"\#(room.agency.workspace.text)","checkout":"\#(room.checkout)"}"#
    return
      #"{"id":"\#(id)","type":"checkout.session.completed","created":1794900000,"livemode":\#(live),"data":{"object":"#
      + #"{"id":"\#(room.session)","status":"complete","payment_status":"paid","amount_total":\#(amount),"#
      + #""currency":"\#(currency)","payment_intent":"pi_1","livemode":\#(live),"metadata":\#(marks)}}}"#
  }

  private func intent(_ id: String, amount: Int) -> String {
    let marks = #"{"workspace":"\#(room.agency.workspace.text)","checkout":"\#(room.checkout)"}"#
    return
      #"{"id":"\#(id)","type":"payment_intent.succeeded","created":1794900000,"livemode":false,"data":{"object":"#
      + #"{"id":"pi_1","amount":\#(amount),"amount_received":\#(amount),"currency":"eur","status":"succeeded","#
      + #""livemode":false,"metadata":\#(marks)}}}"#
  }

  private func settle(_ event: String, _ how: String, note: String = "") throws {
    try room.team(SettleEvent.self, ["event": event, "how": how, "note": note])
  }

  private func waiting() throws -> String? {
    try room.text("SELECT count(*) FROM stripe_event WHERE quarantine <> ''")
  }

  @Test(
    "what came is recorded as it is, for the invoice that it was for, once",
    arguments: [(900, 900), (1200, 1000)])
  func accepted(came: Int, allocated: Int) throws {
    try room.take(json: json("evt_a", amount: came))
    try room.take(json: intent("evt_b", amount: came))
    #expect(try waiting() == "2")
    let board = try room.temporary.read { [workspace = room.agency.workspace] db in
      try EventReader.board("evt_a", in: workspace, db)
    }
    #expect(board?.canAccept == true && board?.came?.minor == Int64(came) && board?.asked?.minor == 1000)
    try settle("evt_a", "accept")
    #expect(try room.payments() == ["received \(came)"])
    let part =
      "SELECT sum(part.amount) FROM payment_allocation AS part JOIN payment ON payment.id = part.payment WHERE payment_intent = 'pi_1'"
    #expect(try room.text(part) == "\(allocated)")
    #expect(try waiting() == "0", "the other event tells of the same payment")
    #expect(
      try room.text("SELECT count(*) FROM task WHERE kind = 'money_problem' AND done_at IS NULL") == "0")
    #expect(throws: ActionError.self) { try settle("evt_a", "accept") }
    // Told again by another event, it is what was accepted.
    try room.take(json: intent("evt_c", amount: came))
    #expect(try room.payments() == ["received \(came)"])
    #expect(try waiting() == "0")
    #expect(
      try room.text("SELECT settled_as || ' ' || (body = x'') FROM stripe_event WHERE id = 'evt_a'")
        == "accept 1")
  }

  @Test(
    "another currency, another mode, or nothing at all is not recorded",
    arguments: [("usd", 1000, false), ("eur", 1000, true), ("eur", 0, false)])
  func notAccepted(currency: String, amount: Int, live: Bool) throws {
    try room.take(json: json("evt_a", amount: amount, currency: currency, live: live))
    #expect(throws: ActionError.self) { try settle("evt_a", "accept") }
    #expect(throws: ActionError.self) { try settle("evt_a", "again") }
    #expect(try room.payments() == [] && waiting() == "1")
    #expect(throws: ActionError.self) { try settle("evt_a", "set_aside") }
    try settle("evt_a", "set_aside", note: "Paid back in the dashboard")
    #expect(try room.payments() == [] && waiting() == "0")
    #expect(try room.text("SELECT note FROM stripe_event WHERE id = 'evt_a'") == "Paid back in the dashboard")
  }

  @Test("once the keys are those of its mode, a second look finds it in order")
  func again() throws {
    try room.take(json: json("evt_a", amount: 1000, live: true))
    try room.temporary.write { db in try db.execute(sql: "UPDATE stripe_account SET is_live = 1") }
    try settle("evt_a", "again")
    #expect(try room.payments() == ["received 1000"] && waiting() == "0")
  }

  @Test("members look, and managers settle")
  func managers() throws {
    try room.take(json: json("evt_a", amount: 1))
    #expect(throws: ActionError.self) {
      try room.team(SettleEvent.self, ["event": "evt_a", "how": "set_aside", "note": "x"], role: .member)
    }
    #expect(throws: ActionError.self) {
      try room.team(SettleEvent.self, ["event": "evt_none", "how": "set_aside", "note": "x"])
    }
  }
}
