import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Somebody new to bill")
struct CreateCompanyTests {
  private let room: BillingRoom

  init() throws { room = try BillingRoom() }

  private func usual(_ company: Company.ID) throws -> UsualTerms? {
    let workspace = room.agency.workspace
    return try room.room.temporary.read { db in try Companies.usualTerms(of: company, in: workspace, db) }
  }

  @Test("has all that an invoice says of them, and is billed at once, by any member")
  func whole() throws {
    let company = try room.room.run(
      CreateCompany.self,
      [
        "name": "Nordhav AS", "address": "Havnegata 1\r\n0150 Oslo\nNorge", "country": "NO", "tax-id": "NO 1",
        "currency": "NOK", "phone": "+47 1",
      ], as: room.aino)
    let id = try room.room.run(
      CreateInvoice.self, BillingRoom.packaging.merging(["company": company.text]) { $1 }, as: room.aino)
    let billed = try room.facts(id).billed
    #expect(billed.name == "Nordhav AS" && billed.address == "Havnegata 1\n0150 Oslo\nNorge")
    #expect(billed.country == "NO" && billed.taxID == "NO 1")
    let audited = "SELECT count(*) FROM audit WHERE action = 'company.create' AND subject = $1"
    #expect(try room.room.count(audited, [company.text]) == 1)
  }

  @Test("is told what is wrong at its field")
  func refused() {
    let found = room.problems(
      CreateCompany.self,
      ["name": " ", "country": "Norway", "currency": "XXX", "tax-id": String(repeating: "1", count: 61)])
    #expect(Set(found.keys) == ["name", "country", "currency", "tax-id"])
  }

  @Test("is usually billed as it was entered, then as its last invoice was; void ones do not count")
  func terms() throws {
    let company = try room.room.run(CreateCompany.self, ["name": "Kaze", "currency": "JPY"])
    #expect(try usual(company) == UsualTerms(currency: try #require(Currency("JPY"))))
    let lines = ["company": company.text, "line-1-title": "A", "line-1-price": "1"]
    let id = try room.room.run(
      CreateInvoice.self, lines.merging(["currency": "USD", "reverse-charge": "yes"]) { $1 })
    let dollars = UsualTerms(currency: try #require(Currency("USD")), isReverseCharge: true)
    #expect(try usual(company) == dollars)
    try room.room.run(SendInvoice.self, ["invoice": id.text])
    try room.room.run(VoidInvoice.self, ["invoice": id.text])
    #expect(try usual(company)?.currency.code == "JPY")
  }
}
