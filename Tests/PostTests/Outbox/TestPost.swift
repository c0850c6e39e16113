import Foundation
import GRDB
import Pages
import Portal
import PorticoCrypto
import Store
import Synchronization
import TestSupport

@testable import Post

/// An outbox with a clock that a test sets and a mail server that does as a test says. Each mail says nothing but its name.
final class TestPost: Sendable {
  let temporary: TemporaryStore
  let agency: Agency
  private let time = Mutex(Instant(iso: "2026-11-24T12:00:00.000Z") ?? Instant(seconds: 0))
  private let mails = Mutex<[String]>([])
  private let attempts = Mutex(0)
  private let refusal = Mutex<DeliveryProblem?>(nil)

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
  }

  var now: Instant { time.withLock { $0 } }
  /// By Message-ID, in order.
  var sent: [String] { mails.withLock { $0 } }
  var tries: Int { attempts.withLock { $0 } }

  func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
  func refuse(_ problem: DeliveryProblem?) { refusal.withLock { $0 = problem } }

  @discardableResult
  func add(signIn seconds: Int64) throws -> String {
    try temporary.write { db in try add(signIn: seconds, db) }
  }

  @discardableResult
  func add(signIn seconds: Int64, _ db: Database) throws -> String {
    let id = try MessageID.fresh(at: "portal.test", random: .system).text
    try Outbox.add(
      signIn: [1, 2, 3], in: agency.workspace, messageID: id, at: now, expires: now.adding(seconds: seconds),
      db)
    return id
  }

  func add(_ letter: Letter) throws {
    let id = try MessageID.fresh(at: "portal.test", random: .system).text
    try temporary.write { db in
      try Outbox.add(
        letter, to: .member(agency.owner), in: agency.workspace, dueAt: now, messageID: id, at: now, db)
    }
  }

  func worker() -> OutboxWorker {
    let mailer = Mailer { [self] mail in
      attempts.withLock { $0 += 1 }
      await Task.yield()
      if let problem = refusal.withLock({ $0 }) { throw problem }
      mails.withLock { $0.append(mail.messageID.text) }
    }
    let reader = agency.ada
    let compose: @Sendable ([Outbox.Entry]) async throws -> Composition = { entries in
      guard let box = Mailbox(name: "Ada", address: "ada@example.test") else { throw CancellationError() }
      let mail = Mail(
        messageID: MessageID(text: entries[0].messageID), from: box, to: box, date: entries[0].created,
        content: MailContent(subject: "s", html: "h", text: "t"))
      return Composition(mail: mail, about: reader)
    }
    return OutboxWorker(
      store: temporary.store, mailer: mailer, random: .system, now: { [self] in now },
      composer: Composer(compose: compose))
  }

  func count(_ sql: String) throws -> Int {
    try temporary.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
  }

  func states() throws -> [String: Int] {
    let rows = try temporary.read { db in
      try Row.fetchAll(db, sql: "SELECT state, count(*) FROM outbox GROUP BY state").map { row in
        (row[0] as String, row[1] as Int)
      }
    }
    return Dictionary(uniqueKeysWithValues: rows)
  }
}
