import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("A new agency")
struct CreateWorkspaceTests {
  private let temporary: TemporaryStore
  private let runner: ActionRunner
  private let good = CreateWorkspace(
    agency: "Möbel & Söhne", slug: "moebel", ownerName: "Ida", ownerEmail: "Ida@Example.com",
    timeZone: "Europe/Berlin", locale: "de", currency: "eur")

  init() throws {
    temporary = try TemporaryStore()
    runner = ActionRunner(store: temporary.store, outside: try .sample())
  }

  @Test("is stored with its owner and an audit entry, in one transaction")
  func created() throws {
    let id = try runner.run(good, as: .operator)
    try temporary.read { (db: Database) throws -> Void in
      #expect(try Workspaces.ids(db) == [id])
      #expect(try String.fetchAll(db, sql: "SELECT email || role FROM member") == ["ida@example.comowner"])
      #expect(
        try String.fetchAll(db, sql: "SELECT action || ' ' || subject FROM audit") == [
          "workspace.create \(id)"
        ])
    }
  }

  @Test("every problem is named at once, and nothing is stored")
  func problems() throws {
    var action = good
    action.agency = ""
    action.slug = "Not A Slug"
    action.ownerEmail = "nobody"
    action.timeZone = "Mars/Olympus"
    action.currency = "XXX"
    do {
      _ = try runner.run(action, as: .operator)
      Issue.record("it was stored")
    } catch ActionError.invalid(let problems) {
      #expect(problems.map(\.field) == ["name", "slug", "email", "time-zone", "currency"])
    }
    #expect(try temporary.read(Workspaces.ids).isEmpty)
  }

  @Test("a slug is taken once")
  func taken() throws {
    _ = try runner.run(good, as: .operator)
    #expect(throws: ActionError.self) { try runner.run(good, as: .operator) }
  }

  @Test("nobody but the operator may")
  func forbidden() throws {
    let member = Actor.member(.init(unchecked: "member_x"), workspace: .init(unchecked: "ws_x"), role: .owner)
    #expect(throws: ActionError.self) { try runner.run(good, as: member) }
    #expect(try temporary.read(Workspaces.ids).isEmpty)
  }

  @Test("the plan is what the operator says, and the pages hear of it")
  func plan() throws {
    _ = try runner.run(good, as: .operator)
    let position = try temporary.read(ChangeLog.position)
    try runner.run(SetPlan(slug: "moebel", plan: .growth), as: .operator)
    try temporary.read { (db: Database) throws -> Void in
      #expect(try String.fetchOne(db, sql: "SELECT plan FROM workspace") == "growth")
      #expect(try ChangeLog.position(db) > position)
    }
    #expect(throws: ActionError.self) {
      try runner.run(SetPlan(slug: "nobody", plan: .growth), as: .operator)
    }
  }

  @Test(
    "a slug is made of a name",
    arguments: [
      ("Northlight Studio", "northlight-studio"), ("Möbel & Söhne!", "mobel-sohne"), ("--", ""), ("日本", ""),
    ])
  func slugs(name: String, slug: String) {
    #expect(CreateWorkspace.slug(from: name) == slug)
  }
}
