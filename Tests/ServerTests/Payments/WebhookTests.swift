import Actions
import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Server

@Suite("P: events at the webhook's own address")
struct WebhookTests {
  private static let secret = "whsec_portico"

  /// Connects a workspace, as its owner does.
  private static func connect(_ agency: Agency, _ server: TestServer, secret: String) throws {
    let runner = ActionRunner(store: server.temporary.store, outside: server.parts.outside.actions)
    let keys = [
      "secret_key": "sk_test_\(agency.workspace.text.suffix(8))", "publishable_key": "pk_test_abcdefgh",
      "webhook_secret": secret,
    ]
    _ = try runner.run(
      ConnectStripe.read(keys, isStrict: true),
      as: .member(agency.owner, workspace: agency.workspace, role: .owner))
  }

  /// An event about something that is none of ours.
  private static func body(_ id: String) -> String {
    #"{"id":"\#(id)","type":"charge.refunded","created":1794900000,"livemode":false,"data":{"object":"#
      + #"{"id":"ch_1","amount":1,"amount_captured":1,"amount_refunded":1,"currency":"eur","#
      + #""payment_intent":"pi_other","livemode":false,"metadata":{}}}}"#
  }

  private static func signature(_ body: String, _ secret: String, at now: Instant) -> String {
    let time = "\(now.seconds)"
    let code = HMACSHA256.code(for: Array("\(time).\(body)".utf8), key: Secret(Array(secret.utf8)))
    return "Stripe-Signature: t=\(time),v1=\(code.hex)"
  }

  private static func post(_ body: String, to agency: Agency, _ headers: [String], _ server: TestServer)
    async throws -> Int
  {
    try await server.send("POST", "/webhooks/stripe/\(agency.workspace)", headers, body: body).status
  }

  private static func events(_ server: TestServer) throws -> [String] {
    try server.temporary.read { db in
      try String.fetchAll(db, sql: "SELECT workspace || ' ' || id FROM stripe_event ORDER BY id")
    }
  }

  @Test("P-02, P-05 what Stripe signed is taken once, also in parallel; what it did not sign leaves no row")
  func signed() async throws {
    try await TestServer.run { server in
      let agency = server.agency
      try Self.connect(agency, server, secret: Self.secret)
      let body = Self.body("evt_1")
      let good = Self.signature(body, Self.secret, at: server.clock.now)
      for headers in [
        [], ["Stripe-Signature: "], ["Stripe-Signature: t=1,v1=00"],
        [Self.signature(body, "whsec_other", at: server.clock.now)], [good, good],
        [Self.signature(body + " ", Self.secret, at: server.clock.now)],
        [Self.signature(body, Self.secret, at: server.clock.now.adding(seconds: -301))],
      ] {
        #expect(try await Self.post(body, to: agency, headers, server) == 400, "\(headers)")
      }
      #expect(try Self.events(server) == [])
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 { group.addTask { try await Self.post(body, to: agency, [good], server) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.allSatisfy { $0 == 200 })
      #expect(try Self.events(server) == ["\(agency.workspace) evt_1"])
      #expect(!server.log.all.contains { $0.contains("pi_other") || $0.contains(Self.secret) })
    }
  }

  @Test("P-22 one agency's event is nothing at another's address, and no address is there without an account")
  func others() async throws {
    try await TestServer.run { server in
      let body = Self.body("evt_1")
      let good = Self.signature(body, Self.secret, at: server.clock.now)
      #expect(try await Self.post(body, to: server.agency, [good], server) == 404)
      try Self.connect(server.agency, server, secret: Self.secret)
      try Self.connect(server.stranger, server, secret: "whsec_theirs")
      #expect(try await Self.post(body, to: server.stranger, [good], server) == 400)
      #expect(try Self.events(server) == [])
    }
  }

  @Test("P-04 after a secret was rolled both are good; what is no JSON or too long is refused")
  func rolled() async throws {
    try await TestServer.run { server in
      let agency = server.agency
      try Self.connect(agency, server, secret: "whsec_before")
      try Self.connect(agency, server, secret: Self.secret)
      for (place, secret) in ["whsec_before", Self.secret].enumerated() {
        let body = Self.body("evt_\(place)")
        let signed = Self.signature(body, secret, at: server.clock.now)
        #expect(try await Self.post(body, to: agency, [signed], server) == 200)
      }
      for body in ["", "[]", "{", "\u{0}", #"{"id":"evt_9"}"#] {
        let signed = Self.signature(body, Self.secret, at: server.clock.now)
        #expect(try await Self.post(body, to: agency, [signed], server) == 400, "\(body)")
      }
      let long = String(repeating: " ", count: WebhookDesk.bodyLimit + 1)
      let signed = Self.signature(long, Self.secret, at: server.clock.now)
      #expect(try await Self.post(long, to: agency, [signed], server) == 413)
      #expect(try Self.events(server).count == 2)
    }
  }

  @Test("no key and no secret of Stripe's lies in the database as it is")
  func sealed() async throws {
    try await TestServer.run { server in
      try Self.connect(server.agency, server, secret: Self.secret)
      let kept = try server.temporary.read { db in
        try Data.fetchAll(db, sql: "SELECT sealed FROM workspace_secret")
      }
      #expect(kept.count == 2)
      for bytes in kept {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.contains("sk_test") && !text.contains("whsec"))
      }
    }
  }
}
