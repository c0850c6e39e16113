import Portal
import Testing

@testable import Markup

@Suite("CSV")
struct CSVWriterTests {
  private func field(_ text: String) -> String { String(decoding: CSVText.field(text), as: UTF8.self) }

  @Test(
    "begins with a byte order mark and the head; rows end with CRLF, and later rows follow without either")
  func table() {
    var csv = CSVWriter(head: ["number", "net, in all"])
    csv.row([.text("INV-7"), .text("")])
    #expect(csv.bytes == Array("\u{FEFF}number,\"net, in all\"\r\nINV-7,\r\n".utf8))
    var more = CSVWriter()
    more.row([.text("a"), .text("b")])
    #expect(more.bytes == Array("a,b\r\n".utf8))
  }

  @Test(
    "numbers that we make stay numbers, below zero too",
    arguments: [
      (-1250, "EUR", "-12.50"), (0, "EUR", "0.00"), (5, "EUR", "0.05"), (-5, "JPY", "-5"),
      (1, "KWD", "0.001"),
      (-12_345, "KWD", "-12.345"), (Int64.min, "JPY", "-9223372036854775808"),
    ])
  func amounts(minor: Int64, code: String, text: String) throws {
    let money = Money(minor: minor, currency: try #require(Currency(code)))
    #expect(CSVCell.amount(money).bytes == Array(text.utf8))
  }

  @Test("rates and days are written as machines read them")
  func others() {
    #expect(CSVCell.rate(Rate(thousandths: 25_500)).bytes == Array("25.5".utf8))
    #expect(CSVCell.rate(.zero).bytes == Array("0".utf8))
    #expect(CSVCell.day(Day(number: 0)).bytes == Array("1970-01-01".utf8))
  }

  @Test(
    "text is quoted where it has to be, and its quotes are doubled",
    arguments: [
      ("", ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
      ("two\r\nlines", "\"two\r\nlines\""), ("lone\rreturn", "\"lone\rreturn\""),
      ("line\nfeed", "\"line\nfeed\""),
      (" around ", "\" around \""), ("a;b", "\"a;b\""), ("a\tb", "\"a\tb\""), ("\"", "\"\"\"\""),
      ("نص, 見積", "\"نص, 見積\""), ("a\u{0}b", "ab"), ("12.50", "12.50"), ("O'Neill", "O'Neill"),
      ("a=b", "a=b"), ("Smith-Jones", "Smith-Jones"), ("me@example.com", "me@example.com"), (";", "\";\""),
    ])
  func quoting(text: String, expected: String) { #expect(field(text) == expected) }

  @Test(
    "what a spreadsheet would take for a formula is text",
    arguments: [
      ("=1+1", "'=1+1"), ("+358 40", "'+358 40"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\t=1", "\"'\t'=1\""), ("\rx", "\"'\rx\""), ("\nx", "\"'\nx\""), ("  =1", "'  =1"), ("＝1", "'＝1"),
      ("＋1", "'＋1"), ("－1", "'－1"), ("＠A1", "'＠A1"), ("\u{A0}=1", "'\u{A0}=1"), ("\u{3000}＝1", "'\u{3000}＝1"),
      ("\u{0}=1", "'=1"), ("\"=1", "\"'\"\"=1\""), ("'=1", "''=1"),
      ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
      ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
      ("a;=1", "\"a;'=1\""), ("a; \"=1", "\"a;' \"\"=1\""), ("a\n=1", "\"a\n'=1\""),
      ("a\r\n=1", "\"a\r\n'=1\""),
      ("a\t@x", "\"a\t'@x\""), ("=", "'="), ("-", "'-"),
    ])
  func formulas(text: String, expected: String) { #expect(field(text) == expected) }

  @Test(
    "long text takes time in proportion, whatever it is made of",
    arguments: [";", " ", ";=", "\"", "\r\n", "="])
  func long(piece: String) {
    let text = String(repeating: piece, count: 200_000)
    #expect(CSVText.field(text).count >= text.utf8.count)
  }
}
