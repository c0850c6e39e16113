import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("How invoices are mailed")
struct InvoiceMailsTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  private func mails() throws -> InvoiceMails {
    let workspace = room.agency.workspace
    return try #require(try room.room.temporary.read { db in try InvoiceMails.of(workspace, db) })
  }

  @Test("what is told is kept, what is not told stays, and the log names who did it")
  func edit() throws {
    #expect(try mails() == InvoiceMails(reminders: .standard, document: .attached))
    try room.room.run(EditInvoiceMails.self, ["reminders": "14, 7 1"])
    #expect(try mails().reminders.text == "1 7 14" && mails().document == .attached)
    try room.room.run(EditInvoiceMails.self, ["document": "link"])
    #expect(try mails().reminders.text == "1 7 14" && mails().document == .link)
    try room.room.run(EditInvoiceMails.self, ["reminders": ""])
    #expect(try mails() == InvoiceMails(reminders: .off, document: .link))
    try room.room.run(EditInvoiceMails.self, ["reminders": "", "document": "link"])
    #expect(try room.room.count("SELECT count(*) FROM audit WHERE action = 'workspace.invoice-mails'") == 3)
    #expect(
      try room.room.count("SELECT count(*) FROM workspace WHERE invoice_reminders = ''") == 1,
      "no other agency's")
  }

  @Test("what makes no sense is told, and a member does not decide it")
  func refused() throws {
    for text in ["x", "1 2 3 4 5 6 7", "121", "-61"] {
      #expect(room.problems(EditInvoiceMails.self, ["reminders": text]).keys.sorted() == ["reminders"])
    }
    #expect(room.problems(EditInvoiceMails.self, ["document": "fax"]).keys.sorted() == ["document"])
    #expect(
      room.problems(EditInvoiceMails.self, ["reminders": "1"], as: room.aino)[""]
        == "only the agency's owner and admins say how invoices are mailed")
    #expect(try mails().reminders == .standard)
  }
}
