import GRDB
import Portal
import Testing

@testable import Actions

@Suite("Import into a workspace that exists")
struct AdditionTests {
  @Test("the same file twice changes nothing, not even the change log", arguments: [false, true])
  func again(isBackwards: Bool) throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    try place.temporary.write { db in try db.execute(sql: "DELETE FROM change") }
    let before = try place.everything()
    let result = try place.load(isBackwards ? ImportDocument.sound.backwards : .sound)
    #expect(result.isUnchanged)
    #expect(!result.isNewWorkspace)
    #expect(try place.everything() == before)
  }

  @Test("what differs is updated in place, and only that; what the file leaves out stays")
  func update() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    try place.temporary.write { db in try db.execute(sql: "DELETE FROM change") }
    let id: String? = try place.value("SELECT id FROM client WHERE external_id = 'ada'")
    let result = try place.load(
      """
      {"format":"portico/1","workspace":{"slug":"acme"},
       "clients":[{"id":"ada","company":"fjell","email":"ada@fjell.example","name":"Ada Lovelace",
         "access":[{"project":"site","seesBilling":false}]},
        {"id":"ben","company":"pine","email":"ben@pine.example","name":"Ben"}]}
      """)
    #expect(try place.value("SELECT name FROM client WHERE id = '\(id ?? "")'") == "Ada Lovelace")
    #expect(try place.value("SELECT welcome FROM workspace") == "Hello **you**")
    #expect(try place.value("SELECT count(*) FROM access WHERE sees_billing = 0") == 1)
    #expect(try place.value("SELECT expires_on FROM access WHERE may_approve = 0") == "2027-01-31")
    let clients = result.counts.first { $0.table == "client" }
    #expect(clients?.updated == 1 && clients?.unchanged == 1 && clients?.added == 0)
    #expect(try place.value("SELECT count(DISTINCT client) FROM change") == 1)
  }

  @Test("an invoice that comes as sent keeps who billed whom, and what for, as it is when it comes")
  func issued() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    let sent = "SELECT count(*) FROM invoice WHERE stage <> 'draft'"
    #expect(try place.value("SELECT count(*) FROM issued_invoice") == place.value(sent, as: Int.self))
    #expect(try place.value("SELECT count(*) FROM issued_invoice") ?? 0 > 0)
    let projects = """
      SELECT count(*) FROM invoice_project JOIN invoice ON invoice.id = invoice_project.invoice
      WHERE stage <> 'draft'
      """
    #expect(
      try place.value("SELECT count(*) FROM issued_invoice_project") == place.value(projects, as: Int.self))
    let names = "SELECT group_concat(buyer_name) FROM issued_invoice"
    let before = try place.value(names, as: String.self)
    try place.temporary.write { db in try db.execute(sql: "UPDATE company SET name = 'Other'") }
    #expect(try place.value(names, as: String.self) == before)
  }

  @Test("null takes a value away, a member left out does not")
  func null() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    try place.load(
      """
      {"format":"portico/1","workspace":{"slug":"acme"},
       "projects":[{"id":"site","name":"Site","lead":null,"endsOn":null}]}
      """)
    #expect(
      try place.value(
        "SELECT lead IS NULL AND ends_on IS NULL AND starts_on = '2026-01-01' FROM project WHERE external_id = 'site'"
      ) == 1)
  }

  @Test("new records may refer to rows of the workspace by their external id or their own id")
  func references() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    let project = try #require(
      try place.value("SELECT id FROM project WHERE external_id = 'app'", as: String.self))
    try place.load(
      """
      {"format":"portico/1","workspace":{"slug":"acme"},
       "clients":[{"id":"cleo","company":"fjell","email":"cleo@fjell.example","name":"Cleo",
         "access":[{"project":"site"},{"project":"\(project)"}]}],
       "payments":[{"id":"p3","company":"fjell","kind":"received","method":"other","amount":5,"currency":"EUR",
         "paidOn":"2026-10-09","recordedBy":"max@acme.example","allocations":[{"invoice":"i1","amount":5}]}]}
      """)
    #expect(
      try place.value(
        """
        SELECT count(*) FROM access JOIN client ON client.id = access.client WHERE client.external_id = 'cleo'
        """) == 2)
    #expect(try place.value("SELECT sum(amount) FROM payment_allocation") == 1005)
    #expect(try place.value("SELECT count(*) FROM project") == 2)
  }

  @Test("a draft's lines are replaced as a whole, and one by one stay where they are the same")
  func lines() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    let draft = #"{"id":"i2","company":"fjell","currency":"EUR","issuedOn":"2026-11-01","dueOn":"2026-11-15""#
    let document = { (lines: String) in
      #"{"format":"portico/1","workspace":{"slug":"acme"},"invoices":[\#(draft)\#(lines)}]}"#
    }
    let lines =
      "SELECT group_concat(title) FROM (SELECT title FROM invoice_line JOIN invoice ON invoice.id = invoice"
      + " WHERE external_id = 'i2' ORDER BY position)"
    try place.load(document(#","lines":[{"title":"One","price":1},{"title":"Two","price":2}]"#))
    #expect(try place.value(lines) == "One,Two")
    #expect(try place.load(document("")).isUnchanged)
    #expect(try place.value(lines) == "One,Two")
    try place.load(document(#","lines":[],"projects":["app"]"#))
    #expect(try place.value(lines, as: String.self) == nil)
    #expect(try place.value("SELECT count(*) FROM invoice_project") == 2)
  }

  @Test("another workspace's rows are neither found nor touched")
  func stranger() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    let before = try place.rows()
    let other = try #require(ImportDocument.sound.replacing(#""acme""#, with: #""other""#, in: "workspace"))
    try place.load(other)
    let after = try place.rows()
    #expect(before.filter { $0.key != "change" }.allSatisfy { after[$0.key] == $0.value * 2 })
    #expect(
      try place.problems(
        of: ImportDocument.sound.with(
          "workspace", #"{"slug":"third","name":"T","timeZone":"UTC","locale":"en","currency":"EUR"}"#
        )
        .without("companies").without("invoices").without("payments"))
        == [
          "clients[0].company: there is no company “fjell”", "clients[1].company: there is no company “pine”",
        ])
  }
}
