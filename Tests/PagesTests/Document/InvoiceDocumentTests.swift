import Foundation
import Portal
import Print
import Testing

@testable import Pages

@Suite("An invoice as files")
struct InvoiceDocumentTests {
  private func made(
    locale: String = "en-GB",
    _ change: (inout Invoice, inout Workspace, inout Company) -> Void = { _, _, _ in }
  ) throws -> InvoiceDocument {
    var (invoice, snapshot) = (Agency.shelfSet, Agency.mara())
    snapshot.workspace.country = "FI"
    snapshot.company.country = "FI"
    change(&invoice, &snapshot.workspace, &snapshot.company)
    let catalogue = try Agency.catalogue.get()
    return try catalogue.document(
      of: invoice, to: snapshot.company, locale: locale, on: Agency.today,
      brand: catalogue.brand(of: snapshot.workspace), logo: nil)
  }

  private func gaps(_ change: (inout Invoice, inout Workspace, inout Company) -> Void) throws -> [EInvoiceGap]
  {
    switch try made(change).xml {
    case .success: []
    case .failure(let gaps): gaps.all
    }
  }

  @Test("the same invoice is the same file, and is called by its number")
  func same() throws {
    let document = try made()
    #expect(try document.pdf() == document.pdf())
    #expect(document.name("pdf") == "NL-2026-118.pdf")
    #expect(
      try made { invoice, _, _ in invoice.number = "" }.name("pdf") == "Invoice without a number yet.pdf")
  }

  @Test("where all is known there is an e-invoice, within the document too")
  func whole() throws {
    let document = try made()
    let xml = String(decoding: try document.xml.get(), as: UTF8.self)
    #expect(xml.contains("<ram:GrandTotalAmount>6044.71</ram:GrandTotalAmount>"))
    #expect(xml.contains("<ram:BilledQuantity unitCode=\"HUR\">18</ram:BilledQuantity>"))
    #expect(try document.pdf().firstRange(of: Array("factur-x.xml".utf8)) != nil)
  }

  @Test("where something is missing there is none, and every reason is told")
  func missing() throws {
    #expect(try gaps { invoice, _, _ in invoice.stage = .draft } == [.draft])
    #expect(try gaps { invoice, _, _ in invoice.stage = .void } == [], "it stays as it was issued")
    #expect(try gaps { invoice, _, _ in invoice.document = "x" } == [.ownDocument])
    #expect(try gaps { invoice, _, _ in invoice.lines = [] } == [.lines])
    #expect(try gaps { _, workspace, _ in workspace.country = "" } == [.sellerCountry])
    #expect(try gaps { _, _, company in company.country = "XX" } == [.buyerCountry])
    #expect(try gaps { _, workspace, _ in workspace.taxID = "" } == [.sellerTaxID, .sellerIdentity])
    #expect(
      try gaps { invoice, _, company in
        company.taxID = "private"
        invoice.isReverseCharge = true
        invoice.lines = [Agency.careLine]
      } == [.buyerTaxID])
    #expect(try gaps { invoice, _, _ in invoice.currency = Agency.currency("KWD") } == [.decimals])
    #expect(
      try gaps { invoice, _, _ in invoice.lines[0].price = 1 << 55 } == [.amounts])
    #expect(EInvoiceGap.allCases.allSatisfy { !$0.description.isEmpty })
  }

  @Test("a document without an e-invoice has nothing attached")
  func plain() throws {
    let pdf = try made { _, workspace, _ in workspace.country = "" }.pdf()
    #expect(pdf.firstRange(of: Array("factur-x".utf8)) == nil)
  }

  @Test("any text makes a file", arguments: ["en", "de", "fr", "es", "ar"])
  func poisoned(locale: String) throws {
    let payload = "<script>\u{202E}\u{0}\u{1B}[2J{{x}}\u{FFFF}" + String(repeating: "\u{301}", count: 300)
    let poisoned = Agency.poisoned(payload)
    let catalogue = try Agency.catalogue.get()
    for invoice in poisoned.invoices {
      let document = try catalogue.document(
        of: invoice, to: poisoned.company, locale: locale, on: Agency.today,
        brand: catalogue.brand(of: poisoned.workspace), logo: nil)
      #expect(try document.pdf().starts(with: "%PDF-".utf8))
    }
  }

  @Test("a logo is as large as a letterhead has it; what paper cannot show gives way to the name")
  func logo() throws {
    let hash = String(repeating: "a", count: 64)
    let wide = try #require(Logo(hash: hash, mediaType: "image/png", width: 4000, height: 400))
    let picture = SheetLogo(wide, [])?.picture
    #expect(picture?.width == 170)
    #expect(picture?.height == 17)
    let webp = try #require(Logo(hash: hash, mediaType: "image/webp", width: 10, height: 10))
    #expect(SheetLogo(webp, []) == nil)
  }
}
