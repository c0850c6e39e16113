import Foundation
import GRDB
import Pages
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Post

@Suite("Letters when they are sent")
struct LetterComposerTests {
  private let post: TestLetters

  init() throws { post = try TestLetters() }

  @Test("E-07 a client's letter is their agency's, leads to their own page, and answers reach the lead")
  func client() async throws {
    let mail = try #require(try await post.mail(.receipt(post.approval), to: post.agency.ada))
    #expect(mail.to.address == "ada@example.test" || mail.to.name == "Ada Lind")
    #expect(mail.from.name == "Northlight Studio" && mail.from.address == "portal@portico.test")
    #expect(mail.replyTo?.name == "Jonas Berg")
    let page = "http://portal.test/c/\(post.agency.ada)/deliverables/\(post.review.approved)/"
    #expect(mail.content.text.contains(page) && mail.content.html.contains(page))
    #expect(!mail.content.html.contains("Fieldwork"))
    #expect(mail.attachments.map(\.name) == ["receipt-\(post.approval).json"])
    #expect(mail.attachments.first?.bytes == Array("{}".utf8))
  }

  @Test("a second workspace's letters lead to its own host, and to its own domain while that is verified")
  func addresses() async throws {
    let other = post.stranger
    let update = try post.update(of: other.app, in: other)
    func page() async throws -> String {
      try #require(try await post.mail(.update(update), to: other.cleo, in: other)).content.text
    }
    #expect(try await page().contains("http://fieldwork.portal.test/c/\(other.cleo)/projects/\(other.app)/"))
    try post.temporary.write { db in
      try db.execute(
        sql: """
          INSERT INTO domain (workspace, id, host, cname_target, txt_value, claimed_at, verified_at)
          VALUES ($1, 'domain_00000000000000000000000000', 'portal.fieldwork.test', 'x.test', 'x', $2, $2)
          """, arguments: [other.workspace.text, Agency.created])
    }
    #expect(try await page().contains("http://portal.fieldwork.test/c/"))
    try post.temporary.write { db in
      try db.execute(sql: "UPDATE domain SET verified_at = NULL")
    }
    #expect(try await page().contains("http://fieldwork.portal.test/c/"))
  }

  @Test("E-08 G-02 nothing goes to whom it is not shared with any more")
  func gone() async throws {
    try post.temporary.write { db in
      try db.execute(
        sql: "UPDATE access SET revoked_at = $1 WHERE client = $2",
        arguments: [Agency.created, post.agency.ada.text])
    }
    #expect(try await post.mail(.comment(try post.comment), to: post.agency.ben) != nil, "Ben is still there")
    #expect(try await post.mail(.receipt(post.approval), to: post.agency.ada) == nil)
    #expect(try await post.mail(.comment(try post.comment), to: post.agency.cleo) == nil, "not her project")
    #expect(try await post.mail(.receipt(post.approval), to: post.agency.ben) == nil, "not his receipt")
    #expect(
      try await post.mail(.approved(post.approval), to: post.agency.ada) == nil, "not a client's letter")
  }

  @Test("G-02 an access that has ended by the day on which a mail is sent is none")
  func expired() async throws {
    let agency = post.agency
    let letter = Letter.update(try post.update(of: agency.app, in: agency))
    post.set("2026-12-31T21:59:59.000Z")
    #expect(try await post.mail(letter, to: agency.cleo) != nil, "the last day is not over in Helsinki")
    post.set("2026-12-31T22:00:00.000Z")
    #expect(try await post.mail(letter, to: agency.cleo) == nil)
  }

  @Test("it goes to the address that the reader has then")
  func moved() async throws {
    try post.temporary.write { db in
      try db.execute(
        sql: "UPDATE client SET email = 'new@example.test' WHERE id = $1", arguments: [post.agency.ada.text])
    }
    #expect(
      try await post.mail(.receipt(post.approval), to: post.agency.ada)?.to.address == "new@example.test")
  }

  @Test("what was withdrawn before the mail was sent is not announced")
  func withdrawn() async throws {
    let id = Deliverable.ID(unchecked: post.review.open)
    func set(_ status: String) throws {
      try post.temporary.write { db in
        try db.execute(
          sql: "UPDATE deliverable SET status = $1 WHERE id = $2", arguments: [status, id.text])
      }
    }
    #expect(try await post.mail(.readyForReview(id), to: post.agency.ada) == nil, "changes were requested")
    try set("ready")
    #expect(try await post.mail(.readyForReview(id), to: post.agency.ada) != nil)
    try set("draft")
    #expect(try await post.mail(.readyForReview(id), to: post.agency.ada) == nil)
  }

  @Test("a letter to a member who left goes to the owner")
  func left() async throws {
    let to = post.agency.jonas
    #expect(try await post.mail(.approved(post.approval), to: .member(to))?.to.name == "Jonas Berg")
    try post.temporary.write { db in
      try db.execute(
        sql: "UPDATE member SET removed_at = $1 WHERE id = $2", arguments: [Agency.created, to.text])
    }
    let mail = try #require(try await post.mail(.approved(post.approval), to: .member(to)))
    #expect(mail.to.name == "Maya Holm")
    #expect(mail.content.subject == "Ada Lind approved Logo, version 1")
    #expect(mail.content.text.contains("http://portal.test/team/"))
  }

  @Test(
    "who wants one mail a day gets one at eight, with everything of the day; what is urgent does not wait")
  func daily() async throws {
    try post.temporary.write { db in try db.execute(sql: "UPDATE client SET notify = 'daily'") }
    try post.add(.comment(try post.comment), to: .client(post.agency.ben))
    try post.add(
      .update(try post.update(of: post.agency.website, in: post.agency)), to: .client(post.agency.ben))
    try post.add(.receipt(post.approval), to: .client(post.agency.ada))
    await post.worker.drain()
    #expect(post.sent.map(\.content.subject) == ["You approved Logo, version 1"])
    // Helsinki is two hours ahead: it was two in the afternoon.
    post.set("2026-11-25T05:59:59.000Z")
    await post.worker.drain()
    #expect(post.sent.count == 1)
    let late = try post.update(of: post.agency.website, in: post.agency, at: 1)
    try post.add(.update(late), to: .client(post.agency.ben))
    post.set("2026-11-25T06:00:00.000Z")
    await post.worker.drain()
    #expect(post.sent.count == 2)
    let digest = try #require(post.sent.last)
    #expect(digest.content.subject == "3 things are new at Northlight Studio")
    #expect(digest.date.iso == "2026-11-25T06:00:00.000Z")
    await post.worker.drain()
    #expect(post.sent.count == 2)
  }

  @Test("a letter that is made again is the same, byte for byte")
  func stable() async throws {
    let entry = try post.add(.receipt(post.approval), to: .client(post.agency.ada))
    let first = try await post.composer.compose([entry]).mail?.message
    post.set("2026-11-24T18:00:00.000Z")
    #expect(try await post.composer.compose([entry]).mail?.message == first)
    #expect(first != nil)
  }
}
