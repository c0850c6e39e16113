import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("The console's invoices")
struct BillingConsoleTests {
  private static func fields(_ server: TestServer, _ more: [String: String] = [:]) -> [String: String] {
    [
      "nonce": "n1", "company": server.agency.brightwater.text, "currency": "EUR", "issued": "2026-11-24",
      "due": "2026-12-08", "line-1-title": "Poster & flyer", "line-1-quantity": "2",
      "line-1-price": "1,000.00",
      "line-1-tax": "25.5", "project-\(server.agency.website)": server.agency.website.text,
    ].merging(more) { $1 }
  }

  private static func text(_ server: TestServer, _ sql: String, _ arguments: StatementArguments = []) throws
    -> String
  {
    try server.temporary.read { db in try String.fetchOne(db, sql: sql, arguments: arguments) ?? "" }
  }

  @Test("is listed by state and found by number, company and amount; odd questions are answered")
  func list() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let number = try Self.text(
        server, "SELECT number FROM invoice WHERE id = $1", [server.agency.openInvoice.text])
      let open = try await server.get("/team/billing/", jar)
      #expect(open.status == 200 && open["Cache-Control"] == "no-store" && open.body.contains(number))
      for (query, finds) in [
        ("q=\(number)", true), ("q=Brightwater", true), ("q=Halden", false), ("q=zzz", false),
        ("view=void", false), ("view=settled", false), ("view=drafts", false),
      ] {
        let page = try await server.get("/team/billing/?\(query)", jar)
        #expect(page.status == 200 && page.body.contains(number) == finds, "\(query)")
      }
      for odd in ["view=x", "page=-3", "page=99999999999999999999", "q=%00", "q=%25", "page=7"] {
        #expect(try await server.get("/team/billing/?\(odd)", jar).status == 200, "\(odd)")
        #expect(try await server.get("/team/billing/payments/?\(odd)", jar).status == 200, "\(odd)")
      }
      let payments = try await server.get("/team/billing/payments/?q=Brightwater", jar)
      #expect(payments.body.contains("Brightwater Oy") && !payments.body.contains("Halden"))
    }
  }

  @Test("is brought up to date without a script and without being saved, and keeps every word")
  func update() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let before = try server.count("SELECT count(*) FROM invoice")
      let fresh = try #require(try await server.get("/team/billing/new", jar)["Location"])
      #expect(try await server.get(fresh, jar).status == 200)
      let total = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "total", "discount": "5%"])))
      #expect(total.status == 200 && total.body.contains("€2,384.50"))
      #expect(total.body.contains("value=\"Poster &amp; flyer\"") && total.body.contains("value=\"5%\""))
      let added = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "add"])))
      #expect(added.body.contains("name=\"line-2-title\"") && added.body.contains("value=\"1,000.00\""))
      let removed = try await server.post(
        "/team/billing/new", jar,
        FormText.of(Self.fields(server, ["remove": "1", "line-4-title": "Stays", "line-4-price": "1"])))
      #expect(removed.body.contains("Stays") && !removed.body.contains("Poster"))
      // What makes no sense is shown again as it is, and counts as nothing.
      let odd = try await server.post(
        "/team/billing/new", jar,
        FormText.of(
          Self.fields(server, ["do": "total", "line-1-price": "<b>", "currency": "XXX", "issued": "x"])))
      #expect(odd.status == 200 && odd.body.contains("value=\"&lt;b&gt;\""))
      #expect(try server.count("SELECT count(*) FROM invoice") == before)
    }
  }

  @Test(
    "is saved and sent in one step, once, with a mail; what is wrong is told beside its line and sends nothing"
  )
  func send() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let before = try server.count("SELECT count(*) FROM invoice")
      let wrong = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "send", "line-1-price": "1,000"])))
      #expect(wrong.status == 422 && wrong.body.contains("id=\"fault-line-1\""))
      #expect(
        wrong.body.contains("Please give an amount in EUR, such as 1250.00.")
          && wrong.body.contains("value=\"1,000\""))
      #expect(try server.count("SELECT count(*) FROM invoice") == before)
      let post = FormText.of(Self.fields(server, ["do": "send"]))
      let sent = try await server.post("/team/billing/new", jar, post)
      let location = try #require(sent["Location"])
      #expect(sent.status == 303 && location.hasPrefix("/team/billing/inv_"))
      #expect(try await server.post("/team/billing/new", jar, post)["Location"] == location)
      #expect(try server.count("SELECT count(*) FROM invoice") == before + 1)
      let page = try await server.get(location, jar)
      #expect(page.body.contains("INV-2026-1") && page.body.contains("€2,510.00"))
      try server.generate()
      let ada = try await server.signIn(server.agency.ada)
      let client = "\(server.home(server.agency.ada))billing/\(location.dropFirst("/team/billing/".count))"
      #expect(try await server.get(client, ada).body.contains("€2,510.00"))
      await server.settle()
      #expect(server.mail.all.contains { $0.content.subject == "Invoice INV-2026-1" })
      // What was sent is not edited by an old tab.
      let late = try await server.post(
        "\(location)edit", jar, FormText.of(Self.fields(server, ["do": "save", "notes": "late"])))
      #expect(late.status == 422 && late.body.contains("was sent and stays as it is"))
    }
  }

  @Test(
    "what is wrong is said in the reader's language, beside its field and above the form",
    arguments: [
      ("de", "Bitte geben Sie einen Betrag in EUR an, etwa 1250.00.", "wurde verschickt und bleibt"),
      ("fr", "Donnez un montant en EUR, par exemple 1250.00.", "a été envoyée et reste"),
      ("es", "Indique un importe en EUR, por ejemplo 1250.00.", "se envió y se queda"),
      ("ar", "يرجى كتابة مبلغ بعملة", "وتبقى كما هي"),
    ])
  func languages(language: String, amount: String, late: String) async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE member SET locale = $1", arguments: [language])
      }
      let jar = try await server.signIn(member: server.agency.owner)
      let wrong = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "send", "line-1-price": "1,000"])))
      #expect(wrong.status == 422 && wrong.body.components(separatedBy: amount).count == 3)
      #expect(!wrong.body.contains("Please"))
      let sent = server.agency.openInvoice
      let edited = try await server.post(
        "/team/billing/\(sent)/edit", jar, FormText.of(Self.fields(server, ["do": "save"])))
      #expect(edited.status == 422 && edited.body.contains(late))
      let mails = try await server.post("/team/billing/mails", jar, "reminders=900&document=link")
      #expect(mails.status == 422 && mails.body.contains("-60…120") && mails.body.contains("value=\"900\""))
      #expect(mails.body.contains("aria-invalid") && !mails.body.contains("are no days"))
      let paid = try await server.post("/team/billing/\(sent)/payments", jar, "amount=0&nonce=p")
      #expect(paid.status == 422 && paid.body.contains("1250.00") && !paid.body.contains("is not an amount"))
    }
  }

  @Test("is edited as a draft, marked as sent, paid, credited and voided by its buttons")
  func buttons() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let made = try await server.post(
        "/team/billing/new", jar, FormText.of(Self.fields(server, ["do": "save"])))
      let draft = try #require(made["Location"])
      #expect(try await server.get(draft, jar).body.contains("value=\"1000.00\""))
      let edited = try await server.post(
        "\(draft)edit", jar, FormText.of(Self.fields(server, ["do": "mark", "line-1-price": "500"])))
      #expect(edited["Location"] == draft)
      await server.settle()
      #expect(!server.mail.all.contains { $0.content.subject.hasPrefix("Invoice") })
      let payment = FormText.of(["nonce": "p1", "amount": "255", "paid": "2026-11-20", "reference": "RF18"])
      for _ in 0..<2 {
        #expect(try await server.post("\(draft)payments", jar, payment)["Location"] == draft)
      }
      #expect(try server.count("SELECT count(*) FROM payment WHERE reference = 'RF18'") == 1)
      let odd = try await server.post(
        "\(draft)payments", jar, FormText.of(["nonce": "p2", "amount": "much"]))
      #expect(odd.status == 422 && odd.body.contains("Amount: Please give an amount above zero in EUR"))
      #expect(odd.body.contains("value=\"much\""))
      let page = try await server.get(draft, jar)
      #expect(page.body.contains("€255.00 of €1,255.00 paid") && !page.body.contains("\(draft)void"))
      let refund = try #require(
        page.body.firstMatch(of: /\/team\/billing\/payments\/pay_[0-9a-z]+\/refund/)?.0)
      #expect(
        try await server.post(String(refund), jar, FormText.of(["nonce": "r1", "amount": "300"])).status
          == 422)
      #expect(
        try await server.post(String(refund), jar, FormText.of(["nonce": "r1", "amount": "255"])).status
          == 303)
      let credit = try await server.post("\(draft)credit", jar, "nonce=c1")
      let note = try #require(credit["Location"])
      #expect(note != draft)
      #expect(try await server.get(note, jar).body.contains("Credit note"))
      #expect(try await server.post("\(draft)credit", jar, "nonce=c1")["Location"] == note)
      #expect(try await server.post("\(note)delete", jar, "nonce=d1")["Location"] == "/team/billing/")
      #expect(try await server.get(note, jar).status == 404)
      let copy = try await server.post("\(draft)duplicate", jar, "nonce=d2")
      #expect(copy.status == 303 && copy["Location"] != draft)
      #expect(try await server.post("\(draft)void", jar)["Location"] == draft)
      #expect(try await server.get(draft, jar).body.contains("Void, nothing to pay"))
    }
  }

  @Test("how invoices are mailed is set by owners and admins; what makes no sense is shown again")
  func mails() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let page = try await server.get("/team/billing/", jar)
      #expect(page.body.contains("name=\"reminders\" value=\"-3 3 10\""))
      let set = try await server.post("/team/billing/mails", jar, "reminders=1,7&document=link")
      #expect(set["Location"] == "/team/billing/#mails")
      let after = try await server.get("/team/billing/", jar)
      #expect(after.body.contains("name=\"reminders\" value=\"1 7\""))
      #expect(after.body.contains("\"link\" selected"))
      let wrong = try await server.post("/team/billing/mails", jar, "reminders=%3Cb%3E&document=attached")
      #expect(wrong.status == 422 && wrong.body.contains("value=\"&lt;b&gt;\""))
      #expect(
        wrong.body.contains(
          "Remind of unpaid invoices: Please give days such as -3\u{A0}3\u{A0}10: at most 6, each within -60…120."
        ))
      let days = "SELECT invoice_reminders FROM workspace WHERE slug = 'northlight'"
      #expect(try Self.text(server, days) == "1 7")
      let aino = try await server.signIn(member: server.agency.aino)
      #expect(try await !server.get("/team/billing/", aino).body.contains("name=\"reminders\""))
      #expect(try await server.post("/team/billing/mails", aino, "reminders=").status == 403)
    }
  }

  @Test("a company's statement has all of its money, for owners and admins; nobody's is not found")
  func statement() async throws {
    try await TestServer.run { server in
      let agency = server.agency
      let address = "/team/billing/companies/\(agency.brightwater)/"
      _ = try server.temporary.write { db in try agency.addPayment(of: 12_345, for: [], db) }
      let jar = try await server.signIn(member: agency.owner)
      let page = try await server.get(address, jar)
      #expect(page.status == 200 && page["Cache-Control"] == "no-store")
      for shown in [agency.openInvoice, agency.paidInvoice] {
        #expect(page.body.contains("/team/billing/\(shown)/"), "\(shown)")
      }
      #expect(!page.body.contains(agency.dollarInvoice.text) && !page.body.contains(agency.draftInvoice.text))
      #expect(page.body.contains("For no invoice") && page.body.contains("123.45"))
      for list in ["/team/billing/", "/team/billing/\(agency.openInvoice)/"] {
        #expect(try await server.get(list, jar).body.contains("href=\"\(address)\""), "\(list)")
      }
      for odd in [server.stranger.brightwater.text, "comp_" + String(repeating: "0", count: 26), "x", "%00"] {
        #expect(try await server.get("/team/billing/companies/\(odd)/", jar).status != 200, "\(odd)")
      }
      let member = try await server.signIn(member: agency.aino)
      #expect(try await server.get(address, member).status == 404)
      #expect(try await !server.get("/team/billing/", member).body.contains(address))
    }
  }

  @Test("T-01 another agency's invoices and payments are not there")
  func strangers() async throws {
    try await TestServer.run { server in
      let stranger = server.stranger
      let jar = try await server.signIn(member: server.agency.owner)
      let invoice = "/team/billing/\(stranger.openInvoice)/"
      #expect(try await server.get(invoice, jar).status == 404)
      let payment = try Self.text(
        server, "SELECT id FROM payment WHERE workspace = $1 LIMIT 1", [stranger.workspace.text])
      let before = try Self.text(server, "SELECT group_concat(stage) FROM invoice", [])
      for (path, body) in [
        ("\(invoice)edit", FormText.of(Self.fields(server, ["do": "save"]))),
        ("\(invoice)edit", FormText.of(Self.fields(server, ["do": "total"]))), ("\(invoice)void", ""),
        ("\(invoice)delete", ""), ("\(invoice)credit", ""), ("\(invoice)duplicate", ""),
        ("\(invoice)payments", "amount=1"), ("/team/billing/payments/\(payment)/refund", ""),
        ("/team/billing/payments/\(payment)/undo", "reason=x"),
        ("/team/billing/payments/\(payment)/allocate", "invoices=\(server.agency.openInvoice)"),
      ] {
        #expect(try await server.post(path, jar, body).status == 404, "\(path)")
      }
      #expect(try Self.text(server, "SELECT group_concat(stage) FROM invoice", []) == before)
      for path in [
        "/team/billing/", "/team/billing/?view=drafts", "/team/billing/payments/", "/team/billing/new",
      ] {
        var page = try await server.get(path, jar)
        if let there = page["Location"] { page = try await server.get(there, jar) }
        #expect(page.status == 200 && !page.body.contains(stranger.brightwater.text), "\(path)")
      }
      for file in ["invoice.pdf", "invoice.xml"] {
        #expect(try await server.get("\(invoice)\(file)", jar).status == 404)
      }
      // Theirs is nobody's to be billed.
      let foreign = try await server.post(
        "/team/billing/new", jar,
        FormText.of(Self.fields(server, ["do": "save", "company": stranger.brightwater.text])))
      #expect(foreign.status == 422)
    }
  }
}
