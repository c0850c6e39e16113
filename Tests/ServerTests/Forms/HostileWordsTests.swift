import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("X-04: words that no Markdown can show")
struct HostileWordsTests {
  /// Beyond what a page renders: `Markdown.render` refuses it.
  private let words = String(repeating: "[", count: 9000)

  @Test("of a client hold up no page that others share, and no inbox")
  func client() async throws {
    try await TestServer.run { server in
      let (ada, ben) = (server.agency.ada, server.agency.ben)
      let form = try ReviewForms(on: server)
      let jar = try await server.signIn(ada)
      let remark = try await server.post(
        "\(form.page(ada))comments", jar, "version=\(form.version)&nonce=0&text=\(words)")
      #expect(remark.status == 303, "\(remark.body.prefix(200))")
      let message = try await server.post("/c/\(ada)/feedback", jar, "nonce=0&message=\(words)")
      #expect(message.status == 303)
      #expect(try await form.approve(ada, jar, note: words, on: server).status == 303)
      try server.generate()

      #expect(try server.temporary.read(PageFailures.count) == 0)
      let other = try await server.get(form.page(ben), try await server.signIn(ben))
      #expect(other.status == 200 && other.body.contains(words))
      let own = try await server.get("/c/\(ada)/feedback/", jar)
      #expect(own.status == 200 && own.body.contains(words))
      let member = try await server.signIn(member: server.agency.owner)
      for page in [
        "/team/", "/team/?view=done", "/team/deliverables/\(form.deliverable)/",
        "/team/preview/\(ada)/deliverables/\(form.deliverable)/", "/team/preview/\(ada)/feedback/",
      ] {
        #expect(try await server.get(page, member).status == 200, "\(page)")
      }
    }
  }
}
