import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Server

@Suite("A sent invoice's files at their addresses")
struct IssuedInvoiceTests {
  @Test("are the same bytes for each client, for the team and for mails, whatever is edited after sending")
  func same() async throws {
    try await TestServer.run { server in
      let agency = server.agency
      try server.temporary.write { db in
        try db.execute(sql: "UPDATE company SET country = 'FI'")
        try db.execute(sql: "UPDATE access SET sees_billing = 1")
      }
      let owner = try await server.signIn(member: agency.owner)
      let form =
        "company=\(agency.brightwater)&currency=EUR&issued=2026-11-24&due=2026-12-08&line-1-title=A"
        + "&line-1-price=10&project-1=\(agency.website)&do=send&nonce=s"
      let board = try #require(try await server.post("/team/billing/new", owner, form)["Location"])
      let invoice = String(board.dropFirst("/team/billing/".count).dropLast())
      try server.generate()
      let (ada, ben) = (try await server.signIn(agency.ada), try await server.signIn(agency.ben))
      let place = { (client: Client.ID) in "\(server.home(client))billing/\(invoice)/" }
      let pdf = try await server.get("\(place(agency.ada))invoice.pdf", ada)
      let xml = try await server.get("\(place(agency.ada))invoice.xml", ada)
      #expect(pdf.status == 200 && pdf["Content-Type"] == "application/pdf")
      #expect(xml.status == 200 && xml.body.contains("Northlight Studio Oy"))

      try server.temporary.write { db in
        try db.execute(
          sql: """
            UPDATE workspace SET name = 'X', legal_name = 'X', address = 'X', tax_id = 'X', iban = 'X',
              accent = '#aa0000';
            UPDATE company SET name = 'X', address = 'X', tax_id = 'X';
            UPDATE project SET name = 'X'
            """)
      }
      #expect(try await server.post("\(board)void", owner)["Location"] == board)
      try server.generate()
      for client in [agency.ada, agency.ben] {
        let jar = client == agency.ada ? ada : ben
        #expect(try await server.get("\(place(client))invoice.pdf", jar).body == pdf.body)
        #expect(try await server.get("\(place(client))invoice.xml", jar).body == xml.body)
      }
      let looked = "/team/preview/\(agency.ada)/billing/\(invoice)/"
      #expect(try await server.get("\(looked)invoice.pdf", owner).body == pdf.body)
      let page = try await server.get(place(agency.ada), ada).body
      #expect(page.contains("Northlight Studio Oy") && page.contains("Brightwater Oy"))
      #expect(try await server.get(board, owner).body.contains("Northlight Studio Oy"))
      #expect(try server.count("SELECT count(*) FROM invoice_document") == 1)
      let cleo = try await server.signIn(agency.cleo)
      #expect(
        try await server.get("\(server.home(agency.cleo))billing/\(invoice)/invoice.pdf", cleo).status == 404)
    }
  }
}
