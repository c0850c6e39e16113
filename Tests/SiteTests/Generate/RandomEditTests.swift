import Foundation
import GRDB
import Pages
import Portal
import Store
import TestSupport
import Testing

@testable import Site

@Suite("Incremental and full generation")
struct RandomEditTests {
  /// Two agencies, and deliverables in every state.
  private static func site() throws -> TemporarySite {
    let site = try TemporarySite()
    _ = try Agency.stranger(in: site.temporary)
    try site.temporary.write { db in
      _ = try site.agency.addReview(db)
      for title in ["Banner", "Film"] { _ = try site.agency.addDeliverable(title, status: "ready", db) }
    }
    return site
  }

  @Test(
    "F-13: after hundreds of random edits, what was published step by step is a full render, byte for byte")
  func randomEdits() throws {
    var random = SeededGenerator.printed()
    let seed = random.seed
    let site = try Self.site()
    var effective = 0
    for step in 0..<500 {
      let before = try site.temporary.read(ChangeLog.position)
      try Edit.make(in: site, &random)
      if try site.temporary.read(ChangeLog.position) > before { effective += 1 }
      if Int.random(in: 0..<3, using: &random) > 0 { try site.generate() }
      if step % 50 == 0 {
        try site.generate()
        #expect(try site.differences() == [], "step \(step), seed \(seed)")
      }
    }
    try site.generate()
    #expect(try site.differences() == [], "seed \(seed)")
    #expect(effective > 100, "only \(effective) of the edits reached a page, seed \(seed)")
    let full = OutputFolder(root: site.folder.appending(path: "full").path)
    let other = Site(
      store: site.temporary.store, catalogue: site.site.catalogue, output: full, hosts: site.site.hosts,
      vault: site.site.vault, build: "test", now: site.site.now)
    try other.prepare()
    _ = try other.generateAll()
    for workspace in try site.temporary.read(Workspaces.ids) {
      let incremental = try TemporarySite.files(of: site.site.output.workspace(workspace))
      let whole = try TemporarySite.files(of: full.workspace(workspace))
      let pages = incremental.filter { !$0.key.hasPrefix("public/assets/") }
      #expect(pages == whole.filter { !$0.key.hasPrefix("public/assets/") }, "seed \(seed)")
    }
  }

  @Test("a deliverable's pages are the same, read by themselves or with all that the client sees")
  func narrowReading() throws {
    var random = SeededGenerator.printed()
    let seed = random.seed
    let site = try Self.site()
    let keys = try site.temporary.read { db in
      try Row.fetchAll(db, sql: "SELECT workspace, id FROM client").map {
        ClientKey(workspace: .init(unchecked: $0[0]), client: .init(unchecked: $0[1]))
      }
    }
    var compared = 0
    for step in 0..<100 {
      try Edit.make(in: site, &random)
      if step % 10 > 0 { continue }
      for key in keys {
        let pages = try site.site.render([key]).flatMap(\.pages)
        for page in pages where Catalogue.deliverable(at: page.path) != nil {
          let alone = try site.site.render([key], only: [key: [page.path]]).flatMap(\.pages)
          #expect(alone.map(\.path) == [page.path] && alone.first?.content == page.content, "seed \(seed)")
          compared += 1
        }
        try site.temporary.read { db in try Self.expectNarrow(key, on: site, seed, db) }
      }
    }
    #expect(compared > 20, "seed \(seed)")
  }

  /// What an action and a letter look at.
  private static func expectNarrow(_ key: ClientKey, on site: TemporarySite, _ seed: UInt64, _ db: Database)
    throws
  {
    guard let stage = try site.site.stage(key.workspace, db) else { return }
    let read = { scope in
      try SnapshotReader.client(key.client, of: stage.workspace, scope, on: stage.today, db)?.snapshot.get()
    }
    for deliverable in try read(.everything)?.deliverables ?? [] {
      let narrow = try read(.deliverable(deliverable.id))
      #expect(
        narrow?.deliverables.map(String.init(describing:)) == [String(describing: deliverable)],
        "seed \(seed)")
    }
    #expect(try read(.deliverable(.init(unchecked: "del_nobodys")))?.deliverables.isEmpty != false)
  }
}

/// One random change, written as a hand at a terminal would.
struct Edit {
  typealias Change = @Sendable (inout SeededGenerator, Database) throws -> Void

  static func make(in site: TemporarySite, _ random: inout SeededGenerator) throws {
    let edit = all.randomElement(using: &random) ?? all[0]
    try site.temporary.write { db in
      try db.withoutMoneyLocks {
        do {
          try edit(&random, db)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
          // The database refuses what makes no sense: nothing happened then.
        }
      }
    }
  }

  static let all: [Change] = [
    update("milestone", "title", ["Shaping", "Printing", "Proofs & more", "<b>Bold</b>"]),
    update("milestone", "completed_on", ["2026-11-20", "2026-11-24", nil]),
    update("milestone", "due_on", ["2026-11-23", "2026-11-24", "2026-12-24", nil]),
    update("milestone", "position", ["0", "1", "7"]),
    update("milestone", "weight", ["1", "4", "9"]),
    update("project", "name", ["Spring", "Autumn", "Été"]),
    update("project", "status", ["planning", "in_progress", "completed", "archived", "on_hold"]),
    update("project", "internal_notes", ["a", "b"]),
    update("project_update", "body", ["*News*", "No news", "[x](javascript:alert(1))"]),
    update("client", "name", ["Ann", "Bo Ek", "שרה"]),
    update("client", "locale", ["de", "en-US", ""]),
    update("company", "name", ["One Ltd", "Two & Sons"]),
    update("member", "name", ["Ida", "Jo"]),
    update("workspace", "welcome", ["Hello", "", "**Hi**"]),
    update("workspace", "accent", ["#123456", "#ffeeaa"]),
    update("workspace", "portal_enabled", ["1", "1", "1", "0"]),
    update("workspace", "drafts_as_previews", ["0", "1"]),
    update("workspace", "plan", ["starter", "scale"]),
    update("access", "revoked_at", [nil, nil, "2026-11-20T10:00:00.000Z"]),
    update("access", "expires_on", [nil, "2026-11-23", "2026-12-01"]),
    update("access", "sees_billing", ["0", "1"]),
    update("invoice", "stage", ["sent", "void"]),
    update("invoice", "due_on", ["2026-11-20", "2026-12-20"]),
    update("invoice", "discount_rate", ["0", "5000"]),
    update("invoice_line", "price", ["100", "99999", "-50"]),
    update("invoice_line", "tax_rate", ["0", "25500", "14000"]),
    update("payment", "kind", ["received", "processing", "failed"]),
    update("payment_allocation", "amount", ["1", "5000"]),
    update("deliverable", "title", ["Poster", "Films & stills", "<i>Site</i>"]),
    update("deliverable", "due_on", [nil, "2026-11-23", "2026-12-10"]),
    update("deliverable", "notes", ["", "Look at *page 3*"]),
    update("deliverable", "status", ["draft", "ready", "changes_requested"]),
    update("comment", "body", ["Larger", "<b>no</b>"]),
    update("comment", "resolved_at", [nil, "2026-11-22T10:00:00.000Z"]),
    update("file", "name", ["a.pdf", "ünïcode.txt"]),
    update("file_request", "title", ["Your logo", "Photos"]),
    update("file_request", "withdrawn_at", [nil, nil, "2026-11-22T10:00:00.000Z"]),
    update("feedback", "state", ["open", "answered", "closed"]),
    update("feedback_message", "body", ["Thanks", "One more thing"]),
    delete("file"), delete("comment"), delete("reviewer"),
    delete("milestone"), delete("project_update"), delete("invoice_line"), delete("payment_allocation"),
    delete("access"),
    { random, db in
      // A replacement fires no delete trigger: it moves a milestone to another project in silence.
      let row = try pick("milestone", &random, db)
      let project = try pick("project", &random, db)
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO milestone (workspace, id, project, title, weight)
          SELECT workspace, $1, $2, 'Replaced', 2 FROM milestone WHERE id = $1
          """, arguments: [row, project])
    },
    { random, db in
      try db.execute(
        sql: """
          INSERT INTO milestone (workspace, id, project, title, due_on)
          SELECT workspace, 'mile_' || substr(lower(hex(randomblob(13))), 1, 26), id, 'New', '2026-12-02'
          FROM project WHERE id = $1
          """, arguments: [try pick("project", &random, db)])
    },
    { random, db in
      try db.execute(
        sql: "UPDATE invoice SET company = $1 WHERE id = $2",
        arguments: [try pick("company", &random, db), try pick("invoice", &random, db)])
    },
  ]

  private static func pick(_ table: String, _ random: inout SeededGenerator, _ db: Database) throws -> String
  {
    try String.fetchAll(db, sql: "SELECT id FROM \(table) ORDER BY id").randomElement(using: &random) ?? ""
  }

  private static func condition(_ table: String, _ random: inout SeededGenerator, _ db: Database) throws
    -> String
  {
    let keys = try db.primaryKey(table).columns
    let rows = try Row.fetchAll(
      db, sql: "SELECT \(keys.joined(separator: ", ")) FROM \(table) ORDER BY \(keys.joined(separator: ", "))"
    )
    guard let row = rows.randomElement(using: &random) else { return "0" }
    return keys.indices.map { "\(keys[$0]) = '\(row[$0] as DatabaseValue)'".replacing("\"", with: "") }
      .joined(separator: " AND ")
  }

  private static func update(_ table: String, _ column: String, _ values: [String?]) -> Change {
    { random, db in
      let value = values.randomElement(using: &random) ?? nil
      let condition = try condition(table, &random, db)
      try db.execute(sql: "UPDATE \(table) SET \(column) = $1 WHERE \(condition)", arguments: [value])
    }
  }

  private static func delete(_ table: String) -> Change {
    { random, db in
      // Rarely, so that something is left to edit.
      guard Int.random(in: 0..<4, using: &random) == 0 else { return }
      try db.execute(sql: "DELETE FROM \(table) WHERE \(try condition(table, &random, db))")
    }
  }
}
