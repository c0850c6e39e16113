import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Actions

/// The sample agency with a row of everything, and somebody who does things in it by name.
struct TeamRoom {
  let temporary: TemporaryStore
  let agency: Agency
  let review: Agency.Review
  let runner: ActionRunner

  init(at moment: String = "2026-11-24T12:00:00.000Z") throws {
    let temporary = try TemporaryStore()
    let agency = try Agency.sample(in: temporary)
    review = try temporary.write { db in try agency.fillEveryTable(db) }
    self.temporary = temporary
    self.agency = agency
    runner = ActionRunner(
      store: temporary.store, outside: try .sample(at: try #require(Instant(iso: moment))))
  }

  var jonas: Actor { .member(agency.jonas, workspace: agency.workspace, role: .admin) }
  var ada: Actor { .client(agency.ada, workspace: agency.workspace) }

  /// Does it as Jonas, or as whoever is named.
  @discardableResult
  func run<A: NamedAction>(
    _ type: A.Type, _ values: [String: String], files: [Arrival] = [], as actor: Actor? = nil
  ) throws -> A.Outcome {
    var action = try A.read(values, isStrict: true)
    if var taking = action as? any FileAction {
      taking.files = files
      action = try #require(taking as? A)
    }
    return try runner.run(action, as: actor ?? jonas)
  }

  /// A deliverable with a version that is ready.
  func ready() throws -> (deliverable: String, version: String) {
    try temporary.write { db in
      let made = try agency.addDeliverable("Sign", status: "ready", db)
      return (made.deliverable, made.version)
    }
  }

  func text(_ sql: String, _ arguments: StatementArguments = []) throws -> String? {
    try temporary.read { db in try String.fetchOne(db, sql: sql, arguments: arguments) }
  }

  func count(_ sql: String, _ arguments: StatementArguments = []) throws -> Int {
    try temporary.read { db in try Int.fetchOne(db, sql: sql, arguments: arguments) ?? 0 }
  }

  func status(of deliverable: String) throws -> String? {
    try text("SELECT status FROM deliverable WHERE id = $1", [deliverable])
  }

  /// Who is to be mailed about what, in order.
  func mails() throws -> [String] {
    try temporary.read { db in
      try String.fetchAll(
        db, sql: "SELECT letter || ' ' || recipient FROM outbox WHERE kind = 'mail' ORDER BY id")
    }
  }

  /// A file as if somebody had sent it.
  static func file(_ name: String, _ content: String = "content") -> Arrival {
    Arrival(
      blob: Blobs.Known(
        hash: SHA256.digest(of: content.utf8), size: Int64(content.utf8.count), mediaType: "application/pdf",
        width: nil, height: nil, duration: nil), name: name)
  }
}
