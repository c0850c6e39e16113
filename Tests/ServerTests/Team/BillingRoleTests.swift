import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("Who sees and does what of an agency's money")
struct BillingRoleTests {
  private static func fields(_ server: TestServer, _ more: [String: String]) -> [String: String] {
    [
      "nonce": "n1", "company": server.agency.brightwater.text, "currency": "EUR", "issued": "2026-11-24",
      "due": "2026-12-08", "line-1-title": "Poster", "line-1-price": "100",
    ].merging(more) { $1 }
  }

  @Test("money is for owners and admins: a member writes drafts, and no button offers more")
  func roles() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.aino)
      let made = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "save"])))
      let draft = try #require(made["Location"])
      let page = try await server.get(draft, jar)
      #expect(page.body.contains("value=\"save\"") && !page.body.contains("value=\"send\""))
      let open = "/team/billing/\(server.agency.openInvoice)/"
      for path in [open, "/team/billing/"] {
        let body = try await server.get(path, jar).body
        #expect(!body.contains("popovertarget"), "\(path)")
        // What the whole agency earns is not part of their work, as no export and no statement is.
        #expect(!body.contains("class=\"sums\"") && !body.contains("/team/billing/payments/"), "\(path)")
      }
      let owner = try await server.signIn(member: server.agency.owner)
      let (payment, event) = try server.temporary.write { db in
        _ = try StripeEvents.add(
          "evt_waits", type: "charge.refunded", body: [0x7B, 0x7D], in: server.agency.workspace,
          at: Instant(seconds: 1_790_000_000), db)
        try StripeEvents.noteQuarantine(
          "evt_waits", why: "another amount", in: server.agency.workspace,
          at: Instant(seconds: 1_790_000_000), db)
        return (try server.agency.addPayment(of: 500, for: [], db), "evt_waits")
      }
      for path in ["", "payments/", "payments/\(payment)/", "events/\(event)/"] {
        let isEverybodys = path.isEmpty
        #expect(
          try await server.get("/team/billing/\(path)", jar).status == (isEverybodys ? 200 : 404), "\(path)")
        #expect(try await server.get("/team/billing/\(path)", owner).status == 200, "\(path)")
      }
      for (path, body) in [
        ("\(draft)edit", FormText.of(Self.fields(server, ["do": "send", "nonce": "n2"]))),
        ("\(draft)edit", FormText.of(Self.fields(server, ["do": "mark", "nonce": "n3"]))),
        ("\(draft)delete", ""), ("\(open)payments", "amount=1"), ("\(open)credit", ""), ("\(open)void", ""),
      ] {
        #expect(try await server.post(path, jar, body).status == 403, "\(path)")
      }
      let id = draft.split(separator: "/")[2]
      #expect(
        try server.temporary.read { db in
          try String.fetchOne(db, sql: "SELECT stage FROM invoice WHERE id = '\(id)'")
        } == "draft")
    }
  }
}
