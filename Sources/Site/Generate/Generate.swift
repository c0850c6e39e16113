import Foundation
import GRDB
import Pages
import Portal
import Store

extension Site {
  /// Clients whose pages are rendered and made durable together.
  static let batch = 64

  /// How far a long run is: clients done, and of how many. A throw ends the run; nothing is lost by that.
  package typealias Progress = (_ done: Int, _ total: Int) throws -> Void

  /// Makes the output folder ready. Where it was made with other templates, by another build, or from another database,
  /// every workspace is logged as changed, so that the log alone says what is to be done.
  package func prepare() throws {
    try output.prepare()
    try Stage.sweep(output)
    let made = try store.read(madeWith)
    if try Files.read(output.madeWith) == made { return }
    // Nobody publishes while it is away: what was made with other templates cannot come after this.
    try Files.remove(output.madeWith)
    try store.write { db in try ChangeLog.touchEverything(db) }
    try Files.create(output.madeWith, made)
  }

  /// What pages are made of besides the data: templates, program, and which database.
  func madeWith(_ db: Database) throws -> [UInt8] {
    let database = try Setting.database.value(db) ?? ""
    return Array("\(catalogue.fingerprint) \(build) \(database) \(try version(db).epoch)\n".utf8)
  }

  /// Publishes everything that waits: clients' own changes first, then whole workspaces, then what time changed, then
  /// pages that failed and are to be tried again.
  package func generateChanges(distrustingManifests: Bool, progress: Progress = { _, _ in }) throws -> Report
  {
    try noticeClock()
    var report = Report()
    while let batch = try waitingClients() {
      report.add(try publish(batch, distrustingManifests: distrustingManifests))
    }
    for (workspace, last) in try store.read(ChangeLog.waitingWorkspaces) {
      report.add(
        try generate(workspace, upTo: last, distrustingManifests: distrustingManifests, progress: progress))
    }
    while let batch = try dueClients() {
      report.add(try publish(batch, distrustingManifests: distrustingManifests))
    }
    return report
  }

  /// The next clients with changes of their own, nil where none waits.
  func waitingClients() throws -> [ClientKey]? {
    let keys = try store.read { db in try ChangeLog.waitingClients(rows: Self.batch * 4, db) }
    return keys.isEmpty ? nil : Array(keys.prefix(Self.batch))
  }

  /// The next clients whose pages time has changed, or whose failed pages are to be tried again.
  func dueClients() throws -> [ClientKey]? {
    let now = now()
    let keys = try store.read { db in
      let due = try NextChanges.due(at: now, limit: Self.batch * 8, db)
      return due.isEmpty ? try PageFailures.due(at: now, limit: Self.batch, db) : due
    }
    return keys.isEmpty ? nil : keys
  }

  /// Renders everything, whatever the log says, and removes what nobody should find.
  package func generateAll(of workspaces: [Workspace.ID]? = nil, progress: Progress = { _, _ in }) throws
    -> Report
  {
    var report = Report()
    for workspace in try workspaces ?? store.read(Workspaces.ids) {
      let last = try store.read(ChangeLog.position)
      report.add(try generate(workspace, upTo: last, distrustingManifests: true, progress: progress))
    }
    if workspaces == nil { try removeStrangers() }
    return report
  }

  /// One whole workspace; its log entries up to `last` are forgotten when all of it is durable.
  func generate(
    _ workspace: Workspace.ID, upTo last: Int64, distrustingManifests: Bool, progress: Progress
  ) throws -> Report {
    var report = Report()
    let (stage, version, total) = try store.read { db in
      let stage: WorkspaceStage?
      do { stage = try self.stage(workspace, db) } catch is Malformed { stage = nil }
      return (stage, try self.version(db), try Clients.count(of: workspace, db))
    }
    if let stage {
      let publisher = try publisher(distrustingManifests: distrustingManifests, on: Stage(in: output))
      report.add(try publishPublic(stage, version, through: publisher))
    }
    try progress(0, total)
    let pass = WorkspacePass(site: self, workspace: workspace, distrustsManifests: distrustingManifests)
    report.add(try pass.run { done in try progress(done, total) })
    report.add(try removeStrangers(in: workspace))
    try publishHosts()
    try output.sync()
    try store.write { db in try ChangeLog.forgetWorkspace(workspace, upTo: last, db) }
    return report
  }
}
