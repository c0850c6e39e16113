import Actions
import GRDB
import Logging
import Portal
import ServiceLifecycle
import Store

/// Makes the invoices that come by themselves: once a minute it looks which have their day where their agency is, so at
/// the turn of that day, or when the server is there again. Several servers may look at once; the database has each day
/// made once.
struct RecurringWatch: Service, CustomStringConvertible {
  let description = "recurring invoices"

  /// In seconds.
  static let interval: Int64 = 60

  let records: Records
  let runner: ActionRunner
  let zones: ZoneCache
  let now: @Sendable () -> Instant
  /// Says that something is to be mailed.
  let wakePost: @Sendable () -> Void
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await look()
        try? await Task.sleep(for: .seconds(Self.interval))
      }
    }
  }

  /// Makes everything whose day has come, each in a transaction of its own: trouble with one holds up no other.
  func look() async {
    let due: [RecurringReader.Due]
    let now = now()
    do {
      due = try await records.read { [zones] db in try RecurringReader.due(at: now, zones: zones, db) }
    } catch {
      logger.error("recurring invoices cannot be looked for", metadata: ["error": "\(error)"])
      return
    }
    for each in due where !Task.isCancelled {
      let facts: Logger.Metadata = ["template": "\(each.id.text)", "workspace": "\(each.workspace.text)"]
      do {
        if try await make(each) {
          wakePost()
          logger.info("recurring invoice made", metadata: facts)
        }
      } catch {
        let isLasting = Self.isLasting(error)
        logger.error(
          isLasting ? "a recurring invoice cannot be made and is paused" : "a recurring invoice waits",
          metadata: facts.merging(["error": "\(error)"]) { first, _ in first })
        if isLasting { await stop(each) }
      }
    }
  }

  /// Whether the same is to be expected of the next try: a rule was broken, of ours or of the schema's. A database that
  /// is away or a server that ends is no reason to stop for good.
  private static func isLasting(_ error: any Error) -> Bool {
    error is ActionError || error is DatabaseError || error is Malformed
  }

  private func make(_ due: RecurringReader.Due) async throws -> Bool {
    let action = MakeRecurringInvoices(due.id)
    return try await records.act { [runner] db in
      try runner.run(action, as: .clock(due.workspace), db)
    }
  }

  /// What the rules did not foresee fails every minute: once is enough.
  private func stop(_ due: RecurringReader.Due) async {
    let action = StopRecurringInvoice(due.id, because: "its invoice could not be stored; the log says why")
    do {
      try await records.act { [runner] db in try runner.run(action, as: .clock(due.workspace), db) }
    } catch {
      logger.error("a recurring invoice could not be paused", metadata: ["error": "\(error)"])
    }
  }
}
