import Foundation
import GRDB
import Pages
import Portal
import Store

/// A workspace made ready for rendering many clients: its settings, the day there, its brand.
struct WorkspaceStage: Sendable {
  let workspace: Workspace
  let brand: Brand
  let today: Day
}

extension Site {
  /// The pages of these clients, each read in a transaction that is as new as can be.
  /// - Parameter only: the paths of those pages of a client that are made; all, where it says nothing.
  func render(_ keys: [ClientKey], only wanted: [ClientKey: Set<String>] = [:]) throws -> [Rendered] {
    var rendered: [Rendered] = []
    for (workspace, keys) in Dictionary(grouping: keys, by: \.workspace).sorted(by: { $0.key < $1.key }) {
      rendered += try store.read { db in
        let version = try self.version(db)
        let stage = Result { () throws(any Error) in try self.stage(workspace, db) }
        return try keys.map { key in try self.render(key, only: wanted[key], stage, version, db) }
      }
    }
    return rendered
  }

  private func render(
    _ key: ClientKey, only wanted: Set<String>?, _ stage: Result<WorkspaceStage?, any Error>,
    _ version: SnapshotVersion, _ db: Database
  ) throws -> Rendered {
    switch stage {
    case .failure(let error as Malformed): return .unreadable(.client(key), version, error)
    case .failure(let error): throw error
    case .success(nil): return Rendered(owner: .client(key), version: version, day: nil, pages: [])
    case .success(let stage?):
      let reading = try SnapshotReader.client(
        key.client, of: stage.workspace, wanted.map(Self.scope) ?? .everything, on: stage.today, db)
      guard let reading else { return Rendered(owner: .client(key), version: version, day: nil, pages: []) }
      return render(reading, only: wanted, on: stage, version)
    }
  }

  /// What has to be read for these pages of a client: an approval does not cost more for who has approved a thousand.
  private static func scope(of pages: Set<String>) -> SnapshotScope {
    let shown = Set(pages.map(Catalogue.deliverable(at:)))
    if shown.count == 1, case let deliverable?? = shown.first { return .pages(of: deliverable) }
    return .everything
  }

  /// The pages of one client as read.
  func render(
    _ reading: SnapshotReader.Reading, only wanted: Set<String>? = nil, on stage: WorkspaceStage,
    _ version: SnapshotVersion
  ) -> Rendered {
    let owner = Owner.client(ClientKey(workspace: stage.workspace.id, client: reading.client))
    switch reading.snapshot {
    case .failure(let problem): return .unreadable(owner, version, problem)
    case .success(let snapshot):
      let pages = catalogue.clientPages(
        of: snapshot, only: wanted, on: stage.today, brand: stage.brand)
      return Rendered(owner: owner, version: version, day: (stage.today, stage.workspace.zone), pages: pages)
    }
  }

  /// - Throws: `Malformed` where the workspace's settings make no sense.
  func stage(_ id: Workspace.ID, _ db: Database) throws -> WorkspaceStage? {
    guard let workspace = try SnapshotReader.workspace(id, zones: zones, db) else { return nil }
    return WorkspaceStage(
      workspace: workspace, brand: brand(of: workspace), today: workspace.zone.day(of: now()))
  }

  func version(_ db: Database) throws -> SnapshotVersion {
    SnapshotVersion(
      epoch: try Setting.epoch.value(db).flatMap { Int64($0) } ?? 0, position: try ChangeLog.position(db))
  }
}

extension Rendered {
  /// A client whose rows make no sense: nothing is published, what is there stays.
  static func unreadable(_ owner: Owner, _ version: SnapshotVersion, _ problem: Malformed) -> Rendered {
    Rendered(owner: owner, version: version, day: nil, pages: [], problem: problem.description)
  }
}
