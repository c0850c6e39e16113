import GRDB
import Pages
import Portal
import Store
import Synchronization
import TestSupport
import Testing

@testable import Post

@Suite("The file that goes with an invoice's mail")
struct InvoiceFileTests {
  private struct Broken: Error, CustomStringConvertible {
    let description = "no font has this letter"
  }

  private func mail(_ post: TestLetters) async throws -> Mail {
    try #require(try await post.mail(.invoiceSent(post.agency.openInvoice), to: post.agency.ada))
  }

  @Test("it is made of what its reader sees, and the mail says so")
  func attached() async throws {
    let asked = Mutex<InvoiceFiles.Request?>(nil)
    let post = try TestLetters(
      files: InvoiceFiles { request in
        asked.withLock { $0 = request }
        return InvoiceFiles.File(name: "Rechnung 7.pdf", bytes: Array("%PDF-1.7".utf8))
      })
    try post.temporary.write { db in
      try db.execute(
        sql: "UPDATE client SET locale = 'de' WHERE id = $1", arguments: [post.agency.ada.text])
    }
    let mail = try await mail(post)
    #expect(mail.attachments.map(\.name) == ["Rechnung 7.pdf"])
    #expect(mail.attachments.map(\.mediaType) == ["application/pdf"])
    #expect(mail.content.text.contains("Sie liegt als PDF bei."))
    let request = asked.withLock { $0 }
    #expect(request?.locale == "de" && request?.invoice.id == post.agency.openInvoice)
    #expect(request?.workspace.id == post.agency.workspace)
  }

  @Test("a workspace that wants links alone, a file that is too large: the mail goes with its link")
  func link() async throws {
    for size in [8, InvoiceFiles.limit + 1] {
      let post = try TestLetters(
        files: InvoiceFiles { _ in
          InvoiceFiles.File(name: "a.pdf", bytes: [UInt8](repeating: 0x25, count: size))
        })
      if size == 8 {
        try post.temporary.write { db in
          try db.execute(sql: "UPDATE workspace SET invoice_document = 'link'")
        }
      }
      let mail = try await mail(post)
      #expect(mail.attachments.isEmpty && !mail.content.text.contains("attached"))
      #expect(mail.content.text.contains("/billing/\(post.agency.openInvoice)/"))
    }
  }

  @Test("one that cannot be made holds up no mail, and is one task of the owner's")
  func broken() async throws {
    let post = try TestLetters(files: InvoiceFiles { _ in throw Broken() })
    for client in [post.agency.ada, post.agency.ada] {
      try post.temporary.write { db in
        try Outbox.add(
          .invoiceSent(post.agency.openInvoice), to: .client(client), in: post.agency.workspace,
          dueAt: post.now, messageID: "m\(db.totalChangesCount)@portal.test", at: post.now, db)
      }
      await post.worker.drain()
    }
    #expect(post.sent.count == 2 && post.sent.allSatisfy(\.attachments.isEmpty))
    let titles = try post.temporary.read { db in
      try String.fetchAll(db, sql: "SELECT title FROM task WHERE kind = 'money_problem'")
    }
    #expect(titles.count == 1 && titles[0].contains("no font has this letter"))
  }

  @Test("no other mail has one")
  func others() async throws {
    let post = try TestLetters(files: InvoiceFiles { _ in throw Broken() })
    #expect(try await post.mail(.invoiceReminder(post.agency.openInvoice), to: post.agency.ada) != nil)
    #expect(
      try await post.composer.compose([
        try post.add(.invoiceReminder(post.agency.openInvoice), to: .client(post.agency.ada))
      ]).remark == nil)
  }
}
