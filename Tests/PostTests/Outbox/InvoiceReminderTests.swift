import Foundation
import GRDB
import Pages
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Post

/// Ada sees the open invoice, of which 973 euro are left, due on 30 November. In Helsinki eight is six in UTC.
@Suite("Reminders of invoices")
struct InvoiceReminderTests {
  private let post: TestLetters
  private let number: String

  init() throws {
    let post = try TestLetters()
    self.post = post
    number = try post.temporary.read { db in
      try String.fetchOne(
        db, sql: "SELECT number FROM invoice WHERE id = $1", arguments: [post.agency.openInvoice.text]) ?? ""
    }
  }

  private func sql(_ text: String, _ arguments: StatementArguments = []) throws {
    try post.temporary.write { db in try db.execute(sql: text, arguments: arguments) }
  }

  private func schedule(_ text: String) throws {
    try sql("UPDATE workspace SET invoice_reminders = $1 WHERE slug = 'northlight'", [text])
  }

  /// Subjects to Ada, since the last call, on the morning of a day.
  private func mails(_ day: String, _ time: String = "06:00:00.000") async -> [String] {
    let before = sent.count
    post.set("\(day)T\(time)Z")
    await post.fresh().drain()
    return sent.dropFirst(before).map(\.content.subject)
  }

  /// Ada's mails of this agency: the other one has an Ada of its own.
  private var sent: [Mail] {
    post.sent.filter { $0.to.name == "Ada Lind" && $0.from.name == "Northlight Studio" }
  }

  private var reminder: [String] { ["Reminder: invoice \(number)"] }

  @Test("three days before, then three and ten after; once each, whatever is stopped and started")
  func days() async throws {
    #expect(await mails("2026-11-26").isEmpty)
    #expect(await mails("2026-11-27", "05:59:59.999").isEmpty)
    #expect(await mails("2026-11-27") == reminder)
    let early = try #require(sent.last)
    #expect(early.content.text.contains("€973.00") && early.content.text.contains("Due Monday 30 November."))
    #expect(early.content.text.contains("/billing/\(post.agency.openInvoice)/"))
    #expect(early.content.text.contains("FI21") && early.content.text.contains("RF18 2026 1183"))
    #expect(early.replyTo != nil && early.attachments.isEmpty)
    for (day, time) in [
      ("2026-11-27", "06:01:00.000"), ("2026-11-27", "21:59:59.000"), ("2026-11-28", "06:00:00.000"),
      ("2026-11-30", "06:00:00.000"), ("2026-12-02", "06:00:00.000"),
    ] {
      #expect(await mails(day, time).isEmpty, "\(day) \(time)")
    }
    #expect(await mails("2026-12-03") == reminder)
    #expect(
      try #require(sent.last).content.text.contains(
        "It was due on Monday 30 November."))
    #expect(await mails("2026-12-04").isEmpty)
    #expect(await mails("2026-12-10") == reminder)
    for day in ["2026-12-11", "2026-12-17", "2027-01-10"] { #expect(await mails(day).isEmpty) }
    // Ben does not see the bills of the website, and Cleo's money is on its way.
    #expect(post.sent.allSatisfy { $0.to.name == "Ada Lind" })
  }

  @Test("after a downtime only the last step goes, and none that is long over")
  func downtime() async throws {
    #expect(await mails("2026-12-11") == reminder, "of three steps the last")
    #expect(await mails("2026-12-12").isEmpty)
    let other = try InvoiceReminderTests()
    #expect(await other.mails("2026-12-18").isEmpty, "more than a week")
    #expect(await other.mails("2027-12-18").isEmpty)
  }

  @Test("old invoices are quiet when reminders begin, and so are those that were sent already late")
  func upgrade() async throws {
    try schedule("1 2 3 4 5 6")
    #expect(await mails("2026-12-06") == reminder, "one of six")
    let other = try InvoiceReminderTests()
    try other.sql("DROP TRIGGER lock_invoice_sent")
    try other.sql("UPDATE invoice SET sent_at = '2026-12-03T12:00:00.000Z'")
    #expect(await other.mails("2026-12-04").isEmpty, "it came yesterday, with the same words")
    #expect(await other.mails("2026-12-10") == other.reminder)
  }

  @Test("whatever ends the debt ends the reminders, between the writing and the sending too")
  func ended() async throws {
    for end in [
      "payment", "processing", "note",
      "UPDATE invoice SET stage = 'void', voided_at = '\(Agency.created)' WHERE stage = 'sent'",
      "UPDATE access SET revoked_at = '\(Agency.created)'",
      "UPDATE client SET erased_at = '\(Agency.created)'",
    ] {
      for isWritten in [true, false] {
        let other = try InvoiceReminderTests()
        other.post.set("2026-11-27T06:00:00.000Z")
        if isWritten {
          try other.post.writeMornings()
          #expect(try other.post.waitingReminders() == 1)
        }
        try other.settle(end)
        #expect(await other.mails("2026-11-27", "06:05:00.000").isEmpty, "\(end)")
        other.post.set("2026-12-03T06:00:00.000Z")
        try other.post.writeMornings()
        #expect(try other.post.waitingReminders() == 0, "\(end)")
      }
    }
  }

  private func settle(_ end: String) throws {
    let agency = post.agency
    try post.temporary.write { db in
      switch end {
      case "payment": try agency.addPayment(of: 97_300, on: "2026-11-26", for: [agency.openInvoice], db)
      case "processing":
        try agency.addPayment(
          of: 97_300, kind: "processing", on: "2026-11-26", for: [agency.openInvoice], db)
      case "note":
        let note = try agency.addInvoice(for: [agency.website], stage: .draft, due: "2026-12-30", db)
        try agency.addLine(to: note, "Work", price: 97_300, tax: 0, db)
        try db.execute(
          sql: """
            UPDATE invoice SET kind = 'credit_note', corrects = $1, number = 'C-1', stage = 'sent', sent_at = $2
            WHERE id = $3
            """, arguments: [agency.openInvoice.text, Agency.created, note.text])
      default: try db.execute(sql: end)
      }
    }
  }

  @Test("a part that came, or was credited, is not asked for; drafts and credit notes ask for nothing")
  func parts() async throws {
    let agency = post.agency
    try post.temporary.write { db in
      try agency.addPayment(of: 50_000, on: "2026-11-26", for: [agency.openInvoice], db)
      try agency.addPayment(
        of: 10_000, kind: "processing", on: "2026-11-26", for: [agency.openInvoice], db)
      let draft = try agency.addInvoice(for: [agency.website], stage: .draft, db)
      try agency.addLine(to: draft, "Work", db)
    }
    #expect(await mails("2026-11-27") == reminder)
    #expect(try #require(sent.last).content.text.contains("€373.00"))
  }

  @Test("several invoices are one mail of a morning, and answers reach whom they are about, or the owner")
  func bundled() async throws {
    let agency = post.agency
    let second = try post.temporary.write { db in
      let id = try agency.addInvoice(for: [agency.website], due: "2026-11-24", db)
      try agency.addLine(to: id, "Work", price: 10_000, tax: 0, db)
      return id
    }
    let subjects = await mails("2026-11-27")
    #expect(subjects == ["2 invoices of Northlight Studio wait to be paid"])
    let mail = try #require(sent.last)
    for part in ["€973.00 to pay.", "€100.00 to pay.", "It was due on Tuesday 24 November.", "/billing/\n"] {
      #expect(mail.content.text.contains(part), "\(part)")
    }
    #expect(mail.content.text.contains("/billing/\(second)/") && mail.replyTo?.name == "Maya Holm")
    #expect(await mails("2026-11-28").isEmpty)
  }

  @Test("reviews and bills of a morning are two mails, for who chose one a day they are in that one")
  func digest() async throws {
    try sql("UPDATE client SET notify = 'daily'")
    try post.temporary.write { db in
      let id = try post.agency.addDeliverable("Poster", status: "ready", db).deliverable
      try db.execute(
        sql: "UPDATE deliverable SET due_on = '2026-11-27', ready_at = $1 WHERE id = $2",
        arguments: [Agency.created, id])
    }
    #expect(await mails("2026-11-27") == ["2 things are new at Northlight Studio"])
    #expect(try #require(sent.last).content.text.contains("€973.00 to pay."))
  }

  @Test("no schedule, a portal that is off, another agency's: nothing")
  func off() async throws {
    try schedule("")
    #expect(await mails("2026-11-27").isEmpty)
    let other = try InvoiceReminderTests()
    try other.sql("UPDATE workspace SET portal_enabled = 0")
    #expect(await other.mails("2026-11-27").isEmpty)
    try other.sql("UPDATE workspace SET portal_enabled = 1")
    #expect(await other.mails("2026-11-27", "10:00:00.000") == other.reminder)
  }

  @Test("what could not be sent by midnight is dropped, and not sent with the next morning's")
  func dropped() async throws {
    post.set("2026-11-27T06:00:00.000Z")
    try post.writeMornings()
    #expect(await mails("2026-11-28").isEmpty)
    let states = try post.temporary.read { db in
      try String.fetchAll(
        db, sql: "SELECT state FROM outbox WHERE letter = 'invoice-reminder' AND workspace = $1",
        arguments: [post.agency.workspace.text])
    }
    #expect(states == ["expired"])
  }

  @Test(
    "G-03 a clock that was wrong for a morning costs at most one mail, and takes none away",
    arguments: ["2027-01-03", "2038-01-19", "2100-02-28", "2026-12-11", "2020-02-29"])
  func clock(_ wrong: String) async throws {
    let early = await mails(wrong)
    #expect(early.count <= 1)
    #expect(await mails("2026-11-27") == reminder)
    #expect(await mails("2026-12-03") == reminder)
    #expect(await mails("2026-12-03", "07:00:00.000").isEmpty)
    #expect(await mails("2026-12-10").count == 1)
  }

  @Test("two processes that write a morning at the same moment write it once", arguments: [1, 2, 3, 4, 5])
  func race(_ round: Int) async throws {
    let post = post
    post.set("2026-11-27T06:00:00.000Z")
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { try? post.writeMornings() } }
    }
    #expect(try post.waitingReminders() == 1)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 { group.addTask { await post.fresh().drain() } }
    }
    #expect(sent.count == 1)
  }
}

extension TestLetters {
  fileprivate static let reminders = MorningReminders(host: "portal.test", random: .system)

  /// Writes the mornings that have come, and sends nothing.
  fileprivate func writeMornings() throws {
    let now = now
    for morning in try temporary.read({ db in try Self.reminders.open(at: now, db) }) {
      try temporary.write { db in try Self.reminders.write(morning, at: now, db) }
    }
  }

  fileprivate func waitingReminders() throws -> Int {
    try temporary.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM outbox WHERE letter = 'invoice-reminder' AND state = 'waiting' AND workspace = $1
            AND (expires_at IS NULL OR expires_at > $2)
          """, arguments: [agency.workspace.text, now.iso]) ?? 0
    }
  }
}
