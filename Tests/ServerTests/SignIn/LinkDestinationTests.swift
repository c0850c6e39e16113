import Portal
import TestSupport
import Testing

@testable import Server

@Suite("M-12: where a sign-in link leads")
struct LinkDestinationTests {
  @Test(
    "M-12 only a page of the client's own is where a link leads",
    arguments: [
      "//evil.test", "/%5Cevil.test", "https:evil", "/%09/evil", "javascript:alert(1)",
      "https://good@evil.test/",
      "/c/x%0d%0aSet-Cookie:a=b/", "/sign-out", "OTHER", "/c/../evil/",
    ])
  func openRedirect(to: String) async throws {
    try await TestServer.run { server in
      let to = to == "OTHER" ? server.home(server.agency.ben) : to
      let form = try await server.get("/sign-in/?to=\(to)")
      #expect(form.status == 200 && (to.hasPrefix("/c/client") || !form.body.contains("evil")))
      let email = try server.email(of: server.agency.ada)
      _ = try await server.post("/sign-in", Jar(), "to=\(to)&email=\(email)")
      await server.settle()
      let link = try #require(server.mail.link)
      #expect(try await server.post(link)["Location"] == server.home(server.agency.ada))
    }
  }

  @Test("who is signed out on a page gets a link without typing an address, and lands on that page")
  func oneTap() async throws {
    try await TestServer.run { server in
      let page = server.home(server.agency.ada) + "billing/"
      let reply = try await server.post("/sign-in", Jar(), "to=\(page)&email=")
      #expect(reply.status == 303 && reply["Location"] == "/sign-in/sent")
      await server.settle()
      let link = try #require(server.mail.link)
      #expect(try await server.post(link)["Location"] == page)
    }
  }

  @Test("an operator's link needs no mail, and is told for each agency where the address is a client's")
  func operatorLink() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE client SET email = 'same@example.test' WHERE name = 'Ada Lind'")
      }
      let issuer = LinkIssuer(baseURL: server.settings.baseURL, random: .system)
      let issued = try issuer.issue(
        email: " Same@Example.test ", store: server.temporary.store, at: server.clock.now)
      let urls = issued.map { $0.url.reveal() }
      #expect(urls.count == 2)
      #expect(urls[0].hasPrefix("http://portal.localhost:8080/sign-in/"))
      #expect(urls[1].hasPrefix("http://fieldwork.portal.localhost:8080/sign-in/"))
      #expect("\(issued)".contains("sign-in/") == false)
      let path = String(urls[0].dropFirst("http://portal.localhost:8080".count))
      #expect(
        try await server.post(path, host: "portal.localhost")["Location"] == server.home(server.agency.ada))
      #expect(
        try issuer.issue(email: "nobody@x.test", store: server.temporary.store, at: server.clock.now).isEmpty)
    }
  }
}
