import GRDB
import Portal
import TestSupport
import Testing

@testable import Store

/// Runs statements of a hand on two agencies, and looks at what the log says of each.
struct Hand {
  let temporary: TemporaryStore
  let agency: Agency
  let stranger: Agency

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    stranger = try Agency.stranger(in: temporary)
  }

  /// Runs each on its own: the log must name all whose pages are others now, and these clients at least.
  func expect(
    _ statements: [String], touch clients: Set<Client.ID>, changes: Bool = true, foreignKeys: Bool = true
  ) throws {
    let body = { (db: Database) throws in
      for sql in statements {
        let effect = try Effect.of(agency, db) { try $0.execute(sql: sql) }
        #expect(effect.changed.isSubset(of: effect.logged), "\(sql)")
        #expect(effect.logged.isSuperset(of: clients), "\(sql)")
        #expect(!effect.changed.isEmpty || !changes, "\(sql): changes no page, so it proves little")
        let other = try Effect.of(stranger, db) { try $0.execute(sql: sql) }
        #expect(other.logged.isEmpty && other.changed.isEmpty, "\(sql): touches another workspace")
      }
    }
    if foreignKeys { try temporary.write(body) } else { try temporary.byHand(body) }
  }
}
