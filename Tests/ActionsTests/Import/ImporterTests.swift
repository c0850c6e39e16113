import GRDB
import Portal
import Testing

@testable import Actions

@Suite("Import")
struct ImporterTests {
  @Test("every record of a file is stored, whatever the order of its lists", arguments: [false, true])
  func stored(isBackwards: Bool) throws {
    let place = try TemporaryImport()
    let result = try place.load(isBackwards ? ImportDocument.sound.backwards : .sound)
    #expect(result.isNewWorkspace)
    #expect(result.slug == "acme")
    var rows = try place.rows()
    rows["change"] = nil
    #expect(
      rows.filter { $0.value > 0 } == [
        "workspace": 1, "member": 2, "company": 2, "project": 2, "milestone": 2, "project_update": 1,
        "client": 2,
        "access": 3, "invoice": 3, "invoice_line": 4, "invoice_project": 1, "payment": 2,
        "payment_allocation": 2,
        "audit": 1,
      ])
    #expect(
      Dictionary(uniqueKeysWithValues: result.counts.map { ($0.table, $0.added) })
        == rows.filter { !["audit", "blob"].contains($0.key) })
  }

  @Test(
    "what a file leaves out has the table's defaults, numbers are kept exactly, addresses in small letters")
  func values() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    #expect(
      try place.value(
        """
        SELECT printf('%d %d %s %d %d %d', position, quantity, unit, price, tax_rate, discount_rate) FROM invoice_line
        WHERE title = 'Design'
        """) == "1 15000 h 10000 25500 0")
    #expect(try place.value("SELECT quantity FROM invoice_line WHERE title = 'Print'") == 10_000)
    #expect(try place.value("SELECT discount_rate FROM invoice WHERE number = 'A-1'") == 10_000)
    #expect(try place.value("SELECT email FROM member WHERE role = 'owner'") == "olga@acme.example")
    #expect(try place.value("SELECT plan FROM workspace") == "scale")
    #expect(try place.value("SELECT may_approve FROM access WHERE expires_on = '2027-01-31'") == 0)
    #expect(try place.value("SELECT posted_at FROM project_update") == "2026-11-01T10:00:00.000Z")
    #expect(try place.value("SELECT created_at FROM client") == TemporaryImport.now.iso)
    #expect(
      try place.value("SELECT group_concat(position) FROM (SELECT position FROM milestone ORDER BY title)")
        == "1,2")
  }

  @Test("references become the ids of what they name")
  func references() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    #expect(
      try place.value(
        """
        SELECT count(*) FROM payment_allocation AS part JOIN invoice ON invoice.id = part.invoice
        JOIN payment ON payment.id = part.payment WHERE invoice.external_id = 'i1'
        """) == 2)
    #expect(
      try place.value(
        "SELECT paid.external_id FROM payment JOIN payment AS paid ON paid.id = payment.refunds") == "p1")
    #expect(
      try place.value("SELECT member.name FROM project JOIN member ON member.id = project.lead") == "Max")
  }

  @Test("an id of ours is kept, any other is kept as external id beside a new one")
  func ids() throws {
    let place = try TemporaryImport()
    let id = "client_0123456789abcdefghjkmnpqrs"
    let document = try #require(
      ImportDocument.sound.replacing(#""id":"ada""#, with: "\"id\":\"\(id)\"", in: "clients"))
    try place.load(document)
    #expect(try place.value("SELECT external_id FROM client WHERE id = '\(id)'") == "")
    let other = try #require(
      try place.value("SELECT id FROM client WHERE external_id = 'ben'", as: String.self))
    #expect(Client.ID(other) != nil)
  }

  @Test("the change log names a new client once, and once for each access, however much lies behind them")
  func changeLog() throws {
    let place = try TemporaryImport()
    try place.load(.sound)
    #expect(try place.value("SELECT count(*) FROM change WHERE client IS NOT NULL") == 5)
  }

  @Test("new ids are dealt in ascending order along the file")
  func ascending() throws {
    let place = try TemporaryImport()
    let companies = (0..<300).map { #"{"id":"c\#(1000 + $0)","name":"C","currency":"EUR"}"# }
    try place.load(
      ImportDocument.sound.without("clients").without("invoices").without("payments")
        .with("companies", "[\(companies.joined(separator: ","))]"))
    let names = try place.temporary.read { db in
      try String.fetchAll(db, sql: "SELECT external_id FROM company ORDER BY id")
    }
    #expect(names == names.sorted())
    #expect(names.count == 300)
  }

  @Test("the demo agency is loaded once, on whatever day")
  func demo() throws {
    let place = try TemporaryImport()
    let today = try DemoAgency.today(TemporaryImport.now)
    guard
      case .loaded(let result) = try DemoAgency.load(
        through: place.importer, today: today, media: DemoAgencyTests.media)
    else {
      Issue.record("not loaded")
      return
    }
    #expect(result.counts.first { $0.table == "client" }?.added == 13)
    let before = try place.everything()
    guard case .isThere = try DemoAgency.load(through: place.importer, today: today + 3, media: "gone")
    else {
      Issue.record("loaded again")
      return
    }
    #expect(try place.everything() == before)
  }
}
