import Testing

@testable import Portal

@Suite("What credit notes take")
struct CreditNotesTests {
  private static func note(
    _ price: Int64, of corrected: Invoice.ID?, stage: Invoice.Stage = .sent, kind: Invoice.Kind = .creditNote,
    quantity: Int64 = 10_000
  ) throws -> Invoice {
    let day = try #require(Day(iso: "2026-11-24"))
    return Invoice(
      id: Invoice.ID(unchecked: "inv_n"), kind: kind, corrects: corrected, number: "C-1", stage: stage,
      currency: try #require(Currency("EUR")), issuedOn: day, dueOn: day, pricesIncludeTax: false,
      discount: .none, discountLabel: "", deposit: nil, reference: "", notes: "", footer: "",
      lines: [
        InvoiceLine(
          title: "x", detail: "", quantity: Quantity(tenThousandths: quantity), unit: "", price: price,
          discount: .none, taxRate: .zero)
      ], projects: [], payments: [])
  }

  @Test("only sent ones take, each from the one that it corrects; sums that do not fit take nothing")
  func credits() throws {
    let (one, two) = (Invoice.ID(unchecked: "inv_1"), Invoice.ID(unchecked: "inv_2"))
    let credits = CreditNotes.credits(of: [
      try Self.note(100, of: one), try Self.note(50, of: one), try Self.note(7, of: two),
      try Self.note(1, of: one, stage: .draft), try Self.note(1, of: one, stage: .void),
      try Self.note(1, of: nil), try Self.note(1, of: one, kind: .invoice),
      try Self.note(.max, of: two, quantity: .max),
    ])
    #expect(credits[one]?.map(\.amount) == [100, 50])
    #expect(credits[two]?.map(\.amount) == [7])
    #expect(credits[one]?.allSatisfy { $0.kind == .credited } == true)
  }
}
