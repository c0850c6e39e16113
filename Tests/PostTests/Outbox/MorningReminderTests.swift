import Foundation
import GRDB
import Pages
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Post

/// Helsinki: eight is six in UTC.
@Suite("Reminders of a morning")
struct MorningReminderTests {
  private let post: TestLetters
  private let poster: String

  init() throws {
    let post = try TestLetters()
    self.post = post
    poster = try Self.deliverable("Poster", due: Agency.today, post)
    post.set("\(Agency.today)T06:00:00.000Z")
  }

  /// Ready, for Ada and Ben by name.
  private static func deliverable(_ title: String, due: String?, named: Bool = true, _ post: TestLetters)
    throws
    -> String
  {
    try post.temporary.write { db in
      let id = try post.agency.addDeliverable(title, status: "ready", db).deliverable
      try db.execute(
        sql: "UPDATE deliverable SET due_on = $1, ready_at = $2 WHERE id = $3",
        arguments: [due, Agency.created, id])
      if !named { try db.execute(sql: "DELETE FROM reviewer WHERE deliverable = $1", arguments: [id]) }
      return id
    }
  }

  private func sql(_ text: String, _ arguments: StatementArguments = []) throws {
    try post.temporary.write { db in try db.execute(sql: text, arguments: arguments) }
  }

  private func approve(_ id: String, by client: Client.ID) throws {
    try post.temporary.write { db in
      let version = try Row.fetchOne(
        db, sql: "SELECT id, sha256 FROM version WHERE deliverable = $1 ORDER BY number DESC", arguments: [id]
      )
      try db.insert(
        "approval",
        [
          "workspace": post.agency.workspace.text, "id": post.agency.ids.text("approval"), "deliverable": id,
          "version": version?["id"] as String?, "client": client.text, "name": "Ada",
          "email": "ada@example.test", "note": "",
          "sha256": version?["sha256"] as String?, "approved_at": Agency.created, "address": "",
          "receipt": "{}",
        ])
    }
  }

  /// Subjects by reader, since the last call.
  private func mails() async -> [String: [String]] {
    let before = post.sent.count
    await post.worker.drain()
    return Dictionary(grouping: post.sent.dropFirst(before), by: \.to.name).mapValues {
      $0.map(\.content.subject).sorted()
    }
  }

  private static let one = ["Reminder: Poster, version 1, waits for your decision"]

  @Test("at eight everybody by name who has not decided gets one mail, once, whatever is stopped and started")
  func once() async throws {
    post.set("\(Agency.today)T05:59:59.999Z")
    #expect(await mails().isEmpty)
    post.set("\(Agency.today)T06:00:00.000Z")
    let seen = await mails()
    #expect(seen.keys.count == 2 && seen.values.allSatisfy { $0 == Self.one })
    let mail = try #require(post.sent.last)
    #expect(
      mail.content.text.contains("Please decide today.")
        && mail.content.text.contains("/deliverables/\(poster)/"))
    #expect(mail.content.html.contains("Review version 1"))
    // Another process, later on the same day.
    for time in ["06:00:00.000", "06:01:00.000", "12:00:00.000", "21:59:59.000"] {
      post.set("\(Agency.today)T\(time)Z")
      await post.fresh().drain()
    }
    #expect(post.sent.count == 2)
    post.set("2026-11-25T06:00:00.000Z")
    #expect(await mails().values.allSatisfy { $0 == Self.one } && post.sent.count == 4, "a day late")
    #expect(try #require(post.sent.last).content.text.contains("A decision was due on Tuesday 24 November."))
    post.set("2026-11-26T06:00:00.000Z")
    #expect(await mails().isEmpty, "two days late is no morning to say so")
  }

  @Test("whatever ends the decision ends the reminders, between the writing and the sending too")
  func ended() async throws {
    try approve(poster, by: post.agency.ada)
    let seen = await mails()
    #expect(seen.count == 1 && seen["Ada Lind"] == nil, "the other one has not decided")
    for end in [
      "UPDATE deliverable SET status = 'changes_requested' WHERE status = 'ready'",
      "UPDATE deliverable SET status = 'draft' WHERE status = 'ready'",
      "UPDATE deliverable SET due_on = NULL WHERE status = 'ready'",
      "UPDATE access SET revoked_at = '\(Agency.created)'",
      "UPDATE access SET may_approve = 0", "UPDATE access SET expires_on = '2026-11-24'",
      "UPDATE workspace SET plan = 'starter'", "UPDATE client SET erased_at = '\(Agency.created)'",
    ] {
      // Written at eight, and the server of mails is away.
      let other = try MorningReminderTests()
      try other.post.write()
      #expect(try other.post.waiting() == 2)
      if end.contains("expires_on") { other.post.set("2026-11-24T21:59:00.000Z") }
      try other.sql(end)
      let isLastDay = end.contains("expires_on")
      #expect(await other.mails().isEmpty != isLastDay, "\(end)")
      // The next morning nothing is written at all.
      other.post.set("2026-11-25T06:00:00.000Z")
      try other.post.write()
      #expect(try other.post.waiting() == 0, "\(end)")
    }
  }

  @Test("where nobody is named, all who may approve are reminded until one has decided for all")
  func unnamed() async throws {
    let other = try Self.deliverable("Banner", due: Agency.today, named: false, post)
    try sql("UPDATE deliverable SET due_on = NULL WHERE id = $1", [poster])
    try sql("UPDATE access SET may_approve = 0 WHERE client = $1", [post.agency.ben.text])
    let seen = await mails()
    #expect(seen == ["Ada Lind": ["Reminder: Banner, version 1, waits for your decision"]])
    try sql("UPDATE deliverable SET status = 'changes_requested' WHERE id = $1", [other])
    post.set("2026-11-25T06:00:00.000Z")
    #expect(await mails().isEmpty)
  }

  @Test("several of a morning are one mail, the first due first, for who wants each mail by itself too")
  func bundled() async throws {
    _ = try Self.deliverable("Banner", due: "2026-11-26", post)
    _ = try Self.deliverable("Logo", due: "2026-11-22", post)
    _ = try Self.deliverable("Later", due: "2026-11-27", post)
    let seen = await mails()
    #expect(
      seen.count == 2 && seen.values.allSatisfy { $0 == ["3 decisions wait for you at Northlight Studio"] })
    let text = try #require(post.sent.last).content.text
    let places = ["Logo, version 1", "Poster, version 1", "Banner, version 1"].compactMap {
      text.range(of: $0)?.lowerBound
    }
    #expect(places.count == 3 && places == places.sorted() && !text.contains("Later"))
    #expect(text.contains("Please decide today.") && text.contains("It ends with your decision."))
  }

  @Test("for who chose one mail a day they are in that one")
  func digest() async throws {
    try sql("UPDATE client SET notify = 'daily'")
    post.set("2026-11-23T12:00:00.000Z")
    let update = try post.update(of: post.agency.website, in: post.agency)
    try post.temporary.write { db in
      try Outbox.add(
        .update(update), to: .client(post.agency.ada), in: post.agency.workspace, dueAt: post.now,
        messageID: "update@portal.test", at: post.now, db)
    }
    #expect(await mails().isEmpty)
    post.set("\(Agency.today)T06:00:00.000Z")
    let seen = await mails()
    #expect(seen["Ada Lind"] == ["2 things are new at Northlight Studio"] && seen.count == 2)
    let text = try #require(post.sent.first { $0.to.name == "Ada Lind" }).content.text
    #expect(text.contains(Self.one[0]) && text.contains("Please decide today."))
  }

  @Test("a server that was down in the morning sends them when it is back on the same day, and never later")
  func late() async throws {
    post.set("\(Agency.today)T21:59:59.000Z")
    #expect(await mails().count == 2, "an hour before midnight in Helsinki")
    let other = try MorningReminderTests()
    other.post.set("2026-11-25T05:59:59.000Z")
    #expect(await other.mails().isEmpty, "the day has passed")
  }

  @Test("what could not be sent by midnight is dropped, and does not hold up the next morning's")
  func dropped() async throws {
    try post.write()
    #expect(try post.waiting() == 2)
    post.set("2026-11-25T06:00:00.000Z")
    let seen = await mails()
    #expect(seen.count == 2 && seen.values.allSatisfy { $0 == Self.one })
    let states = try post.temporary.read { db in
      try String.fetchAll(db, sql: "SELECT state FROM outbox ORDER BY id")
    }
    #expect(states == ["expired", "expired", "sent", "sent"])
  }

  @Test("while the portal is switched off nobody is reminded; switched on on the same day, they are")
  func switchedOff() async throws {
    try sql("UPDATE workspace SET portal_enabled = 0")
    #expect(await mails().isEmpty)
    post.set("\(Agency.today)T10:00:00.000Z")
    try sql("UPDATE workspace SET portal_enabled = 1")
    #expect(await mails().count == 2)
  }

  @Test("what was marked ready today was announced today")
  func announced() async throws {
    try sql("UPDATE deliverable SET ready_at = '\(Agency.today)T05:00:00.000Z' WHERE status = 'ready'")
    #expect(await mails().isEmpty)
  }

  @Test("in the reader's language, and of their own agency only")
  func language() async throws {
    try sql("UPDATE client SET locale = 'de' WHERE id = $1", [post.agency.ada.text])
    let seen = await mails()
    #expect(seen["Ada Lind"] == ["Erinnerung: Poster, Version 1, wartet auf Ihre Entscheidung"])
    #expect(post.sent.allSatisfy { $0.from.name == "Northlight Studio" })
    #expect(post.sent.contains { $0.content.text.contains("Bitte entscheiden Sie heute.") })
  }

  @Test(
    "two processes that write a morning at the same moment write it once",
    arguments: [1, 2, 3, 4, 5])
  func race(_ round: Int) async throws {
    let post = post
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { try? post.write() } }
    }
    #expect(try post.waiting() == 2)
  }
}

extension TestLetters {
  fileprivate static let reminders = MorningReminders(host: "portal.test", random: .system)

  /// Writes the mornings that have come, and sends nothing.
  fileprivate func write() throws {
    let now = now
    for morning in try temporary.read({ db in try Self.reminders.open(at: now, db) }) {
      try temporary.write { db in try Self.reminders.write(morning, at: now, db) }
    }
  }

  fileprivate func waiting() throws -> Int {
    try temporary.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM outbox WHERE letter = 'review-reminder' AND state = 'waiting'") ?? 0
    }
  }
}
