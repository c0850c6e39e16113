import GRDB
import Portal
import Testing

@testable import Actions

@Suite("Import against what must not change")
struct ConflictTests {
  private func loaded() throws -> TemporaryImport {
    let place = try TemporaryImport()
    try place.load(.sound)
    return place
  }

  @Test(
    "a sent invoice is not edited",
    arguments: [
      (#""dueOn":"2026-10-15","discountRate""#, #""dueOn":"2026-10-16","discountRate""#, "dueOn"),
      (#""price":500"#, #""price":501"#, "lines"), (#""quantity":1.5"#, #""quantity":1.6"#, "lines"),
      (#",{"title":"Print","price":500}"#, "", "lines"),
      (#"["site"]"#, #"["site","app"]"#, "projects"), (#"["site"]"#, "[]", "projects"),
      (#""stage":"sent""#, #""stage":"draft""#, "stage"), (#""number":"A-1""#, #""number":"A-9""#, "number"),
    ])
  func sent(old: String, new: String, member: String) throws {
    let place = try loaded()
    let before = try place.everything()
    let document = try #require(ImportDocument.sound.replacing(old, with: new, in: "invoices"))
    #expect(
      try place.problems(of: document) == ["invoices[0].\(member): cannot be changed: the invoice was sent"])
    #expect(try place.everything() == before)
  }

  @Test("a sent invoice is voided")
  func void() throws {
    let place = try loaded()
    let document = try #require(
      ImportDocument.sound.replacing(#""stage":"sent""#, with: #""stage":"void""#, in: "invoices"))
    try place.load(document)
    #expect(try place.value("SELECT stage FROM invoice WHERE external_id = 'i1'") == "void")
  }

  @Test("a payment that Stripe reported is Stripe's to change")
  func stripe() throws {
    let place = try loaded()
    try place.temporary.write { db in
      try db.execute(sql: "UPDATE payment SET payment_intent = 'pi_1' WHERE external_id = 'p1'")
    }
    #expect(try place.load(.sound).isUnchanged)
    let document = try #require(
      ImportDocument.sound.replacing(
        #""amount":900,"currency""#, with: #""amount":901,"currency""#, in: "payments"))
    #expect(
      try place.problems(of: document) == [
        "payments[0].amount: cannot be changed: the payment is Stripe's to change"
      ])
  }

  @Test("a person who was erased is not brought back")
  func erased() throws {
    let place = try loaded()
    try place.temporary.write { db in
      try db.execute(
        sql: """
          UPDATE client SET name = '', email = 'erased@erased.invalid', erased_at = '2026-11-20T00:00:00.000Z'
          WHERE external_id = 'ada'
          """)
    }
    #expect(
      try place.problems(of: .sound) == ["clients[0]: this person was erased and is not brought back"])
  }

  @Test("an address, a number and an id belong to whoever has them")
  func taken() throws {
    let place = try loaded()
    let document = ImportDocument.sound
      .with("clients", #"[{"id":"new","company":"fjell","email":"BEN@pine.example","name":"N"}]"#)
      .with(
        "members",
        #"[{"id":"member_0123456789abcdefghjkmnpqrs","email":"max@acme.example","name":"Max","role":"member"}]"#
      )
      .with(
        "invoices",
        #"[{"id":"new","company":"pine","number":"A-1","currency":"JPY","issuedOn":"2026-10-01","dueOn":"2026-10-01"}]"#
      )
      .without("payments")
    let problems = try place.problems(of: document)
    #expect(problems.count == 3)
    #expect(
      problems.contains {
        $0.hasPrefix(
          "members[0].id: is member_0123456789abcdefghjkmnpqrs, but that address belongs to member_")
      })
    #expect(problems.contains { $0.hasPrefix("clients[0].email: “ben@pine.example” belongs to client_") })
    #expect(problems.contains { $0.hasPrefix("invoices[0].number: “A-1” belongs to inv_") })
  }

  @Test("one row under two names is a duplicate")
  func twoNames() throws {
    let place = try loaded()
    let id = try #require(
      try place.value("SELECT id FROM company WHERE external_id = 'fjell'", as: String.self))
    let problems = try place.problems(
      of: ImportDocument.sound.with(
        "companies",
        #"[{"id":"fjell","name":"F","currency":"EUR"},{"id":"\#(id)","name":"F","currency":"EUR"},{"id":"pine","name":"P","currency":"JPY"}]"#
      ))
    #expect(problems == ["companies[1].id: “\(id)” stands at companies[0].id too"])
  }

  @Test("a milestone stays with its project: another file's milestone of the same name does not take it away")
  func parents() throws {
    let place = try loaded()
    let document = ImportDocument.sound.with(
      "projects",
      #"[{"id":"app","name":"App","milestones":[{"id":"m1","title":"Mine"}]},{"id":"site","name":"Site"}]"#)
    #expect(
      try place.problems(of: document) == [
        "projects[0].milestones[0].id: “m1” belongs to another project already"
      ])
  }

  @Test("a workspace's id is its own")
  func workspaceID() throws {
    let place = try loaded()
    let id = try #require(try place.value("SELECT id FROM workspace", as: String.self))
    let other = "ws_0123456789abcdefghjkmnpqrs"
    #expect(
      try place.problems(of: ImportDocument.sound.with("workspace", #"{"slug":"acme","id":"\#(other)"}"#))
        == ["workspace.id: is \(other), but the workspace acme is \(id)"])
    #expect(
      try place.problems(
        of: ImportDocument.sound.with(
          "workspace",
          #"{"slug":"two","id":"\#(id)","name":"T","timeZone":"UTC","locale":"en","currency":"EUR"}"#))
        == ["workspace.id: is the id of the workspace acme"])
  }
}
