import Actions
import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Pages
@testable import Server

@Suite("The console's form of an invoice")
struct InvoiceEditorTests {
  private static func fields(_ server: TestServer, _ more: [String: String] = [:]) -> [String: String] {
    [
      "nonce": "n1", "company": server.agency.brightwater.text, "currency": "EUR", "issued": "2026-11-24",
      "due": "2026-12-08", "line-1-title": "Poster", "line-1-price": "100", "prices-include-tax": "no",
      "reverse-charge": "no", "project-\(server.agency.website)": server.agency.website.text,
    ].merging(more) { $1 }
  }

  private static func hidden(_ name: String, in page: String) throws -> String {
    let field = try #require(
      page.firstMatch(of: try Regex("type=\"hidden\" name=\"\(name)\" value=\"([^\"]*)\"")))
    return String(field.output[1].substring ?? "")
  }

  private static func lines(_ server: TestServer, _ draft: String) throws -> [Int64] {
    let id = String(draft.split(separator: "/")[2])
    return try server.temporary.read { db in
      try Int64.fetchAll(db, sql: "SELECT price FROM invoice_line WHERE invoice = $1", arguments: [id])
    }
  }

  @Test(
    "an old tab neither sends nor overwrites what somebody else saved: both are shown, and saved knowingly")
  func stale() async throws {
    try await TestServer.run { server in
      let (jar, aino) = (
        try await server.signIn(member: server.agency.owner),
        try await server.signIn(member: server.agency.aino)
      )
      let made = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "save"])))
      let draft = try #require(made["Location"])
      let seen = try Self.hidden("seen", in: try await server.get(draft, jar).body)
      let theirs = Self.fields(server, ["do": "save", "nonce": "n2", "seen": seen, "line-1-price": "200"])
      #expect(try await server.post("\(draft)edit", aino, FormText.of(theirs)).status == 303)
      let mine = ["nonce": "n3", "seen": seen, "notes": "Mine & more"]
      for step in ["send", "mark", "save"] {
        let refused = try await server.post(
          "\(draft)edit", jar, FormText.of(Self.fields(server, mine.merging(["do": step]) { $1 })))
        #expect(refused.status == 422 && refused.body.contains("the draft was changed meanwhile"), "\(step)")
        #expect(refused.body.contains("<bdi>Aino Salo</bdi> changed it"))
        #expect(refused.body.contains("Poster, 1 × 200.00") && refused.body.contains("value=\"100\""))
        #expect(refused.body.contains("Mine &amp; more"))
        #expect(try Self.hidden("seen", in: refused.body) != seen)
      }
      #expect(try Self.lines(server, draft) == [20_000])
      #expect(
        try server.count("SELECT count(*) FROM invoice WHERE stage = 'sent' AND number = 'INV-2026-1'") == 0)
      // Bringing it up to date is no saving: the note is there, nothing is refused.
      let total = try await server.post(
        "\(draft)edit", jar, FormText.of(Self.fields(server, mine.merging(["do": "total"]) { $1 })))
      #expect(total.status == 200 && total.body.contains("changed meanwhile"))
      let now = try Self.hidden("seen", in: total.body)
      let knowing = Self.fields(server, mine.merging(["do": "send", "seen": now, "nonce": "n4"]) { $1 })
      #expect(try await server.post("\(draft)edit", jar, FormText.of(knowing))["Location"] == draft)
      #expect(try Self.lines(server, draft) == [10_000])
    }
  }

  @Test("going back after Save or Send and pressing it again makes nothing twice and loses no word")
  func back() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let before = try server.count("SELECT count(*) FROM invoice")
      let address = try #require(try await server.get("/team/billing/new", jar)["Location"])
      let page = try await server.get(address, jar).body
      let own = try Self.hidden("id", in: page)
      #expect(address.contains(own))
      let send = Self.fields(server, ["do": "send", "id": own])
      let sent = try #require(try await server.post("/team/billing/new", jar, FormText.of(send))["Location"])
      #expect(sent == "/team/billing/\(own)/")
      // The page that the browser kept, with another nonce or the same, and the address asked for again.
      for nonce in ["n1", "n2"] {
        let again = FormText.of(send.merging(["nonce": nonce]) { $1 })
        #expect(try await server.post("/team/billing/new", jar, again)["Location"] == sent)
      }
      #expect(try await server.get(address, jar)["Location"] == sent)
      let other = try await server.post(
        "/team/billing/new", jar, FormText.of(send.merging(["nonce": "n3", "line-1-price": "300"]) { $1 }))
      #expect(other.status == 422 && other.body.contains("was sent and stays as it is"))
      #expect(try server.count("SELECT count(*) FROM invoice") == before + 1)
      await server.settle()
      #expect(server.mail.all.count { $0.content.subject == "Invoice INV-2026-1" } == 1)
      // The same with a draft: what was typed after going back is not lost, and not stored unseen.
      let next = try #require(try await server.get("/team/billing/new", jar)["Location"])
      let second = try Self.hidden("id", in: try await server.get(next, jar).body)
      let save = Self.fields(server, ["do": "save", "id": second])
      #expect(try await server.post("/team/billing/new", jar, FormText.of(save)).status == 303)
      let changed = try await server.post(
        "/team/billing/new", jar, FormText.of(save.merging(["nonce": "n4", "line-1-price": "300"]) { $1 }))
      #expect(changed.status == 422 && changed.body.contains("/team/billing/\(second)/edit"))
      #expect(changed.body.contains("value=\"300\"") && changed.body.contains("Poster, 1 × 100.00"))
      #expect(
        try await server.post(
          "/team/billing/new", jar, FormText.of(save.merging(["nonce": "n5", "do": "send"]) { $1 }))[
            "Location"]
          == "/team/billing/\(second)/")
      #expect(try server.count("SELECT count(*) FROM invoice") == before + 2)
      #expect(try server.count("SELECT count(*) FROM invoice WHERE stage = 'sent' AND id = '\(second)'") == 1)
      #expect(try await server.get("/team/billing/new?id=\(server.stranger.openInvoice)", jar).status == 200)
    }
  }

  @Test("days that nobody means are told beside their field, and a far one is pointed at")
  func days() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      for (issued, due) in [("0999-01-01", "2026-12-08"), ("2026-11-24", "9999-12-31")] {
        let page = try await server.post(
          "/team/billing/new", jar,
          FormText.of(Self.fields(server, ["do": "send", "issued": issued, "due": due])))
        #expect(
          page.status == 422 && page.body.contains("Please choose a day from 1900 to 2199."),
          "\(issued) \(due)")
      }
      for (issued, isFar) in [("2020-01-01", true), ("2027-06-01", true), ("2026-12-20", false)] {
        let page = try await server.post(
          "/team/billing/new", jar,
          FormText.of(Self.fields(server, ["do": "total", "issued": issued, "due": "2027-07-01"])))
        #expect(page.status == 200)
        let number = "INV-\(issued.prefix(4))-1"
        #expect(
          page.body.contains("This is far from today. Its number would be <bdi>\(number)</bdi>.") == isFar,
          "\(issued)")
      }
    }
  }

  @Test("begins as the company's last invoice was; what somebody chose stays")
  func usual() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let made = try await server.post(
        "/team/billing/new", jar,
        FormText.of(Self.fields(server, ["do": "save", "currency": "JPY", "prices-include-tax": "yes"])))
      #expect(made.status == 303)
      let chosen = "<option value=\"JPY\" selected>"
      let there = try #require(
        try await server.get("/team/billing/new?company=\(server.agency.brightwater)", jar)["Location"])
      #expect(try await server.get(there, jar).body.contains(chosen))
      let blank = try #require(try await server.get("/team/billing/new", jar)["Location"])
      let usual = try Self.hidden("usual", in: try await server.get(blank, jar).body)
      #expect(usual == "- EUR no no")
      let total = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "total", "usual": usual])))
      #expect(total.body.contains(chosen) && total.body.contains("value=\"yes\" selected"))
      #expect(try Self.hidden("usual", in: total.body) == "\(server.agency.brightwater) JPY yes no")
      let own = try await server.post(
        "/team/billing/new", jar,
        FormText.of(Self.fields(server, ["do": "total", "usual": usual, "currency": "CHF"])))
      #expect(own.body.contains("<option value=\"CHF\" selected>") && !own.body.contains(chosen))
    }
  }

  @Test("says who is mailed before anything is saved, and who can see what was sent")
  func mailed() async throws {
    try await TestServer.run { server in
      let agency = server.agency
      let jar = try await server.signIn(member: agency.owner)
      let all = Self.fields(server, ["do": "total", "project-\(agency.website)": ""])
      let everybody = try await server.post("/team/billing/new", jar, FormText.of(all))
      let names = try #require(everybody.body.firstMatch(of: /One mail each to (.*?)<\/p>/)).1
      #expect(names.contains("<bdi>Ada Lind</bdi>") && names.contains(" and <bdi>"))
      // Ben sees the project and not its billing.
      let one = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "total"])))
      #expect(one.body.contains("One mail each to <bdi>Ada Lind</bdi></p>"))
      let nobody = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "total", "company": ""])))
      #expect(nobody.body.contains("Choose whom it is for to see who is mailed."))
      let sent = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "send"])))
      let page = try await server.get(try #require(sent["Location"]), jar).body
      #expect(page.contains("Can be seen by <a href") && !page.contains("Seen by"))
      #expect(page.contains("popovertarget=\"void\"") && page.contains("Void <bdi>INV-2026-1</bdi>?"))
    }
  }

  @Test("an agency with nobody to bill is led to a form for that, and back to the invoice")
  func companies() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.aino)
      let address = "/team/billing/companies/new"
      let blank = try #require(try await server.get("/team/billing/new", jar)["Location"])
      #expect(try await server.get(blank, jar).body.contains("href=\"\(address)\""))
      #expect(try await server.get(address, jar).body.contains("name=\"tax-id\""))
      let wrong = try await server.post(
        address, jar, FormText.of(["nonce": "c1", "name": "", "country": "Norway", "address": "<b> & 1"]))
      #expect(wrong.status == 422 && wrong.body.contains("&lt;b&gt; &amp; 1"))
      #expect(wrong.body.contains("id=\"fault-name\"") && wrong.body.contains("id=\"fault-country\""))
      let fields = ["nonce": "c2", "name": "Nordhav AS", "country": "NO", "currency": "NOK"]
      let made = try #require(try await server.post(address, jar, FormText.of(fields))["Location"])
      #expect(try await server.post(address, jar, FormText.of(fields))["Location"] == made)
      let next = try #require(try await server.get(made, jar)["Location"])
      let page = try await server.get(next, jar).body
      #expect(
        page.contains("selected>Nordhav AS</option>") && page.contains("<option value=\"NOK\" selected>"))
      let owner = try await server.signIn(member: server.agency.owner)
      #expect(try await server.get(next, owner).body.contains("nobody of the company has access"))
    }
  }

  @Test("the team has an invoice's files, drafts' too; a member as well")
  func files() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.aino)
      for invoice in [server.agency.openInvoice, server.agency.draftInvoice] {
        let page = "/team/billing/\(invoice)/"
        #expect(try await server.get(page, jar).body.contains("href=\"\(page)invoice.pdf\""))
        let file = try await server.get("\(page)invoice.pdf", jar)
        #expect(file.status == 200 && file["Content-Type"] == "application/pdf")
        #expect(file["Cache-Control"]?.contains("no-store") == true)
      }
      #expect(
        try await server.get("/team/billing/\(server.agency.draftInvoice)/invoice.xml", jar).status == 404)
    }
  }

  @Test("pages of money notice that something happened: they carry what was done last")
  func live() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let news = try await server.get("/team/news", jar).body
      for path in [
        "/team/billing/", "/team/billing/payments/", "/team/billing/recurring/",
        "/team/billing/\(server.agency.openInvoice)/",
        "/team/billing/companies/\(server.agency.brightwater)/",
      ] {
        #expect(try await server.get(path, jar).body.contains("data-seen=\"\(news)\""), "\(path)")
      }
    }
  }

  @Test("whatever is done about an invoice has its words, in every language that there is")
  func deeds() {
    // A draft that was deleted has no page.
    let all =
      AllActions.team.map { $0.name } + AllActions.client.map { $0.name } + [MakeRecurringInvoices.name]
    let told = all.filter { name in
      ["invoice.", "checkout.", "recurring.make"].contains { name.hasPrefix($0) }
        && name != DeleteInvoice.name
    }
    #expect(told.count > 8)
    for name in told { #expect(InvoiceDeed(rawValue: name) != nil, "\(name)") }
    for kind in Payment.Kind.allCases.map(\.rawValue) + ["returned", "undone"] {
      #expect(InvoiceDeed(rawValue: InvoiceBoard.Deed.payment + kind) != nil)
    }
    #expect(InvoiceDeed(rawValue: InvoiceBoard.Deed.creditSent) != nil)
  }
}
