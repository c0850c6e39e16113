import GRDB
import Portal
import Store
import Stripe
import TestSupport

@testable import Actions

/// The sample agency with a Stripe account and a checkout of 10 euro that is open there.
struct StripeRoom {
  let temporary: TemporaryStore
  let agency: Agency
  let runner: ActionRunner
  let checkout: String
  let session: String

  init() throws {
    temporary = try TemporaryStore()
    let agency = try Agency.sample(in: temporary)
    self.agency = agency
    runner = ActionRunner(store: temporary.store, outside: try .sample())
    checkout = try temporary.write { db in
      try StripeAccounts.put(
        publishableKey: "pk_test_1", isLive: false, eventsFrom: 0, in: agency.workspace,
        at: Instant(seconds: 1_790_000_000), db)
      return try agency.addCheckout(for: agency.openInvoice, db)
    }
    session = "cs_\(checkout.suffix(8))"
  }

  /// An event as Stripe sends it.
  /// - Parameter changes: members of the object that are to be others, as JSON.
  func event(_ id: String, _ type: String, live: Bool = false, _ changes: [String: String] = [:]) throws
    -> StripeEvent
  {
    let marks = #"{"workspace":"\#(agency.workspace.text)","checkout":"\#(checkout)"}"#
    var members: [String: String] =
      switch type.split(separator: ".").prefix(2).joined(separator: ".") {
      case "checkout.session":
        [
          "id": "\"\(session)\"", "status": "\"complete\"", "payment_status": "\"paid\"",
          "amount_total": "1000", "currency": "\"eur\"", "payment_intent": "\"pi_1\"", "metadata": marks,
        ]
      case "charge.dispute":
        [
          "id": "\"dp_1\"", "amount": "1000", "currency": "\"eur\"", "status": "\"needs_response\"",
          "payment_intent": "\"pi_1\"", "charge": "\"ch_1\"",
        ]
      case "charge.refunded":
        [
          "id": "\"ch_1\"", "amount": "1000", "amount_captured": "1000", "amount_refunded": "0",
          "currency": "\"eur\"", "payment_intent": "\"pi_1\"", "metadata": marks,
        ]
      default:
        [
          "id": "\"pi_1\"", "amount": "1000", "amount_received": "1000", "currency": "\"eur\"",
          "status": "\"succeeded\"", "metadata": marks,
        ]
      }
    members["livemode"] = "\(live)"
    members.merge(changes) { _, change in change }
    let object = members.map { "\"\($0)\":\($1)" }.joined(separator: ",")
    let json =
      #"{"id":"\#(id)","type":"\#(type)","created":1794900000,"livemode":\#(live),"data":{"object":{\#(object)}}}"#
    return try StripeEvent(json: Array(json.utf8))
  }

  /// An event about a refund of the payment, as Stripe sends it.
  /// - Parameter request: ours that it answers; nil for one that was made in the dashboard.
  func refund(
    _ event: String, _ type: String, _ status: String, id: String = "re_1", amount: Int = 300,
    currency: String = "eur", of request: String? = nil, intent: String = "pi_1", live: Bool = false
  ) -> String {
    let marks =
      request.map { #"{"workspace":"\#(agency.workspace.text)","refund":"\#($0)"}"# } ?? "{}"
    return
      #"{"id":"\#(event)","type":"\#(type)","created":1794900000,"livemode":\#(live),"data":{"object":{"id":"\#(id)","#
      + #""amount":\#(amount),"currency":"\#(currency)","charge":"ch_1","payment_intent":"\#(intent)","#
      + #""status":"\#(status)","created":1794900000,"metadata":\#(marks)}}}"#
  }

  /// What went back of the charge altogether.
  func charge(_ event: String, back: Int, created: Int = 1_794_900_000) -> String {
    #"{"id":"\#(event)","type":"charge.refunded","created":\#(created),"livemode":false,"data":{"object":"#
      + #"{"id":"ch_1","amount":1000,"amount_captured":1000,"amount_refunded":\#(back),"currency":"eur","#
      + #""payment_intent":"pi_1","livemode":false,"metadata":{"workspace":"\#(agency.workspace.text)"}}}}"#
  }

  @discardableResult
  func take(json: String) throws -> Bool {
    try take(try StripeEvent(json: Array(json.utf8)), json: json)
  }

  /// Somebody of the team does it.
  @discardableResult
  func team<A: TeamAction>(_ type: A.Type, _ values: [String: String], role: Member.Role = .admin) throws
    -> A.Outcome
  {
    try runner.run(
      try A.read(values, isStrict: true),
      as: .member(agency.jonas, workspace: agency.workspace, role: role))
  }

  /// Its payment, once it came.
  func payment() throws -> String {
    try text("SELECT id FROM payment WHERE payment_intent = 'pi_1'") ?? ""
  }

  @discardableResult
  func take(_ event: StripeEvent, json: String = "{}") throws -> Bool {
    try runner.run(HandleStripeEvent(event, body: Array(json.utf8), in: agency.workspace), as: .stripe)
  }

  /// What the events came to: kinds with amounts, in order.
  func payments() throws -> [String] {
    try temporary.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT kind || ' ' || amount FROM payment WHERE method = 'stripe'
            AND (payment_intent = 'pi_1' OR refunds IS NOT NULL)
          ORDER BY 1
          """)
    }
  }

  func text(_ sql: String) throws -> String? {
    try temporary.read { db in try String.fetchOne(db, sql: sql) }
  }
}
