import Pages
import Portal
import Store
import Vault

/// The generator: from the change log to files.
///
/// In: the database's change log and snapshots, the catalogue of pages. Out: pages in the output folder, exactly those
/// that differ. Knows no sessions and no HTTP: the server publishes a client's pages through `publish`, the command
/// line generates through `generate`, and `Generator` keeps doing so while the product runs.
///
/// ```swift
/// let site = try Site(store: store, catalogue: catalogue, output: OutputFolder(root: path), hosts: hosts, vault: vault,
///   build: build, now: clock)
/// let report = try site.publish([key])
/// ```
package struct Site: Sendable {
  package let store: Store
  package let catalogue: Catalogue
  package let output: OutputFolder
  package let hosts: HostNames
  /// Where logos lie.
  package let vault: Vault
  package let now: @Sendable () -> Instant
  /// Tells one build of the program from another: each makes pages of its own.
  package let build: String
  let zones = ZoneCache()

  package init(
    store: Store, catalogue: Catalogue, output: OutputFolder, hosts: HostNames, vault: Vault,
    build: String, now: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.catalogue = catalogue
    self.output = output
    self.hosts = hosts
    self.vault = vault
    self.build = build
    self.now = now
  }

  /// Publishes what these clients may see now, durably, and forgets the changes that led here.
  /// - Returns: after the pages are in place and will stay.
  package func publish(_ keys: [ClientKey], distrustingManifests: Bool = false) throws -> Report {
    try publish(keys, distrustingManifests: distrustingManifests, on: Stage(in: output))
  }

  func publish(_ keys: [ClientKey], distrustingManifests: Bool = false, on stage: Stage) throws -> Report {
    var report = Report()
    let publisher = try publisher(distrustingManifests: distrustingManifests, on: stage)
    var settled: [Settlement] = []
    for rendered in try render(keys) {
      let settlement = try publish(rendered, through: publisher)
      report.add(settlement)
      settled.append(settlement)
    }
    try settle(settled)
    return report
  }

  /// Puts single pages of clients in place ahead of their others: what somebody waits for. Neither durable nor forgotten:
  /// `publish` has to follow.
  /// - Parameter wanted: paths below the client's folder.
  /// - Returns: whose pages are in place. Those of the others can only be published all together.
  func publishAhead(_ wanted: [ClientKey: Set<String>], on stage: Stage) throws -> Set<ClientKey> {
    let publisher = try publisher(distrustingManifests: false, on: stage)
    var done: Set<ClientKey> = []
    for rendered in try render(Array(wanted.keys), only: wanted) {
      guard case .client(let key) = rendered.owner, rendered.pages.count == wanted[key]?.count else {
        continue
      }
      if try publisher.publishAhead(rendered) { done.insert(key) }
    }
    return done
  }

  func publisher(distrustingManifests: Bool, on stage: Stage) throws -> Publisher {
    try Publisher(
      output: output, stage: stage, now: now, madeWith: try store.read(madeWith),
      distrustsManifests: distrustingManifests)
  }

  /// Puts one owner's pages in place; neither durable nor forgotten yet.
  func publish(_ rendered: Rendered, through publisher: borrowing Publisher) throws -> Settlement {
    Settlement(rendered: rendered, outcome: try publisher.publish(rendered))
  }

  /// Makes a batch durable and only then forgets what led to it.
  func settle(_ settlements: [Settlement]) throws {
    if settlements.isEmpty { return }
    try output.sync()
    let now = now()
    try store.write { db in
      for settlement in settlements { try settlement.record(at: now, db) }
    }
  }
}
