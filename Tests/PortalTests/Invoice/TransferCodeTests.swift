import Testing

@testable import Portal

@Suite("A credit transfer as a code (EPC069-12)")
struct TransferCodeTests {
  private let bank = BankDetails(
    holder: "Northlight Studio Oy", iban: "FI21 1234 5600 0007 85", bic: "NDEAFIHH")

  private func euro(_ minor: Int64) -> Money {
    Money(minor: minor, currency: Currency("EUR") ?? .all[0])
  }

  @Test("it says to whom, how much and what for, line by line")
  func whole() {
    let code = TransferCode(to: bank, name: "", euro(604_471), reference: "RF18 5390 0754 7034")
    #expect(
      code?.text
        == "BCD\n002\n1\nSCT\nNDEAFIHH\nNorthlight Studio Oy\nFI2112345600000785\nEUR6044.71\n\nRF18539007547034"
    )
  }

  @Test("a reference that is none of ISO 11649 is words, in the line behind")
  func words() {
    let code = TransferCode(to: bank, name: "", euro(5), reference: "RF18 2026 1183\nx")
    #expect(code?.text.hasSuffix("\nEUR0.05\n\n\nRF18 2026 1183 x") == true)
  }

  @Test("without a holder the agency's name stands there, without a code of the bank nothing")
  func least() {
    let bare = BankDetails(holder: "", iban: "DE89370400440532013000", bic: "?")
    let code = TransferCode(to: bare, name: "Studio", euro(100), reference: "")
    #expect(code?.text == "BCD\n002\n1\nSCT\n\nStudio\nDE89370400440532013000\nEUR1.00")
  }

  @Test("there is none for other money, no money, too much of it, or an account that is none")
  func none() throws {
    let dollars = Money(minor: 100, currency: try #require(Currency("USD")))
    #expect(TransferCode(to: bank, name: "", dollars, reference: "") == nil)
    for minor in [0, -1, 100_000_000_000] {
      #expect(TransferCode(to: bank, name: "", euro(Int64(minor)), reference: "") == nil)
    }
    for iban in ["", "FI2112345600000786", "SA0380000000608010167519", "FI21 1234 ☃"] {
      let other = BankDetails(holder: "N", iban: iban, bic: "")
      #expect(TransferCode(to: other, name: "", euro(100), reference: "") == nil, "\(iban)")
    }
  }

  @Test("it is never longer than such a code may be")
  func longest() {
    let long = String(repeating: "ü", count: 200)
    let words = BankDetails(holder: long, iban: "DE89370400440532013000", bic: "NDEAFIHH")
    #expect(TransferCode(to: words, name: "", euro(1), reference: long) == nil)
    let code = TransferCode(to: bank, name: "", euro(1), reference: String(repeating: "x", count: 500))
    #expect(code.map { $0.text.utf8.count <= 331 } == true)
  }
}
