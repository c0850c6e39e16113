import Foundation
import GRDB
import Pages
import Portal
import PorticoCrypto
import Store
import Synchronization
import TestSupport
import Testing

@testable import Post

@Suite("The outbox")
struct OutboxWorkerTests {
  @Test("E-05 many workers at once send each mail exactly once")
  func race() async throws {
    let post = try TestPost()
    for _ in 0..<200 { try post.add(signIn: 600) }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<8 { group.addTask { await post.worker().drain() } }
    }
    #expect(post.sent.count == 200 && Set(post.sent).count == 200)
    #expect(try post.states() == ["sent": 200])
    #expect(
      try post.count("SELECT count(*) FROM outbox WHERE attempts <> 1 OR claimed_until IS NOT NULL") == 0)
  }

  @Test("a change that is taken back mails nothing")
  func rollback() async throws {
    let post = try TestPost()
    struct Undone: Error {}
    #expect(throws: Undone.self) {
      try post.temporary.write { db in
        try post.add(signIn: 600, db)
        throw Undone()
      }
    }
    await post.worker().drain()
    #expect(post.sent.isEmpty)
  }

  @Test("E-02 what is refused for now comes again after its pause, and not before")
  func temporary() async throws {
    let post = try TestPost()
    try post.add(signIn: 600)
    post.refuse(.temporary("451 later"))
    await post.worker().drain()
    await post.worker().drain()
    #expect(post.tries == 1, "not before its pause is over")
    #expect(try post.states() == ["waiting": 1])
    post.refuse(nil)
    post.advance(seconds: 23)
    await post.worker().drain()
    #expect(post.sent.isEmpty)
    post.advance(seconds: 14)
    await post.worker().drain()
    #expect(post.sent.count == 1 && post.tries == 2)
  }

  @Test(
    "E-02 what is refused for good is not tried again; the owner has one task for a dead address, however many mails"
  )
  func permanent() async throws {
    let post = try TestPost()
    post.refuse(.permanent("550 unknown"))
    for _ in 0..<3 { try post.add(signIn: 600) }
    await post.worker().drain()
    post.refuse(nil)
    post.advance(seconds: 86_400)
    await post.worker().drain()
    #expect(post.sent.isEmpty && post.tries == 3)
    #expect(try post.states() == ["failed": 3])
    let owner = post.agency.owner.text
    #expect(
      try post.count("SELECT count(*) FROM task WHERE kind = 'mail_problem' AND member = '\(owner)'") == 1)
    #expect(
      try post.count("SELECT count(*) FROM outbox WHERE length(payload) > 0") == 0,
      "sealed ones are forgotten")
  }

  @Test("E-02 nothing is sent when its time is over")
  func late() async throws {
    let post = try TestPost()
    try post.add(signIn: 540)
    post.advance(seconds: 540)
    await post.worker().drain()
    #expect(post.tries == 0)
    #expect(try post.states() == ["expired": 1])
  }

  @Test("a mail that nobody takes for five days is given up, and the team is told")
  func patience() async throws {
    let post = try TestPost()
    try post.add(.feedback(FeedbackMessage.ID(unchecked: "message_1")))
    post.refuse(.temporary("nobody answers"))
    for _ in 0..<200 {
      await post.worker().drain()
      post.advance(seconds: 3600)
    }
    #expect(try post.states() == ["failed": 1])
    #expect(post.tries < 125)
    #expect(try post.count("SELECT count(*) FROM task WHERE kind = 'mail_problem'") == 1)
  }

  @Test("what a process that died had taken waits for its claim to end, or for whoever takes over")
  func claims() async throws {
    let post = try TestPost()
    try post.add(signIn: 3600)
    let now = post.now
    let entry = try post.temporary.write { db in try Outbox.claim(at: now, db) }
    #expect(entry != nil)
    await post.worker().drain()
    #expect(post.sent.isEmpty, "somebody else has it")
    post.advance(seconds: Outbox.claimSeconds)
    await post.worker().drain()
    #expect(post.sent == [entry?.messageID])

    try post.add(signIn: 3600)
    let later = post.now
    _ = try post.temporary.write { db in try Outbox.claim(at: later, db) }
    let next = post.worker()
    try next.takeOver()
    await next.drain()
    #expect(post.sent.count == 2)
  }

  @Test("links that sign in go before everything else")
  func urgent() async throws {
    let post = try TestPost()
    for index in 0..<5 { try post.add(.feedback(FeedbackMessage.ID(unchecked: "message_\(index)"))) }
    post.advance(seconds: 60)
    let link = try post.add(signIn: 600)
    await post.worker().drain()
    #expect(post.sent.first == link)
  }

  @Test("mail pauses while the portal is switched off")
  func paused() async throws {
    let post = try TestPost()
    try post.add(signIn: 600)
    try post.temporary.write { db in try db.execute(sql: "UPDATE workspace SET portal_enabled = 0") }
    await post.worker().drain()
    #expect(post.tries == 0)
    #expect(try post.states() == ["waiting": 1])
  }

  @Test("the same letter that waits already is not added again; one that is under way is")
  func same() async throws {
    let post = try TestPost()
    let letter = Letter.feedback(FeedbackMessage.ID(unchecked: "message_1"))
    for _ in 0..<3 { try post.add(letter) }
    #expect(try post.states() == ["waiting": 1])
    let now = post.now
    _ = try post.temporary.write { db in try Outbox.claim(at: now, db) }
    try post.add(letter)
    #expect(try post.states() == ["waiting": 2])
  }
}
