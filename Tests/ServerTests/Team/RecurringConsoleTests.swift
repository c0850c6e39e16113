import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("The console's invoices that come again")
struct RecurringConsoleTests {
  private static let list = "/team/billing/recurring/"

  private static func fields(_ server: TestServer, _ more: [String: String] = [:]) -> String {
    let day = Zone(identifier: "Europe/Helsinki")?.day(of: server.clock.now) ?? Day(number: 0)
    return FormText.of(
      [
        "nonce": "n1", "title": "Care & plan", "company": server.agency.brightwater.text, "currency": "EUR",
        "every": "month", "days": "", "next": (day + 1).iso, "ends": "", "sending": "send",
        "line-1-title": "Care", "line-1-price": "480",
        "project-\(server.agency.website)": server.agency.website.text,
      ].merging(more) { $1 })
  }

  @Test("is written in the form of an invoice, listed, announced, made on its day, and links to what made it")
  func round() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      #expect(try await server.get("\(Self.list)new", jar).status == 200)
      let saved = try await server.post("\(Self.list)new", jar, Self.fields(server))
      let page = try #require(saved["Location"], "\(saved.status) \(saved.body)")
      #expect(page.hasPrefix("\(Self.list)rec_"))
      // The same form posted twice is one.
      #expect(try await server.post("\(Self.list)new", jar, Self.fields(server))["Location"] == page)
      #expect(try server.count("SELECT count(*) FROM recurring_invoice WHERE title = 'Care & plan'") == 1)
      let listed = try await server.get(Self.list, jar)
      #expect(listed.body.contains("Care &amp; plan") && listed.body.contains("€480"))

      let client = try await server.signIn(server.agency.ada)
      let billing = "\(server.home(server.agency.ada))billing/"
      #expect(try await server.get(billing, client).body.contains("Next invoice on"))
      #expect(try await server.post("\(page)pause", jar).status == 303)
      #expect(try await !server.get(billing, client).body.contains("Next invoice on"))
      #expect(try await server.post("\(page)resume", jar, "from=").status == 303)

      server.clock.advance(seconds: 86_400)
      await server.parts.recurringWatch.look()
      await server.parts.recurringWatch.look()
      let invoices = try server.temporary.read { db in
        try String.fetchAll(
          db,
          sql:
            "SELECT id FROM invoice WHERE recurring IN (SELECT id FROM recurring_invoice WHERE title = 'Care & plan') AND stage = 'sent'"
        )
      }
      let invoice = try #require(invoices.first)
      #expect(invoices.count == 1)
      #expect(try await server.get("/team/billing/\(invoice)/", jar).body.contains("href=\"\(page)\""))
      #expect(try await server.get(page, jar).body.contains("href=\"/team/billing/\(invoice)/\""))

      #expect(try await server.post("\(page)end", jar).status == 303)
      let ended = try await server.get(page, jar)
      #expect(ended.status == 200 && !ended.body.contains("data-invoice"))
      let late = try await server.post("\(page)edit", jar, Self.fields(server, ["nonce": "n2"]))
      #expect(late.status == 422 || late.status == 409)
    }
  }

  @Test("what is refused keeps every word, and what is only added up stores nothing")
  func refused() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let before = try server.count("SELECT count(*) FROM recurring_invoice")
      let wrong = try await server.post(
        "\(Self.list)new", jar, Self.fields(server, ["next": "2001-01-01", "title": "<b>Care</b>"]))
      #expect(wrong.status == 422 && wrong.body.contains("Next one on: This day has passed"))
      #expect(wrong.body.contains("value=\"&lt;b&gt;Care&lt;/b&gt;\"") && !wrong.body.contains("<b>Care"))
      let total = try await server.post(
        "\(Self.list)new", jar, Self.fields(server, ["do": "total", "line-1-quantity": "2"]))
      #expect(total.status == 200 && total.body.contains("€960"))
      #expect(try server.count("SELECT count(*) FROM recurring_invoice") == before)
      let model = try await server.get("\(Self.list)new?invoice=\(server.agency.openInvoice)", jar)
      #expect(model.status == 200 && model.body.contains("name=\"line-2-title\""))
    }
  }

  @Test("members look and do not touch; another agency's is not there")
  func strangers() async throws {
    try await TestServer.run { server in
      let owner = try await server.signIn(member: server.agency.owner)
      let page = try #require(
        try await server.post("\(Self.list)new", owner, Self.fields(server))["Location"])
      let aino = try await server.signIn(member: server.agency.aino)
      let seen = try await server.get(page, aino)
      #expect(
        seen.status == 200 && seen.body.contains("Care &amp; plan") && !seen.body.contains("data-invoice"))
      for deed in ["pause", "resume", "end", "edit"] {
        #expect(try await server.post("\(page)\(deed)", aino, Self.fields(server)).status == 403, "\(deed)")
      }
      #expect(try await server.post("\(Self.list)new", aino, Self.fields(server)).status == 403)
      let other = try await server.signIn(
        member: server.stranger.owner, of: server.stranger, host: server.strangerHost)
      #expect(try await server.get(page, host: server.strangerHost, other).status == 404)
      for deed in ["pause", "resume", "end", "edit"] {
        let reply = try await server.post("\(page)\(deed)", host: server.strangerHost, other, "title=x")
        #expect(reply.status == 404, "\(deed)")
      }
      for odd in [
        "rec_x", "rec_\(String(repeating: "0", count: 26))", "inv_\(String(repeating: "0", count: 26))",
      ] {
        #expect(try await server.get("\(Self.list)\(odd)/", owner).status == 404, "\(odd)")
      }
    }
  }
}
