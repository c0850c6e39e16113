import GRDB
import Portal
import PorticoCrypto
import Store
import Synchronization

/// Sends what waits in the outbox, several mails at once, until each is in other hands or cannot be.
///
/// Looks once a second, since another process may have written, and at once when it is woken. Ends when its task is
/// cancelled: what a mail server has begun to take is waited for, everything else is given back.
///
/// ```swift
/// let worker = OutboxWorker(store: store, mailer: .smtp(server, hello: host), composer: composer, …)
/// await worker.run()
/// ```
package final class OutboxWorker: Sendable {
  private let store: Store
  private let mailer: Mailer
  private let composer: Composer
  private let random: RandomBytes
  private let now: @Sendable () -> Instant
  private let taking: OutboxTaking
  private let reminders: MorningReminders?
  private let tell: @Sendable (PostEvent) -> Void
  private let bell = Bell()
  private let busy = Mutex(0)
  private let trouble = Mutex<String?>(nil)
  /// The last minute in which mornings were looked for.
  private let minute = Mutex(Int64.min)

  /// So many mails are under way at once.
  private static let width = 4
  /// Letters are remembered for 90 days after they were written, requests for links for one day.
  private static let memory: (letters: Int64, requests: Int64) = (90 * 86_400, 86_400)

  package init(
    store: Store, mailer: Mailer, random: RandomBytes, now: @escaping @Sendable () -> Instant,
    zones: ZoneCache = ZoneCache(), composer: Composer, reminders: MorningReminders? = nil,
    tell: @escaping @Sendable (PostEvent) -> Void = { _ in }
  ) {
    self.store = store
    self.mailer = mailer
    self.composer = composer
    self.random = random
    self.now = now
    self.tell = tell
    self.reminders = reminders
    taking = OutboxTaking(zones: zones)
  }

  /// Something was written: there is no need to wait for the next look.
  package func wake() { bell.ring() }

  /// Runs until the surrounding task is cancelled.
  package func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.ringEverySecond() }
      for await _ in bell.rings {
        while take(), let entries = await next() {
          group.addTask {
            await self.deliver(entries)
            self.give()
            self.bell.ring()
          }
        }
      }
    }
  }

  /// Sends what is due now, one mail after the other: for tests, and for whoever wants to know when it is done.
  package func drain() async {
    while let entries = await next(holdsPlace: false) { await deliver(entries) }
  }

  /// Frees what a process that died had taken. Only for the one process that delivers.
  package func takeOver() throws { try store.write(Outbox.releaseAll) }

  private func ringEverySecond() async {
    var round = 0
    while !Task.isCancelled {
      bell.ring()
      if round % 3600 == 30 { await forget() }
      round += 1
      try? await Task.sleep(for: .seconds(1))
    }
  }

  private func take() -> Bool {
    busy.withLock { busy in
      guard busy < Self.width, !Task.isCancelled else { return false }
      busy += 1
      return true
    }
  }

  private func give() { busy.withLock { $0 -= 1 } }

  /// What the next mail is made of; nil, and the place given back, where nothing is due.
  private func next(holdsPlace: Bool = true) async -> [Outbox.Entry]? {
    do {
      // What is written into a file that was moved away is lost.
      if store.isMoved { throw StoreMoved() }
      let now = now()
      await remind(at: now)
      if try await store.reading({ db in try Outbox.isAnythingDue(at: now, db) }) {
        let (entries, expired) = try await store.writing { [taking] db in try taking.next(at: now, db) }
        for entry in expired { tell(.dropped(entry, reason: OutboxTaking.late)) }
        report(nil)
        if !entries.isEmpty { return entries }
      }
    } catch is CancellationError {
      // The end: what was taken is freed by whoever takes over.
    } catch {
      report("\(error)")
    }
    if holdsPlace { give() }
    return nil
  }

  /// Before the morning's mails are put together: reminders belong to them. A workspace whose reminders cannot be
  /// written holds up no mail, and is tried again in a minute.
  private func remind(at now: Instant) async {
    let isNew = minute.withLock { minute in
      defer { minute = now.seconds / 60 }
      return minute != now.seconds / 60
    }
    guard isNew, let reminders else { return }
    do {
      for morning in try await store.reading({ db in try reminders.open(at: now, db) }) {
        do {
          try await store.writing { db in try reminders.write(morning, at: now, db) }
        } catch {
          report("reminders of \(morning.workspace.text): \(error)")
        }
      }
    } catch {
      report("reminders: \(error)")
    }
  }

  // MARK: One mail

  private func deliver(_ entries: [Outbox.Entry]) async {
    var left = entries
    var about = MailProblem.About(subject: nil, reader: nil)
    do {
      try Task.checkCancellation()
      let composition = try await composer.compose(entries)
      left = entries.filter { composition.dropped[$0.id] == nil }
      for entry in entries { if let reason = composition.dropped[entry.id] { await drop(entry, reason) } }
      guard !left.isEmpty else { return }
      guard let mail = composition.mail else {
        throw DeliveryProblem.permanent("nobody made a mail of it")
      }
      about = .init(subject: mail.content.subject, reader: composition.reader)
      try await mailer.send(mail)
      await noteSent(left, composition.remark)
    } catch is CancellationError {
      await record { [left] db in try Outbox.release(left, db) }
    } catch DeliveryProblem.permanent(let reason) {
      await fail(left, reason, about)
    } catch {
      await delay(left, "\(error)", about)
    }
  }

  private func noteSent(_ entries: [Outbox.Entry], _ remark: Composition.Remark?) async {
    let now = now()
    await record { [random] db in
      for entry in entries { try Outbox.noteSent(entry, at: now, db) }
      guard let remark, let workspace = entries.first?.workspace else { return }
      try MailProblem.tell(remark, in: workspace, at: now, random: random, db)
    }
    for entry in entries { tell(.sent(entry)) }
  }

  private func drop(_ entry: Outbox.Entry, _ reason: String) async {
    await record { db in try Outbox.noteDropped(entry, reason: reason, db) }
    tell(.dropped(entry, reason: reason))
  }

  private func delay(_ entries: [Outbox.Entry], _ reason: String, _ about: MailProblem.About) async {
    let now = now()
    let given = entries.filter { $0.created.adding(seconds: Backoff.patience) <= now }
    if !given.isEmpty {
      await fail(given, "given up after \(Backoff.patience / 86_400) days: \(reason)", about)
    }
    let kept = entries.filter { $0.created.adding(seconds: Backoff.patience) > now }
    guard let attempts = kept.map(\.attempts).min() else { return }
    // Those of one mail stay together.
    let due = Backoff.next(after: attempts, at: now, random: random)
    await record { db in for entry in kept { try Outbox.postpone(entry, until: due, problem: reason, db) } }
    for entry in kept { tell(.delayed(entry, seconds: due.seconds - now.seconds, reason: reason)) }
  }

  private func fail(_ entries: [Outbox.Entry], _ reason: String, _ about: MailProblem.About) async {
    let now = now()
    await record { [random] db in
      for entry in entries {
        try Outbox.noteFailed(entry, problem: reason, db)
        try MailProblem.tell(entry, about, at: now, random: random, db)
      }
    }
    for entry in entries { tell(.failed(entry, reason: reason)) }
  }

  // MARK: The record

  /// So often a record is tried before it is given up, once a second: less than a claim lasts.
  private static let recordTries = 600

  /// Writes down what became of entries. A mail that was taken must not go again because the database was locked just
  /// then, or because we are to end: hence a task of its own, which nobody cancels, and not only one try.
  private func record(_ body: @escaping @Sendable (Database) throws -> Void) async {
    await Task { [self] in
      for _ in 0..<Self.recordTries {
        do {
          try await store.writing(body)
          report(nil)
          return
        } catch {
          report("\(error)")
          try? await Task.sleep(for: .seconds(1))
        }
      }
    }.value
  }

  private func report(_ problem: String?) {
    let isNews = trouble.withLock { trouble in
      defer { trouble = problem }
      return trouble != problem
    }
    if isNews, let problem { tell(.trouble(problem)) }
  }

  private func forget() async {
    let now = now()
    do {
      try await store.writing { db in
        try Outbox.forget(
          letters: now.adding(seconds: -Self.memory.letters),
          requests: now.adding(seconds: -Self.memory.requests), db)
        let utc = Day(number: Int(now.adding(seconds: -Self.memory.letters).seconds / 86_400))
        try Reminders.forget(before: utc, db)
      }
    } catch {
      report("\(error)")
    }
  }

  private struct StoreMoved: Error, CustomStringConvertible {
    let description = "the database was moved, removed or replaced: put it back, or restart"
  }
}
