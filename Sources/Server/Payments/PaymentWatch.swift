import Actions
import GRDB
import Logging
import Portal
import ServiceLifecycle
import Store
import Stripe

/// Heals what webhooks lost: asks Stripe once a minute what happened since the last time, and how what is still open here
/// stands there. Ends sessions of invoices that are not to be paid any more, within a second of that: whoever has Stripe's
/// form open pays nothing that was voided, credited or paid otherwise meanwhile.
struct PaymentWatch: Service, CustomStringConvertible {
  let description = "payment watch"

  /// In seconds.
  static let interval: Int64 = 60
  /// In seconds: events come into Stripe's list a little after they happened, and clocks differ.
  static let overlap: Int64 = 600
  /// So long after its end a session is asked about that Stripe should have told us of.
  static let patience: Int64 = 60

  let records: Records
  let till: Till
  let zones: ZoneCache
  let now: @Sendable () -> Instant
  let logger: Logger

  func run() async throws {
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        await look()
        var seen = await changes()
        for _ in 0..<Self.interval where !Task.isCancelled {
          try? await Task.sleep(for: .seconds(1))
          let now = await changes()
          if now != seen { await endUnwanted() }
          seen = now
        }
      }
    }
  }

  /// How far the log of what clients' pages show has come; nil where it cannot be read.
  private func changes() async -> Int64? { try? await records.read { db in try ChangeLog.position(db) } }

  /// Where something is open at Stripe: whether it is to be paid still.
  func endUnwanted() async {
    let workspaces = (try? await records.read { db in try Checkouts.workspacesWithOpen(db) }) ?? []
    for workspace in workspaces where !Task.isCancelled {
      await trying(workspace) { try await settleOpen(in: workspace) }
    }
  }

  /// One look at every workspace's account; trouble with one holds up no other.
  func look() async {
    let workspaces: [Workspace.ID]
    do {
      workspaces = try await records.read { db in try StripeAccounts.workspaces(db) }
    } catch {
      logger.error("payments cannot be looked after", metadata: ["error": "\(error)"])
      return
    }
    for workspace in workspaces where !Task.isCancelled {
      await trying(workspace) { try await hear(of: workspace) }
      await trying(workspace) { try await till.giveBackWhatWaits(in: workspace, at: now()) }
      await trying(workspace) { try await hearOfCharges(in: workspace) }
      await trying(workspace) { try await settleOpen(in: workspace) }
    }
  }

  /// What fails holds up nothing else.
  private func trying(_ workspace: Workspace.ID, _ ask: () async throws -> Void) async {
    do {
      try await ask()
    } catch {
      logger.warning(
        "Stripe was asked in vain", metadata: ["error": "\(error)", "workspace": "\(workspace.text)"])
    }
  }

  /// Everything that happened at Stripe since then, in the order in which it happened.
  private func hear(of workspace: Workspace.ID) async throws {
    guard let account = try await till.door.account(of: workspace) else { return }
    let start = now().seconds
    var events: [StripeClient.ListedEvent] = []
    var last: String?
    while true {
      let (page, hasMore) = try await account.client.events(
        since: account.eventsFrom - Self.overlap, before: last)
      events += page
      guard hasMore, let oldest = page.last else { break }
      last = oldest.id
    }
    var count = 0
    for listed in events.reversed() {
      guard let event = listed.event else {
        logger.error(
          "an event of Stripe's cannot be read",
          metadata: ["event": "\(listed.id)", "workspace": "\(workspace.text)"])
        continue
      }
      let action = HandleStripeEvent(event, body: listed.body, in: workspace)
      let isNew = try await records.act { [till] db in try till.runner.run(action, as: .stripe, db) }
      if isNew { count += 1 }
    }
    let settle = SettleStripeEvents(in: workspace)
    try await records.act { [till] db in try till.runner.run(settle, as: .stripe, db) }
    try await records.write { db in try StripeAccounts.noteEvents(upTo: start, in: workspace, db) }
    if count > 0 {
      till.wakePost()
      logger.info(
        "events of Stripe's that no webhook brought",
        metadata: ["events": "\(count)", "workspace": "\(workspace.text)"])
    }
  }

  /// A charge tells what went back of it altogether: by which refunds, where their own events never came, Stripe is asked.
  private func hearOfCharges(in workspace: Workspace.ID) async throws {
    let payments = try await records.read { db in
      try StripeEvents.waiting(in: workspace, db).compactMap { kept -> Payment.ID? in
        guard case .charge(let charge) = (try? StripeEvent(json: kept.body))?.subject,
          let intent = charge.paymentIntent?.id
        else { return nil }
        return try StripePayments.find(intent: intent, in: workspace, db)?.payment.id
      }
    }
    for payment in Set(payments) where !Task.isCancelled {
      await trying(workspace) { try await till.hearRefunds(of: payment, in: workspace) }
    }
  }

  private func settleOpen(in workspace: Workspace.ID) async throws {
    let now = now()
    let open = try await records.read { db in
      try Checkouts.open(in: workspace, db).map {
        ($0, try !$0.isUnwanted && isWanted($0, in: workspace, at: now, db))
      }
    }
    for (checkout, isWanted) in open where !Task.isCancelled {
      do {
        try await settle(checkout, isWanted: isWanted, at: now, in: workspace)
      } catch {
        logger.warning(
          "Stripe was asked in vain about a checkout",
          metadata: [
            "error": "\(error)", "workspace": "\(workspace.text)", "checkout": "\(checkout.id.text)",
          ])
      }
    }
  }

  private func settle(_ checkout: Checkout, isWanted: Bool, at now: Instant, in workspace: Workspace.ID)
    async throws
  {
    if checkout.session == nil {
      if checkout.expiresAt < now { try await till.abandon(checkout, in: workspace) }
    } else if !isWanted {
      _ = try await till.end(checkout, in: workspace)
    } else if checkout.expiresAt.adding(seconds: Self.patience) < now {
      _ = try await till.look(at: checkout, in: workspace)
    }
  }

  /// Whether what it asks for is still to be paid, by what its client sees.
  private func isWanted(_ checkout: Checkout, in id: Workspace.ID, at now: Instant, _ db: Database) throws
    -> Bool
  {
    guard let workspace = try SnapshotReader.workspace(id, zones: zones, db) else { return false }
    let today = workspace.zone.day(of: now)
    guard
      let snapshot = try SnapshotReader.client(checkout.client, of: workspace, on: today, db)?.snapshot.get()
    else { return false }
    return checkout.parts.allSatisfy { part in
      guard let invoice = snapshot.invoices.first(where: { $0.id == part.invoice }),
        let total = try? InvoiceTotals(of: invoice).total,
        let due = try? InvoiceBalance(of: invoice, total: total, on: today).toPayNow
      else { return false }
      return due.minor >= part.amount
    }
  }
}
