import Testing

@testable import Portal

@Suite("Number series")
struct InvoiceSeriesTests {
  @Test(
    "say year, month and number",
    arguments: [
      ("INV-{year}-{number}", "INV-2026-42"), ("{number:4}", "0042"),
      ("{year}{month}/{number:3}", "202603/042"),
      ("{number:1}", "42"), ("NL-", "NL-42"), ("", "42"), ("{number}{number:3}", "42042"),
      ("{day}{number}", "{day}42"),
      ("{number:0}", "{number:0}42"), ("{number:99}", "{number:99}42"), ("{", "{42"),
      ("{{number}}", "{{number}}42"),
      ("№{number} é", "№42 é"),
    ])
  func format(pattern: String, expected: String) throws {
    let day = try #require(Day(iso: "2026-03-05"))
    #expect(InvoiceSeries(pattern).number(42, issuedOn: day) == expected)
  }
}
