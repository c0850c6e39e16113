import Foundation
import Pages
import Portal
import Store
import Synchronization
import TestSupport
import Vault

@testable import Site

/// A database with the sample agency, an output folder and a clock that a test turns.
final class TemporarySite: Sendable {
  let temporary: TemporaryStore
  let agency: Agency
  let folder: URL
  let site: Site
  let clock: TestClock

  /// Noon on the sample's day.
  static let noon = "2026-11-24T10:00:00.000Z"

  init(generated: Bool = true) throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    folder = try TemporaryStore.makeFolder()
    let clock = TestClock(Self.noon)
    self.clock = clock
    site = Site(
      store: temporary.store, catalogue: try Self.catalogue(),
      output: OutputFolder(root: folder.appending(path: "output").path), hosts: HostNames(base: "localhost"),
      vault: try Vault(at: folder.appending(path: "vault").path), build: "test", now: { clock.now })
    try site.prepare()
    if generated { _ = try site.generateChanges(distrustingManifests: true) }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  static func catalogue() throws -> Catalogue {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try Catalogue(base: root.appending(path: "site-templates"), override: nil)
  }

  /// The same output by another build of the program.
  func site(of build: String) -> Site {
    Site(
      store: site.store, catalogue: site.catalogue, output: site.output, hosts: site.hosts, vault: site.vault,
      build: build, now: site.now)
  }

  /// Runs SQL as a hand at a terminal would.
  func sql(_ statement: String) throws {
    try temporary.write { db in try db.withoutMoneyLocks { try db.execute(sql: statement) } }
  }

  @discardableResult
  func generate() throws -> Report { try site.generateChanges(distrustingManifests: false) }

  func differences() throws -> [String] { try site.check().differences.map(\.description) }

  func page(_ path: String, of client: Client.ID) throws -> String? {
    try Files.read("\(site.output.client(agency.key(client)))/\(path)").map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// Every published file with its bytes, below the output folder.
  func files() throws -> [String: [UInt8]] { try Self.files(of: site.output.workspace(agency.workspace)) }

  static func files(of folder: String) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try Files.walk(folder) { files[path] = try Files.read("\(folder)/\(path)") }
    return files
  }
}

final class TestClock: Sendable {
  private let instant: Mutex<Instant>

  init(_ text: String) {
    instant = Mutex(Instant(iso: text) ?? Instant(seconds: 0))
  }

  var now: Instant { instant.withLock { $0 } }

  func set(_ text: String) {
    instant.withLock { $0 = Instant(iso: text) ?? $0 }
  }
}
