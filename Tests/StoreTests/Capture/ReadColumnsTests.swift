import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

/// architecture.md, rule 2: whatever a page is made from, a change of it is in the log.
@Suite("Every column that a snapshot reads")
struct ReadColumnsTests {
  let temporary: TemporaryStore
  let agency: Agency
  let stranger: Agency
  let rules: [String: CaptureRule]
  /// Without payments, so that its currency can change.
  let unpaid: Invoice.ID
  let others: Others

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    stranger = try Agency.stranger(in: temporary)
    let sample = agency
    (unpaid, others) = try temporary.write { db in
      // A picture that can be the logo.
      try db.insert(
        "blob",
        [
          "workspace": sample.workspace.text, "sha256": String(repeating: "1", count: 64), "size": 10,
          "media_type": "image/svg+xml", "width": 10, "height": 10, "stored_at": Agency.created,
        ])
      try sample.addRecurring("Care plan", for: [sample.brand], db)
      // With a part that went back, and a slip.
      let mended = try sample.addInvoice(for: [sample.website], db)
      try sample.addLine(to: mended, "Mended", db)
      let paid = try sample.addPayment(of: 5011, for: [mended], db)
      try sample.addPayment(of: 2011, kind: "refunded", refunds: paid, for: [mended], db)
      try sample.undo(try sample.addPayment(of: 3011, for: [mended], db), db)
      return (try sample.addInvoice(for: [sample.website], db), try Others(sample, db))
    }
    rules = Dictionary(uniqueKeysWithValues: CaptureRule.all.map { ($0.table, $0) })
  }

  private func readColumns() throws -> Set<ReadColumns.Column> {
    try SnapshotStatements.all.reduce(into: []) { columns, sql in
      columns.formUnion(try ReadColumns.of(sql, in: temporary.store.path))
    }
  }

  @Test("is in the capture rule of its table, and every such table has a rule")
  func rulesNameThem() throws {
    let columns = try readColumns()
    #expect(columns.count > 190)
    for column in columns.sorted() {
      let rule = try #require(rules[column.table], "no rule for \(column.table)")
      #expect(rule.columns.contains(column.name), "\(column)")
    }
    // The other way round: a rule that names more makes pages that nothing changed on. Ids never change.
    let hosts = try ReadColumns.of(Workspaces.verifiedDomains, in: temporary.store.path)
    for rule in rules.values {
      let read = Set(columns.union(hosts).filter { $0.table == rule.table }.map(\.name))
      #expect(Set(rule.columns).subtracting(read).isSubset(of: ["id", "workspace"]), "\(rule.table)")
    }
  }

  @Test("a domain that is verified, given up or thrown out is told of: hosts are published, too")
  func domains() throws {
    try temporary.write { db in
      let claim =
        "INSERT OR REPLACE INTO domain (workspace, id, host, cname_target, txt_value, claimed_at, verified_at)"
      func insert(_ end: Int, verified: Bool) -> String {
        """
        \(claim) VALUES ('\(agency.workspace)', 'domain_\(String(repeating: "0", count: 25))\(end)', 'a.example', 'x', 'x',
          '2026-01-01T00:00:00.000Z', \(verified ? "'2026-01-01T00:00:00.000Z'" : "NULL"))
        """
      }
      for sql in [
        insert(1, verified: false), "UPDATE domain SET verified_at = claimed_at WHERE host = 'a.example'",
        insert(2, verified: true),
        "UPDATE domain SET host = 'b.example' WHERE host = 'a.example'", "DELETE FROM domain",
      ] {
        try db.execute(sql: "DELETE FROM change")
        try db.execute(sql: sql)
        let logged = try String.fetchAll(db, sql: "SELECT workspace FROM change WHERE client IS NULL")
        #expect(logged.contains(agency.workspace.text), "\(sql)")
      }
      try db.execute(sql: insert(3, verified: true))
      try db.execute(sql: "DELETE FROM change")
      try db.execute(sql: "UPDATE domain SET checked_at = claimed_at, problem = 'slow'")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM change") == 0)
    }
  }

  @Test("logs the clients whose pages it changes, when a hand changes it")
  func changes() throws {
    let values = ReadColumnValues(agency, unpaid: unpaid, others).updates
    try temporary.write { db in
      for column in try readColumns().sorted() where !ReadColumnValues.isFixed(column) {
        let sql = try #require(values[column.description], "no other value for \(column): add one")
        let effect = try Effect.of(agency, db) { try $0.execute(sql: sql) }
        #expect(!effect.changed.isEmpty, "\(sql): changes no page, so it proves nothing")
        #expect(effect.changed.isSubset(of: effect.logged), "\(sql)")
      }
    }
  }

  @Test("and that cannot change, cannot")
  func fixed() throws {
    try temporary.write { db in
      for column in try readColumns().sorted() where ReadColumnValues.isFixed(column) {
        let value =
          switch column.name {
          case "workspace": "'\(stranger.workspace)'"
          case "id": "substr(id, 1, length(id) - 1) || iif(id GLOB '*0', '1', '0')"
          case "sha256": "'\(String(repeating: "e", count: 64))'"
          default: column.name
          }
        let refusal = try db.attempt("UPDATE \(column.table) SET \(column.name) = \(value)")
        #expect(refusal?.resultCode == .SQLITE_CONSTRAINT, "\(column)")
      }
    }
  }

  @Test("the keys that a rule names are all unique keys of its table")
  func keys() throws {
    try temporary.read { db in
      for rule in CaptureRule.all {
        let unique = try Schema.uniqueKeys(of: rule.table, db)
        // One that holds a whole other key is unique by that one.
        let least = unique.filter { key in !unique.contains { Set($0).isStrictSubset(of: key) } }
        #expect(Set(rule.keys.map(\.columns)) == least, "\(rule.table)")
      }
    }
  }

  @Test(
    "what no page reads logs nothing",
    arguments: [
      "UPDATE project SET budget = 1, internal_notes = 'late again'", "UPDATE project SET external_id = id",
      "UPDATE client SET external_id = id",
      "UPDATE member SET role = 'admin' WHERE role = 'member'",
      "UPDATE access SET message = 'hi', first_used_at = invited_at",
      "UPDATE company SET phone = '1', external_id = id",
      "UPDATE workspace SET invoice_number = 7, mail_name = 'x', payment_days = 30",
      "UPDATE invoice SET external_id = id, sent_at = created_at",
      "UPDATE payment SET reference = 'r', recorded_by = NULL, amount = amount + 1, external_id = id",
      "UPDATE milestone SET external_id = id", "UPDATE project_update SET external_id = id",
      "UPDATE deliverable SET external_id = id WHERE status <> 'approved'", "UPDATE file SET author = NULL",
      "UPDATE blob SET stored_at = '2026-11-24T10:00:00.000Z'",
      // Nothing is another value.
      "UPDATE project SET name = name", "UPDATE invoice_line SET price = price + 0",
      "UPDATE milestone SET title = title, position = position", "UPDATE client SET email = email, id = id",
    ])
  func nothing(sql: String) throws {
    try temporary.write { db in
      let effect = try Effect.of(agency, db) { try $0.execute(sql: sql) }
      #expect(effect.changed.isEmpty)
      #expect(effect.entries == 0)
    }
  }
}
