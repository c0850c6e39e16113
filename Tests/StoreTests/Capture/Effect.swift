import GRDB
import Portal
import TestSupport

@testable import Store

/// What a change by hand did to the portals of a workspace, and what the log says that it did.
struct Effect {
  /// Clients whose snapshot is another one now.
  let changed: Set<Client.ID>
  /// Clients that the log names; all of them where it names the workspace.
  let logged: Set<Client.ID>
  /// How many rows the log has.
  let entries: Int

  /// Runs `change`, looks, and takes it back unless it is kept. Locks on money are not what is tried.
  static func of(
    _ agency: Agency, _ db: Database, keeping: Bool = false, _ change: (Database) throws -> Void
  ) throws -> Effect {
    var effect: Effect?
    try db.inSavepoint {
      try db.execute(sql: "DELETE FROM change")
      let before = try Portals.read(agency, db)
      try db.withoutMoneyLocks { try change(db) }
      let after = try Portals.read(agency, db)
      let all = Set(before.keys).union(after.keys)
      effect = Effect(
        changed: all.filter { before[$0] != after[$0] }, logged: try logged(of: agency, all, db),
        entries: try ChangeLog.count(db))
      return keeping ? .commit : .rollback
    }
    guard let effect else { throw DatabaseError(message: "nothing was tried") }
    return effect
  }

  private static func logged(
    of agency: Agency, _ all: Set<Client.ID>, _ db: Database
  ) throws -> Set<Client.ID> {
    let names = try Row.fetchAll(
      db, sql: "SELECT client FROM change WHERE workspace = $1", arguments: [agency.workspace.text]
    ).map { $0[0] as String? }
    if names.contains(nil) { return all }
    return Set(names.compactMap { $0.map { Client.ID(unchecked: $0) } })
  }
}

/// The portals of a workspace on a day, as text that says all that is in them.
enum Portals {
  static func read(
    _ agency: Agency, on day: String = Agency.today, _ db: Database
  ) throws -> [Client.ID: String] {
    guard let today = Day(iso: day),
      let workspace = try SnapshotReader.workspace(agency.workspace, zones: ZoneCache(), db)
    else { return [:] }
    let first = Client.ID(unchecked: "client_")
    let last = Client.ID(unchecked: "client_~")
    let readings = try SnapshotReader.clients(in: first...last, of: workspace, on: today, db)
    return Dictionary(
      uniqueKeysWithValues: readings.map { reading in
        switch reading.snapshot {
        case .success(let snapshot): (reading.client, describe(snapshot))
        case .failure(let fault): (reading.client, "\(fault)")
        }
      })
  }

  /// All but the tables of the zone, which its name stands for.
  static func describe(_ snapshot: ClientSnapshot) -> String {
    let workspace = snapshot.workspace
    let settings: [Any] = [
      workspace.id, workspace.slug, workspace.name, workspace.legalName, workspace.address, workspace.country,
      workspace.taxID, workspace.registrationID,
      workspace.bank, workspace.plan, workspace.zone.identifier, workspace.locale, workspace.isPortalEnabled,
      workspace.showsDraftInvoices, workspace.branding,
    ]
    let seen: [Any] = [
      snapshot.client, snapshot.company, snapshot.projects, snapshot.invoices, snapshot.upcoming,
      snapshot.deliverables,
      snapshot.files, snapshot.fileRequests, snapshot.feedback,
    ]
    return "\(settings) \(seen)"
  }
}
