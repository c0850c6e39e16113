import Foundation
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("An agency's own PDF of an invoice")
struct OwnDocumentTests {
  private static let pdf = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

  private static func post(_ content: String, to draft: String, _ jar: Jar, on server: TestServer)
    async throws
    -> Reply
  {
    let body =
      "--B\r\nContent-Disposition: form-data; name=\"nonce\"\r\n\r\n\(content.utf8.count)\r\n"
      + "--B\r\nContent-Disposition: form-data; name=\"document\"; filename=\"ours.pdf\"\r\n\r\n"
      + "\(content)\r\n--B--\r\n"
    return try await server.send(
      "POST", "\(draft)document", cookie: jar.header,
      ["Sec-Fetch-Site: same-origin", "Content-Type: multipart/form-data; boundary=B"], body: body)
  }

  @Test("is taken while it is a draft, goes to the client in place of ours, and no e-invoice with it")
  func whole() async throws {
    try await TestServer.run { server in
      let agency = server.agency
      let jar = try await server.signIn(member: agency.owner)
      let form =
        "company=\(agency.brightwater)&currency=EUR&issued=2026-11-24&due=2026-12-08&line-1-title=A"
        + "&line-1-price=10&project-1=\(agency.website)"
      let draft = try #require(try await server.post("/team/billing/new", jar, form)["Location"])
      let wrong = try await Self.post("<html><script>1</script></html>", to: draft, jar, on: server)
      #expect(
        wrong.status == 422
          && wrong.body.contains("Your own PDF: This file is no PDF: please choose another one."))
      #expect(try await Self.post(Self.pdf, to: draft, jar, on: server)["Location"] == draft)
      #expect(try await server.get(draft, jar).body.contains("Your own PDF goes to the client"))
      #expect(try await server.post("\(draft)document/remove", jar)["Location"] == draft)
      #expect(try await server.get(draft, jar).body.contains("Use this PDF"))
      #expect(try await Self.post(Self.pdf + "\n", to: draft, jar, on: server)["Location"] == draft)
      _ = try await server.post("\(draft)edit", jar, form + "&do=send&nonce=s")
      let late = try await Self.post(Self.pdf + "\n\n", to: draft, jar, on: server)
      #expect(late.status == 422 && late.body.contains("was sent and stays as it is"))
      #expect(try await server.get(draft, jar).body.contains("It was sent with your own PDF."))
      try server.generate()
      let ada = try await server.signIn(agency.ada)
      let page = "\(server.home(agency.ada))billing/\(draft.dropFirst("/team/billing/".count))"
      let file = try await server.get("\(page)invoice.pdf", ada)
      #expect(file.status == 200 && file.body == Self.pdf + "\n")
      #expect(file["Content-Type"] == "application/pdf" && file["X-Content-Type-Options"] == "nosniff")
      #expect(file["Content-Disposition"]?.contains("INV-2026-1.pdf") == true)
      #expect(try await server.get("\(page)invoice.xml", ada).status == 404)
      #expect(try await server.get(page, ada).body.contains("invoice.xml") == false)
      let ben = try await server.signIn(agency.ben)
      #expect(try await server.get("\(page)invoice.pdf", ben).status != 200)
    }
  }
}
