import GRDB
import Portal
import PorticoCrypto
import TestSupport
import Testing

@testable import Server

@Suite("Receipts at their address")
struct ReceiptTests {
  @Test("whoever approved gets their own, signed; nobody else gets it")
  func own() async throws {
    try await TestServer.run { server in
      let (ada, ben) = (server.agency.ada, server.agency.ben)
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let other = try await server.signIn(ben)
      let path = "\(form.page(ada))receipt"
      #expect(try await server.get(path, jar).status == 404)
      #expect(try await form.approve(ada, jar, on: server).status == 303)
      let reply = try await server.get(path, jar)
      #expect(reply.status == 200 && reply["Cache-Control"] == "no-store")
      #expect(reply["Content-Disposition"]?.hasPrefix("attachment; filename=\"receipt-") == true)
      let receipt = try #require(SignedReceipt(bytes: Array(reply.body.utf8)))
      #expect(receipt.isSigned(by: server.ring.receiptKey.publicKey))
      let published = try await server.get("/.well-known/jwks.json").body
      #expect(JWK.keys(in: Array(published.utf8), purpose: .receipt)?.map(\.kid) == [receipt.kid])
      #expect(try await server.get(form.page(ada), jar).body.contains("href=\"\(path)\""))
      #expect(try await server.get(path, other).status == 404)
      #expect(try await server.get("\(form.page(ben))receipt", other).status == 404)
      #expect(try await !server.get(form.page(ben), other).body.contains("receipt\""))
      #expect(try await server.get(path).status == 303)
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE access SET revoked_at = '2026-11-24T08:00:00.000Z' WHERE client = $1",
          arguments: [ada.text])
      }
      #expect(try await server.get(path, jar).status == 404)
    }
  }
}
