import GRDB
import Testing

@testable import Server

@Suite("Serving")
struct ServingTests {
  @Test("a client signs in by a mailed link and sees their page, and a browser that has it is told so")
  func whole() async throws {
    try await TestServer.run { server in
      let ada = server.agency.ada
      let asked = try await server.get(server.home(ada))
      #expect(asked.status == 303)
      #expect(asked["Location"] == "/sign-in/?to=\(server.home(ada))")
      let form = try await server.get(
        "/sign-in/?to=\(server.home(ada))projects/\(server.agency.website.text)/")
      #expect(form.status == 200 && form.body.contains("projects/\(server.agency.website.text)/"))

      let email = try server.temporary.read { db in
        try String.fetchOne(db, sql: "SELECT email FROM client WHERE id = $1", arguments: [ada.text]) ?? ""
      }
      let sent = try await server.post(
        "/sign-in", Jar(), "email=\(email)&to=\(server.home(ada))projects/\(server.agency.website.text)/")
      #expect(sent.status == 303)
      #expect(sent["Location"] == "/sign-in/sent")
      await server.settle()
      let link = try #require(server.mail.link)

      let button = try await server.get(link)
      #expect(button.status == 200 && button.body.contains("Ada Lind"))
      var jar = Jar()
      let opened = try await server.post(link)
      #expect(opened.status == 303)
      #expect(opened["Location"] == "\(server.home(ada))projects/\(server.agency.website.text)/")
      jar.take(opened)

      let page = try await server.get(server.home(ada), jar)
      #expect(page.status == 200)
      #expect(page.body.contains("Website"))
      #expect(page["Cache-Control"] == "private, no-cache")
      let tag = try #require(page["ETag"])
      let again = try await server.get(server.home(ada), jar, ["If-None-Match: \"x\", W/\(tag)"])
      #expect(again.status == 304 && again.body.isEmpty && again["Content-Length"] == nil)
      let head = try await server.send("HEAD", server.home(ada), cookie: jar.header)
      #expect(head.status == 200 && head["Content-Length"] == page["Content-Length"])
    }
  }
}
