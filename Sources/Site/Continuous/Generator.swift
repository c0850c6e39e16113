import Dispatch
import Foundation
import Portal
import Store
import Synchronization

/// Keeps the pages true while the product runs: woken by every write to the database, whoever writes, and by the clock.
///
/// Two workers. One publishes clients' own changes and never does anything that takes long; the other whole workspaces,
/// the turn of the day and second tries. So a rebranding of thousands of clients delays nobody's approval.
package final class Generator: Sendable {
  /// What the workers have to say, for the log.
  package enum Event: Sendable {
    case published(Report, seconds: Double)
    /// Nothing is lost: the change log keeps what could not be published.
    case failed(String, retryInSeconds: Int)
  }

  private let site: Site
  private let tell: @Sendable (Event) -> Void
  private let urgent = Wake()
  private let bulk = Wake()
  private let isStopping = Atomic<Bool>(false)
  private let trouble = Mutex<String?>(nil)

  /// Looked at so often, in milliseconds, even when nobody woke it: a lost wake-up costs this and no more.
  private let heartbeat: Int

  /// Whose pages are published for somebody who waits for them: those are not made here at the same time.
  private let queue: PublishQueue?
  /// In milliseconds; looked at again so soon where only such were left.
  private static let moment = 20

  package init(
    site: Site, queue: PublishQueue? = nil, heartbeat: Int = 5000, tell: @escaping @Sendable (Event) -> Void
  ) {
    self.site = site
    self.queue = queue
    self.heartbeat = heartbeat
    self.tell = tell
  }

  /// Why publishing does not go on, nil while it does.
  package var problem: String? { trouble.withLock { $0 } }

  /// Runs until the surrounding task is cancelled; what is being published then is finished first.
  /// - Throws: where the database's folder cannot be watched.
  package func run() async throws {
    let watcher = try LogWatcher(database: site.store.path)
    await withTaskCancellationHandler {
      await withTaskGroup { group in
        group.addTask { await Self.onThread("portico.watch") { self.watch(watcher) } }
        group.addTask {
          await Self.onThread("portico.urgent") { self.work(self.urgent, self.publishWaiting) }
        }
        group.addTask { await Self.onThread("portico.bulk") { self.work(self.bulk, self.publishRest) } }
      }
    } onCancel: {
      isStopping.store(true, ordering: .relaxed)
      watcher.cancel()
      wakeAll()
    }
  }

  /// Wakes the workers when the change log has got entries that were not there at the last look.
  private func watch(_ watcher: LogWatcher) {
    var last: Int64 = -1
    watcher.run {
      guard let position = try? site.store.read(ChangeLog.position) else {
        // A database that cannot be read now is the workers' trouble: they are woken to tell it.
        wakeAll()
        return false
      }
      if position == last { return false }
      last = position
      wakeAll()
      return true
    }
  }

  private func wakeAll() {
    urgent.signal()
    bulk.signal()
  }

  /// Blocking work belongs on a thread of its own, not on those that the concurrency runtime shares out.
  private static func onThread(_ name: String, _ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      let thread = Thread {
        body()
        continuation.resume()
      }
      thread.name = name
      thread.stackSize = 4 << 20
      thread.start()
    }
  }

  /// Runs `step` until it has nothing left, sleeps as long as it says, and so on. A step that throws is repeated with
  /// growing pauses.
  private func work(_ wake: Wake, _ step: (_ isFirst: Bool) throws -> Int) {
    var failures = 0
    var isFirst = true
    while !isStopping.load(ordering: .relaxed) {
      do {
        let pause = try step(isFirst)
        isFirst = false
        if failures > 0 { trouble.withLock { $0 = nil } }
        failures = 0
        wake.wait(milliseconds: pause)
      } catch is Stopped {
        return
      } catch {
        failures += 1
        let pause = min(60, 1 << min(failures - 1, 6))
        trouble.withLock { $0 = "\(error)" }
        tell(.failed("\(error)", retryInSeconds: pause))
        let end = ContinuousClock.now + .seconds(pause)
        while ContinuousClock.now < end, !isStopping.load(ordering: .relaxed) { wake.wait(milliseconds: 200) }
      }
    }
  }

  private struct Stopped: Error {}

  /// Clients' own changes. In a process's first round the manifests are not believed: the machine may have crashed.
  private func publishWaiting(isFirst: Bool) throws -> Int {
    while let waiting = try site.waitingClients() {
      let batch = waiting.filter { queue?.has($0) != true }
      if batch.isEmpty { return Self.moment }
      try timed { try site.publish(batch, distrustingManifests: isFirst) }
      if isStopping.load(ordering: .relaxed) { throw Stopped() }
    }
    return heartbeat
  }

  private func publishRest(isFirst: Bool) throws -> Int {
    try site.noticeClock()
    for (workspace, last) in try site.store.read(ChangeLog.waitingWorkspaces) {
      try timed {
        try site.generate(workspace, upTo: last, distrustingManifests: isFirst) { _, _ in
          if isStopping.load(ordering: .relaxed) { throw Stopped() }
        }
      }
    }
    while let batch = try site.dueClients() {
      try timed { try site.publish(batch, distrustingManifests: isFirst) }
      if isStopping.load(ordering: .relaxed) { throw Stopped() }
    }
    return try untilNextChange()
  }

  /// Milliseconds until time itself changes a page, a heartbeat at most.
  private func untilNextChange() throws -> Int {
    let next = try site.store.read { db in
      [try NextChanges.earliest(db), try PageFailures.earliest(db)].compactMap { $0 }.min()
    }
    guard let next else { return heartbeat }
    return min(heartbeat, max(1, Int(next.milliseconds - site.now().milliseconds)))
  }

  private func timed(_ body: () throws -> Report) throws {
    let start = ContinuousClock.now
    let report = try body()
    let duration = ContinuousClock.now - start
    tell(
      .published(
        report, seconds: Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds))
    )
  }
}
