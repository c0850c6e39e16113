import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

@Suite("Locks")
struct LocksTests {
  let agencies: TwoAgencies

  init() throws {
    agencies = try TwoAgencies()
  }

  /// A copy of a row with one column another value, as a hand would write it.
  private func copy(
    _ table: String, _ id: String, _ changes: [String: String] = [:], verb: String = "INSERT OR REPLACE",
    _ db: Database
  ) throws -> String {
    let columns = try Schema.columns(of: table, db)
    let values = columns.map { changes[$0] ?? $0 }.joined(separator: ", ")
    return
      "\(verb) INTO \(table) (\(columns.joined(separator: ", "))) SELECT \(values) FROM \(table) WHERE id = '\(id)'"
  }

  /// Without foreign keys, as `sqlite3` has them, so that it is the lock that holds.
  private func expectLocked(_ statements: @Sendable (Database) throws -> [String]) throws {
    try agencies.temporary.byHand { db in
      for sql in try statements(db) {
        let refusal = try db.attempt(sql)
        let isLocked = refusal?.message?.hasPrefix("locked: ") ?? false
        #expect(isLocked, "\(sql): \(refusal?.description ?? "was done")")
      }
    }
  }

  @Test(
    "versions, their files, requests for changes and the audit log are never changed, deleted or replaced")
  func immutable() throws {
    let (agency, review) = (agencies.agency, agencies.review)
    try expectLocked { db in
      let audit = try String.fetchOne(db, sql: "SELECT CAST(max(id) AS TEXT) FROM audit") ?? ""
      let rows = [
        ("version", review.openVersion, "link", "'https://x.test'"),
        ("version", review.approvedVersion, "link", "'x'"),
        ("version_file", review.openFile, "name", "'x'"),
        ("version_file", review.approvedFile, "name", "'x'"),
        ("change_request", review.request, "note", "'never mind'"), ("audit", audit, "action", "'nothing'"),
      ]
      return try rows.flatMap { table, id, column, value in
        [
          "UPDATE \(table) SET \(column) = \(value) WHERE id = '\(id)'",
          "UPDATE OR REPLACE \(table) SET \(column) = \(value) WHERE id = '\(id)'",
          "UPDATE \(table) SET \(column) = \(column) WHERE id = '\(id)'",
          "DELETE FROM \(table) WHERE id = '\(id)'", "DELETE FROM \(table)",
          try copy(table, id, [column: value], db), try copy(table, id, [column: value], verb: "REPLACE", db),
        ]
      } + [
        // By the other unique keys.
        try copy(
          "version", review.openVersion, ["id": "'ver_00000000000000000000000000'"], db),
        try copy("version_file", review.openFile, ["id": "'vfile_00000000000000000000000000'"], db),
        "UPDATE OR REPLACE version SET id = '\(review.approvedVersion)' WHERE id = '\(review.openVersion)'",
        "UPDATE version SET workspace = '\(agency.workspace)'",
      ]
    }
  }

  @Test("who was asked for an approved deliverable and what is known of its bytes stays as it was")
  func approvedBesides() throws {
    let (review, agency) = (agencies.review, agencies.agency)
    try expectLocked { db in
      let blob =
        try String.fetchOne(
          db, sql: "SELECT sha256 FROM version_file WHERE id = $1", arguments: [review.approvedFile]) ?? ""
      let row = "workspace = '\(agency.workspace)' AND sha256 = '\(blob)'"
      let columns = try Schema.columns(of: "blob", db).joined(separator: ", ")
      let asked = "'\(agency.workspace)', '\(review.approved)'"
      return [
        "UPDATE blob SET size = size + 1 WHERE \(row)",
        "UPDATE blob SET media_type = 'text/html' WHERE \(row)",
        "DELETE FROM blob WHERE \(row)",
        "REPLACE INTO blob (\(columns)) SELECT \(columns) FROM blob WHERE \(row)",
        "INSERT INTO reviewer (workspace, deliverable, client) VALUES (\(asked), '\(agency.cleo)')",
        "UPDATE reviewer SET deliverable = '\(review.approved)'",
      ]
    }
    try agencies.temporary.byHand { db in
      try db.execute(
        sql: """
          UPDATE blob SET purged_at = stored_at WHERE sha256 NOT IN (SELECT pdf FROM invoice_document)
          """)
      try db.execute(sql: "DELETE FROM reviewer WHERE deliverable = $1", arguments: [review.open])
    }
  }

  @Test("an approval is never changed, deleted or replaced")
  func approvals() throws {
    let (review, agency) = (agencies.review, agencies.agency)
    try expectLocked { db in
      [
        "UPDATE approval SET note = 'no'", "UPDATE approval SET version = '\(review.openVersion)'",
        "UPDATE approval SET name = 'Eve'", "UPDATE approval SET name = ''", "UPDATE approval SET email = ''",
        "UPDATE approval SET name = '', email = 'eve@example.test'",
        "UPDATE approval SET name = '', email = '', note = ''",
        "UPDATE approval SET name = '', email = '', approved_at = '2026-01-01T00:00:00.000Z'",
        "UPDATE approval SET name = '', email = '', receipt = ''",
        "UPDATE approval SET name = '', email = '', sha256 = '\(String(repeating: "0", count: 64))'",
        "UPDATE approval SET name = '', email = '', client = '\(agency.ben)' WHERE id = '\(review.approval)'",
        // OR REPLACE makes the default of a NULL, after the trigger.
        "UPDATE OR REPLACE approval SET name = '', email = '', note = NULL",
        "UPDATE OR REPLACE approval SET name = '', email = '', address = NULL",
        "UPDATE OR REPLACE approval SET name = NULL, email = NULL",
        "DELETE FROM approval", "DELETE FROM approval WHERE id = '\(review.approval)'",
        try copy("approval", review.approval, ["note": "'no'"], db),
        try copy("approval", review.approval, ["id": "'approval_00000000000000000000000000'"], db),
      ]
    }
  }

  @Test("erasing a person blanks name and email of an approval, as often as one likes")
  func erasure() throws {
    let id = agencies.review.approval
    try agencies.temporary.write { db in
      for _ in 0..<2 {
        try db.execute(sql: "UPDATE approval SET name = '', email = '' WHERE id = $1", arguments: [id])
      }
      let row = try Row.fetchOne(
        db, sql: "SELECT name, email, note FROM approval WHERE id = $1", arguments: [id])
      #expect(row == ["name": "", "email": "", "note": "Lovely."])
      let refusal = try db.attempt("UPDATE approval SET name = 'Ada Lind', email = 'ada@example.test'")
      #expect(refusal?.message?.hasPrefix("locked: ") == true)
    }
  }

  @Test("an approved deliverable takes no change, no new version, no new file, and stays")
  func approved() throws {
    let (agency, review) = (agencies.agency, agencies.review)
    try agencies.temporary.write { db in
      // A version beside the approved one, made before: its files are locked as well.
      try db.execute(sql: "DROP TRIGGER lock_version_approved")
      try db.execute(
        sql: try copy(
          "version", review.approvedVersion, ["id": "'ver_00000000000000000000000000'", "number": "9"],
          verb: "INSERT", db))
    }
    try expectLocked { db in
      let tool =
        try String.fetchOne(
          db, sql: "SELECT external_id FROM deliverable WHERE id = $1", arguments: [review.approved]) ?? ""
      let file = "'vfile_00000000000000000000000000'"
      return [
        "UPDATE deliverable SET status = 'ready' WHERE id = '\(review.approved)'",
        "UPDATE deliverable SET title = 'Another'", "UPDATE OR REPLACE deliverable SET status = NULL",
        "DELETE FROM deliverable", "DELETE FROM deliverable WHERE id = '\(review.approved)'",
        try copy("deliverable", review.approved, ["status": "'draft'"], db),
        try copy("deliverable", review.open, ["external_id": "'\(tool)'"], db),
        try copy(
          "deliverable", review.open, ["id": "'del_00000000000000000000000000'", "external_id": "'\(tool)'"],
          db),
        "UPDATE OR REPLACE deliverable SET external_id = '\(tool)' WHERE id = '\(review.open)'",
        try copy("version_file", review.approvedFile, ["id": file, "position": "2"], verb: "INSERT", db),
        try copy(
          "version_file", review.approvedFile, ["id": file, "version": "'ver_00000000000000000000000000'"],
          verb: "INSERT", db),
        // What contradicts itself: an approval or a request that names another deliverable's version, or another hash.
        try copy(
          "approval", review.approval,
          [
            "id": "'approval_00000000000000000000000000'", "client": "'\(agency.ben)'",
            "deliverable": "'\(review.open)'",
          ],
          verb: "INSERT", db),
        try copy(
          "approval", review.approval,
          [
            "id": "'approval_00000000000000000000000000'", "client": "'\(agency.ben)'",
            "sha256": "'\(String(repeating: "0", count: 64))'",
          ], verb: "INSERT", db),
        try copy(
          "change_request", review.request,
          ["id": "'request_00000000000000000000000000'", "version": "'\(review.approvedVersion)'"],
          verb: "INSERT", db),
      ]
    }
  }

  @Test("what is open stays open to change")
  func open() throws {
    let review = agencies.review
    try agencies.temporary.write { db in
      for sql in [
        "UPDATE deliverable SET status = 'ready', title = 'Posters, again' WHERE id = '\(review.open)'",
        try copy(
          "version", review.openVersion, ["id": "'ver_00000000000000000000000000'", "number": "2"],
          verb: "INSERT", db),
        try copy(
          "version_file", review.openFile, ["id": "'vfile_00000000000000000000000000'", "position": "2"],
          verb: "INSERT", db),
      ] {
        let refusal = try db.attempt(sql)
        #expect(refusal == nil, "\(sql)")
      }
    }
  }
}
