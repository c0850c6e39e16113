import Testing

@testable import Portal

@Suite("What a tax office knows a business by")
struct TaxNumberTests {
  @Test(
    "a country, then letters and digits, is a number for value added tax",
    arguments: [
      ("FI31184207", TaxNumber.vat("FI31184207")), ("DE 136 695 976", .vat("DE136695976")),
      ("atu12345678", .vat("ATU12345678")), ("EL123456789", .vat("EL123456789")),
      ("CHE-123.456.789 MWST", .vat("CHE123456789MWST")), ("XI 123456789", .vat("XI123456789")),
    ])
  func vat(text: String, number: TaxNumber) {
    #expect(TaxNumber(text) == number)
  }

  @Test(
    "anything else is another number, as it was written",
    arguments: ["12/345/67890", "QQ123456789", "DEUTSCHLAND", "3118420-7", "DE", "FI31184207 ☃"])
  func other(text: String) {
    #expect(TaxNumber(text) == .other(text))
  }

  @Test("nothing is none")
  func nothing() {
    #expect(TaxNumber("") == nil && TaxNumber("   ") == nil)
  }

  @Test(
    "units have their codes in every language of the pages, and what we do not know is one",
    arguments: [
      ("h", "HUR"), ("Hours", "HUR"), ("Std.", "HUR"), ("heures", "HUR"), ("horas", "HUR"), ("ساعة", "HUR"),
      ("day", "DAY"), ("Tage", "DAY"), ("jours", "DAY"), ("días", "DAY"), ("month", "MON"), ("mois", "MON"),
      ("pcs", "C62"), ("Stück", "C62"), ("", "C62"), ("bananas", "C62"), ("km", "KMT"),
    ])
  func units(unit: String, code: String) {
    #expect(UnitCode.code(unit) == code)
  }
}
