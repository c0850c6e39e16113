import Dispatch
import Foundation
import Pages
import Portal
import Store
import Synchronization

/// Renders and publishes every client of a workspace: after a change of the whole workspace, of the templates, or for
/// a first generation.
///
/// Reading and rendering go on in the caller's thread while a second one writes: rendering keeps one core busy, creating
/// files the other (more writers were slower). A few clients at a time are read in one transaction and go over a bounded
/// queue, so that memory stays flat however many clients there are.
struct WorkspacePass {
  let site: Site
  let workspace: Workspace.ID
  let distrustsManifests: Bool

  /// Clients that are read in one transaction.
  private static let batch = 64
  /// Clients whose pages are made durable together: a sync costs the same for one page and for thousands.
  private static let settleEvery = 4096
  /// Batches that may wait for the writer.
  private static let queueLength = 4

  /// - Parameter pause: called between two small batches, in the rendering thread; a throw ends the pass.
  func run(pause: (_ done: Int) throws -> Void) throws -> Report {
    let writer = try PassWriter(
      site: site, distrustsManifests: distrustsManifests, queueLength: Self.queueLength,
      settleEvery: Self.settleEvery)
    var last: Client.ID?
    var done = 0
    do {
      while let batch = try next(after: last) {
        last = batch.last
        done += batch.count
        try writer.write(batch.rendered)
        try pause(done)
      }
    } catch {
      writer.abandon()
      throw error
    }
    return try writer.finish()
  }

  private func next(after last: Client.ID?) throws -> (rendered: [Rendered], last: Client.ID, count: Int)? {
    try site.store.read { db in
      let ids = try Clients.ids(of: workspace, after: last, limit: Self.batch, db)
      guard let first = ids.first, let end = ids.last else { return nil }
      let version = try site.version(db)
      let stage: WorkspaceStage?
      do {
        stage = try site.stage(workspace, db)
      } catch let problem as Malformed {
        let rendered = ids.map {
          Rendered.unreadable(.client(ClientKey(workspace: workspace, client: $0)), version, problem)
        }
        return (rendered, end, ids.count)
      }
      guard let stage else { return nil }
      var rendered: [Rendered] = []
      var readings = try SnapshotReader.clients(in: first...end, of: stage.workspace, on: stage.today, db)[
        ...]
      for id in ids {
        if let reading = readings.first, reading.client == id {
          readings.removeFirst()
          rendered.append(site.render(reading, on: stage, version))
        } else {
          let key = ClientKey(workspace: workspace, client: id)
          rendered.append(Rendered(owner: .client(key), version: version, day: nil, pages: []))
        }
      }
      return (rendered, end, ids.count)
    }
  }
}
