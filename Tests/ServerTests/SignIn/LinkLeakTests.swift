import Foundation
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("M-10: who learns of a sign-in link")
struct LinkLeakTests {
  @Test(
    "M-10 a link's token is in no log, in the database only as a hash, and its page tells nobody its address")
  func leaks() async throws {
    try await TestServer.run { server in
      let email = try server.email(of: server.agency.ada)
      _ = try await server.post("/sign-in", Jar(), "email=\(email)")
      await server.settle()
      let link = try #require(server.mail.link)
      let page = try await server.get(link)
      #expect(page["Referrer-Policy"] == "no-referrer" && page["Cache-Control"] == "no-store")
      #expect(!page.body.contains("http://") || !page.body.contains("src=\"http"))
      let opened = try await server.post(link)
      var jar = Jar()
      jar.take(opened)
      _ = try await server.get(link)
      let token = link.dropFirst("/sign-in/".count)
      let secrets = [String(token)] + jar.cookies.values
      try server.temporary.store.copy(to: server.temporary.folder.appending(path: "copy").path)
      let dump = try Data(contentsOf: server.temporary.folder.appending(path: "copy"))
      for secret in secrets {
        #expect(!server.log.all.contains { $0.contains(secret) })
        #expect(dump.range(of: Data(secret.utf8)) == nil)
      }
      #expect(token.utf8.count == 43)
    }
  }
}
