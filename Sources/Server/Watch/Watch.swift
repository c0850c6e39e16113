import Logging
import Portal
import ServiceLifecycle
import Site
import Store
import Synchronization

/// How the generator is, if there is one in this process.
package struct GeneratorStatus: Sendable {
  /// Why publishing does not go on, nil while it does.
  package var problem: String?

  package init(problem: String? = nil) {
    self.problem = problem
  }
}

/// Looks once a second whether the database is there and which portals are open, for the pages, which never ask it
/// themselves; and now and then forgets what nobody needs any more.
final class Watch: Service {
  private let records: Records
  private let uploads: ResumableDesk
  private let output: OutputFolder
  private let generator: @Sendable () -> GeneratorStatus
  private let now: @Sendable () -> Instant
  private let logger: Logger
  private let latest = Mutex(Readiness())
  private let oldest = Mutex<(change: Int64, since: Instant)?>(nil)

  init(
    records: Records, uploads: ResumableDesk, output: OutputFolder,
    generator: @escaping @Sendable () -> GeneratorStatus,
    now: @escaping @Sendable () -> Instant, logger: Logger
  ) {
    self.records = records
    self.uploads = uploads
    self.output = output
    self.generator = generator
    self.now = now
    self.logger = logger
  }

  /// What was seen last.
  var readiness: Readiness { latest.withLock { $0 } }

  func run() async throws {
    await cancelWhenGracefulShutdown {
      var round = 0
      while !Task.isCancelled {
        await self.look()
        if round % 3600 == 60 { await self.sweep() }
        round += 1
        try? await Task.sleep(for: .seconds(1))
      }
    }
  }

  /// Looks at everything now.
  @discardableResult
  func look() async -> Readiness {
    var seen = Readiness()
    seen.generator = generator().problem
    do throws(OutputError) {
      try output.checkWritable()
    } catch {
      seen.output = "\(error)"
    }
    do {
      let (closed, oldest, pulse) = try await records.read { db in
        (try SignInPeople.closedWorkspaces(db), try Pulse.oldestChange(db), try Pulse.take(db))
      }
      records.state.close(closed)
      seen.lag = lag(oldest)
      seen.pulse = pulse
    } catch let error as DatabaseUnreachable {
      seen.database = "cannot be read (\(error.reason))"
    } catch {
      seen.database = "\(error)"
    }
    report(seen)
    return seen
  }

  /// Logs what became worse or better, once.
  private func report(_ seen: Readiness) {
    let before = latest.withLock { latest in
      defer { latest = seen }
      return latest
    }
    if before.isReady, !seen.isReady {
      let problems = [seen.database, seen.output, seen.generator].compactMap(\.self)
      logger.error(
        "not ready", metadata: ["problems": "\(problems.joined(separator: "; "))", "lag": "\(seen.lag)"])
    } else if !before.isReady, seen.isReady {
      logger.notice("ready again")
    }
  }

  /// Seconds since the oldest change was first seen waiting.
  private func lag(_ change: Int64?) -> Int64 {
    let now = now()
    return oldest.withLock { oldest in
      guard let change else {
        oldest = nil
        return 0
      }
      if oldest?.change != change { oldest = (change, now) }
      return max(0, now.seconds - (oldest?.since.seconds ?? now.seconds))
    }
  }

  /// Links, sessions and the nonces of forms are kept for a month after their end: a dead link still leads to a new one.
  func sweep() async {
    let now = now()
    do {
      try await records.write { db in
        let month = now.adding(seconds: -30 * 86_400)
        try SignInLinks.forget(expiredBefore: month, db)
        try Sessions.forget(expiredBefore: month, db)
        try FormNonces.forget(before: month, db)
        try Attempts.forget(before: now.adding(seconds: -86_400), db)
      }
    } catch {
      logger.warning("old sessions were not forgotten", metadata: ["error": "\(error)"])
    }
    do {
      try await uploads.sweep(at: now)
    } catch {
      logger.warning("old uploads were not removed", metadata: ["error": "\(error)"])
    }
  }
}
