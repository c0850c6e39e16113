import Foundation
import GRDB
import Portal
import Store
import Synchronization
import TestSupport
import Testing

@testable import Site

@Suite("The generator while the product runs")
struct GeneratorTests {
  /// Runs the generator until `isDone` says so; the time limit of the test ends what never gets there.
  private func run(
    _ site: TemporarySite, while body: @Sendable () async throws -> Void,
    until isDone: @escaping @Sendable () -> Bool
  ) async throws {
    // A heartbeat that no test lives to see: only a wake-up can help.
    let generator = Generator(site: site.site, heartbeat: 3_600_000) { _ in }
    try await withThrowingTaskGroup { group in
      group.addTask { try await generator.run() }
      try await body()
      while !isDone() { try await Task.sleep(for: .milliseconds(2)) }
      group.cancelAll()
    }
  }

  @Test("a write by another connection is a page, without anybody saying so", .timeLimit(.minutes(1)))
  func wokenByOthers() async throws {
    let site = try TemporarySite()
    try await run(site) {
      let other = try DatabaseQueue(path: site.temporary.store.path)
      try await other.write { db in
        try db.execute(sql: "UPDATE milestone SET title = 'By another hand' WHERE title = 'Design'")
      }
      try other.close()
    } until: {
      (try? site.page("index.html", of: site.agency.ada)?.contains("By another hand")) == true
    }
  }

  @Test("time alone is a page too", .timeLimit(.minutes(1)))
  func wokenByTime() async throws {
    let site = try TemporarySite()
    site.clock.set("2026-11-24T21:59:59.900Z")
    try await run(site) {
      site.clock.set("2026-11-30T22:00:00.000Z")
      // Anything that wakes it; the clock of a test does not tick.
      try site.sql("UPDATE project SET internal_notes = 'tick'")
    } until: {
      (try? site.page("billing/index.html", of: site.agency.ada)?.contains("1 day late")) == true
    }
  }

  @Test(
    "F-04: an output that cannot be written is told, and publishing goes on by itself",
    .timeLimit(.minutes(1)))
  func outputTrouble() async throws {
    let site = try TemporarySite()
    let stage = site.site.output.stage
    let troubles = Mutex<[String]>([])
    let generator = Generator(site: site.site) { event in
      if case .failed(let reason, _) = event { troubles.withLock { $0.append(reason) } }
    }
    // A file where the stage has to be: fails for root as for everybody.
    try FileManager.default.removeItem(atPath: stage)
    try Data().write(to: URL(fileURLWithPath: stage))
    try await withThrowingTaskGroup { group in
      group.addTask { try await generator.run() }
      try site.sql("UPDATE milestone SET title = 'After trouble' WHERE title = 'Design'")
      while troubles.withLock({ $0.isEmpty }) { try await Task.sleep(for: .milliseconds(2)) }
      #expect(generator.problem != nil)
      try FileManager.default.removeItem(atPath: stage)
      while (try? site.page("index.html", of: site.agency.ada)?.contains("After trouble")) != true {
        try await Task.sleep(for: .milliseconds(2))
      }
      group.cancelAll()
    }
    #expect(troubles.withLock { $0[0] }.contains(stage))
  }
}
