import Foundation
import GRDB
import Portal
import Synchronization
import TestSupport
import Testing

@testable import Store

/// What is read or logged for one client must not grow with the others: plans are looked at on a small database, since
/// SQLite makes them without knowing how many rows there are.
@Suite("Query plans")
struct QueryPlanTests {
  let temporary: TemporaryStore

  init() throws {
    temporary = try TemporaryStore()
    _ = try Agency.sample(in: temporary)
  }

  /// Steps that look at more than an index points to: a whole table, all rows of a workspace, a filter or an index made
  /// for the occasion, a sort.
  private func slowSteps(_ sql: String, _ db: Database) throws -> [String] {
    let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
    statement.setUncheckedArguments([])
    return try Row.fetchAll(statement).map { $0["detail"] as String }.filter { step in
      step.contains("SCAN ") && step != "SCAN CONSTANT ROW"
        || step.contains("(workspace=?)") && !isOneRow(step, sql)
        || step.contains("BLOOM") || step.contains("AUTOMATIC")
        || step.contains("TEMP B-TREE") && !step.contains("UNION")
    }
  }

  /// Of a Stripe account a workspace has one.
  private func isOneRow(_ step: String, _ sql: String) -> Bool {
    step.hasSuffix("USING PRIMARY KEY (workspace=?)") && sql.contains("stripe_account")
  }

  @Test(
    "a snapshot is read by indexes, in the order in which it is wanted", arguments: SnapshotStatements.all)
  func snapshots(sql: String) throws {
    try temporary.read { db in
      let slow = try slowSteps(sql, db)
      #expect(slow.isEmpty, "\(sql)")
    }
  }

  @Test("the log, and what is due next, are read and emptied by indexes")
  func log() throws {
    let key = ClientKey(workspace: .init(unchecked: "ws"), client: .init(unchecked: "client"))
    let statements = Mutex<[String]>([])
    try temporary.write { db in
      db.trace { event in
        if case .statement(let statement) = event { statements.withLock { $0.append(statement.sql) } }
      }
      _ = try ChangeLog.position(db)
      _ = try ChangeLog.waitingWorkspaces(db)
      _ = try ChangeLog.isEmpty(db)
      try ChangeLog.forget(key, upTo: 1, db)
      try ChangeLog.forgetWorkspace(key.workspace, upTo: 1, db)
      try ChangeLog.touch(key, db)
      try NextChanges.set(key, Instant(milliseconds: 0), db)
      _ = try NextChanges.due(at: Instant(milliseconds: 0), limit: 1, db)
      _ = try NextChanges.earliest(db)
      db.trace(nil)
    }
    let all = Set(statements.withLock { $0 }.filter { !$0.hasPrefix("--") })
    #expect(all.count >= 9)
    try temporary.read { db in
      for sql in all {
        let slow = try slowSteps(sql, db).filter {
          !$0.hasPrefix("SCAN sqlite_sequence") && !isLimited(sql, $0)
        }
        #expect(slow.isEmpty, "\(sql)")
      }
    }
  }

  /// The partial index of changes of whole workspaces holds those and no others; `LIMIT 1` reads one row.
  private func isLimited(_ sql: String, _ step: String) -> Bool {
    step.contains("USING INDEX change_workspace") || step.contains("USING COVERING INDEX change_workspace")
      || sql.hasSuffix("LIMIT 1")
      || step == "USE TEMP B-TREE FOR ORDER BY" && sql.contains("GROUP BY workspace")
  }

  @Test("clients that wait are read in the order of the log, from its beginning")
  func waiting() throws {
    try temporary.read { db in
      let steps = try Row.fetchAll(
        db,
        sql: """
          EXPLAIN QUERY PLAN SELECT workspace, client FROM change WHERE client IS NOT NULL ORDER BY id LIMIT 10
          """
      ).map { $0["detail"] as String }
      #expect(steps == ["SCAN change"], "no sort")
    }
  }

  @Test("triggers find whom they touch by indexes")
  func triggers() throws {
    try temporary.read { db in
      let triggers = try String.fetchAll(db, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger'")
      #expect(triggers.count > 100)
      var tried = 0
      for trigger in triggers {
        for sql in Self.statements(in: trigger) {
          let slow = try slowSteps(sql, db)
          #expect(slow.isEmpty, "\(sql)")
          tried += 1
        }
      }
      #expect(tried > 120)
    }
  }

  /// What a trigger asks and does, with values in place of NEW and OLD.
  private static func statements(in trigger: String) -> [String] {
    let parts = trigger.replacing(/\b(NEW|OLD)\.\w+/, with: "'x'").split(
      separator: /\nBEGIN\s/, maxSplits: 1)
    guard parts.count == 2, let end = parts[1].range(of: "END", options: .backwards) else { return [] }
    let condition = parts[0].split(separator: " WHEN ", maxSplits: 1)
    let asked = condition.count == 2 ? ["SELECT 1 WHERE \(condition[1])"] : []
    let done = parts[1][..<end.lowerBound].split(separator: ";\n").map(String.init)
      .filter { !$0.contains("RAISE") && $0.contains("SELECT") }
    return asked + done
  }
}
