import Foundation
import GRDB
import Pages
import Portal
import PorticoCrypto
import Store
import Synchronization
import TestSupport

@testable import Post

/// Two agencies with something to tell, an outbox and everything that makes mails of it.
final class TestLetters: Sendable {
  let temporary: TemporaryStore
  let agency: Agency
  let stranger: Agency
  let review: Agency.Review
  let composer: LetterComposer
  let worker: OutboxWorker
  private let another: @Sendable () -> OutboxWorker
  private let time: Clock
  private let mails: Mails

  private final class Clock: Sendable {
    let now = Mutex(Instant(iso: "\(Agency.today)T12:00:00.000Z") ?? Instant(seconds: 0))
  }

  private final class Mails: Sendable {
    let all = Mutex<[Mail]>([])
  }

  private static let catalogue = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../site-templates")
    return try Catalogue(base: root.standardizedFileURL, override: nil)
  }

  init(files: InvoiceFiles = .none) throws {
    temporary = try TemporaryStore()
    let agency = try Agency.sample(in: temporary)
    self.agency = agency
    stranger = try Agency.stranger(in: temporary)
    review = try temporary.write { db in try agency.addReview(db) }
    let (clock, mails) = (Clock(), Mails())
    (time, self.mails) = (clock, mails)
    let now: @Sendable () -> Instant = { clock.now.withLock { $0 } }
    composer = LetterComposer(
      store: temporary.store, catalogue: try Self.catalogue.get(),
      addresses: PortalAddresses(base: "portal.test") { "http://\($0)" }, sender: "portal@portico.test",
      files: files, now: now)
    let (store, compose) = (temporary.store, composer.compose)
    another = {
      OutboxWorker(
        store: store, mailer: Mailer { mail in mails.all.withLock { $0.append(mail) } },
        random: .system, now: now, composer: Composer(compose: compose),
        reminders: MorningReminders(host: "portal.test", random: .system))
    }
    worker = another()
  }

  /// As another process would have it.
  func fresh() -> OutboxWorker { another() }

  var approval: Approval.ID { Approval.ID(unchecked: review.approval) }
  /// Aino's, on the version that Ada sent back.
  var comment: Comment.ID {
    get throws {
      try temporary.read { db in
        Comment.ID(
          unchecked: try String.fetchOne(db, sql: "SELECT id FROM comment WHERE member IS NOT NULL") ?? "")
      }
    }
  }
  var sent: [Mail] { mails.all.withLock { $0 } }
  var now: Instant { time.now.withLock { $0 } }

  func set(_ iso: String) { time.now.withLock { $0 = Instant(iso: iso) ?? $0 } }

  func update(of project: Project.ID, in agency: Agency, at index: Int = 0) throws -> Update.ID {
    try temporary.read { db in
      let sql = "SELECT id FROM project_update WHERE workspace = $1 AND project = $2 LIMIT 1 OFFSET \(index)"
      let arguments: StatementArguments = [agency.workspace.text, project.text]
      return Update.ID(unchecked: try String.fetchOne(db, sql: sql, arguments: arguments) ?? "")
    }
  }

  /// - Returns: the row, as a worker sees it that has just taken it.
  @discardableResult
  func add(_ letter: Letter, to recipient: Outbox.Recipient, in other: Agency? = nil) throws -> Outbox.Entry {
    let id = try MessageID.fresh(at: "portal.test", random: .system).text
    return try temporary.write { db in
      try Outbox.add(
        letter, to: recipient, in: (other ?? agency).workspace, dueAt: now, messageID: id, at: now, db)
      let entry = try Outbox.claim(at: now, db)
      guard let entry else { throw CancellationError() }
      try Outbox.release([entry], db)
      return entry
    }
  }

  func mail(_ letter: Letter, to recipient: Outbox.Recipient, in other: Agency? = nil) async throws -> Mail? {
    try temporary.write { db in try db.execute(sql: "DELETE FROM outbox") }
    return try await composer.compose([try add(letter, to: recipient, in: other)]).mail
  }

  func mail(_ letter: Letter, to client: Client.ID, in other: Agency? = nil) async throws -> Mail? {
    try await mail(letter, to: .client(client), in: other)
  }
}
