import Foundation
import GRDB
import Portal
import PorticoCrypto
import TestSupport
import Testing

@testable import Server

@Suite("A: what clients decide")
struct DecisionTests {
  @Test(
    "a client approves: the record, the receipt, the lead's task, and the page that shows it are there at once"
  )
  func approve() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let before = try await server.get(form.page(ada), jar)
      #expect(before.body.contains("action=\"\(form.page(ada))approve\""))

      let reply = try await form.approve(ada, jar, note: "Lovely%0D%0Aand+done", on: server)
      #expect(reply.status == 303)
      #expect(reply["Location"] == form.page(ada))
      #expect(try form.status(on: server) == "approved")
      let after = try await server.get(form.page(ada), jar)
      #expect(after.body.contains("id=\"record\"") && !after.body.contains("/approve\""))

      let (note, address, text, hash) = try server.temporary.read { db in
        let row = try #require(
          try Row.fetchOne(
            db, sql: "SELECT note, address, receipt, sha256 FROM approval WHERE deliverable = $1",
            arguments: [form.deliverable]))
        return (row[0] as String, row[1] as String, row[2] as String, row[3] as String)
      }
      #expect(note == "Lovely\nand done")
      #expect(!address.isEmpty)
      let receipt = try #require(SignedReceipt(bytes: Array(text.utf8)))
      #expect(receipt.isSigned(by: server.ring.receiptKey.publicKey))
      #expect(!receipt.isSigned(by: server.ring.tokenKey.publicKey))
      #expect(receipt.record["version"]?["sha256"]?.text == hash)
      let tasks = try server.temporary.read { db in
        try String.fetchAll(db, sql: "SELECT title FROM task WHERE kind = 'approval'")
      }
      #expect(tasks == ["Poster"])
    }
  }

  @Test("every page that an approval changes shows it to whoever approved, not only the one that follows it")
  func everyPage() async throws {
    try await TestServer.run(pace: .whenAsked) { server in
      let ada = server.agency.ada
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let list = "/c/\(ada.text)/deliverables/"
      let before = try await server.get(list, jar)
      #expect(try await form.approve(ada, jar, on: server).status == 303)
      #expect(server.isBehind(ada))
      // The page that follows waits for nothing more.
      #expect(try await server.get(form.page(ada), jar).body.contains("id=\"record\""))
      #expect(server.isBehind(ada))
      // Somebody else's asking makes nobody's pages.
      #expect(try await server.get(list).status == 303)
      #expect(server.isBehind(ada))
      let after = try await server.get(list, jar)
      #expect(after.status == 200 && before.status == 200)
      #expect(after.body != before.body)
      #expect(!server.isBehind(ada))
    }
  }

  @Test("an edge that asks first shows what an approval changed, too")
  func edge() async throws {
    try await TestServer.run(pace: .whenAsked) { server in
      let ada = server.agency.ada
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let list = "/c/\(ada.text)/deliverables/"
      let file = "\(server.site.output.client(server.agency.key(ada)))/deliverables/index.html"
      let before = try Data(contentsOf: URL(filePath: file))
      _ = try await form.approve(ada, jar, on: server)
      #expect(try Data(contentsOf: URL(filePath: file)) == before)
      for (cookie, status) in [("", 401), (jar.header, 200)] {
        let reply = try await server.send(
          "GET", "/edge/authorize", cookie: cookie,
          ["X-Forwarded-Uri: \(list)", "X-Forwarded-Host: \(server.host)"], admin: true)
        #expect(reply.status == status)
        #expect(server.isBehind(ada) == (status == 401))
      }
      #expect(try Data(contentsOf: URL(filePath: file)) != before)
    }
  }
}

extension TestServer {
  fileprivate func isBehind(_ client: Client.ID) -> Bool {
    parts.outside.queue.isBehind(agency.key(client))
  }
}
