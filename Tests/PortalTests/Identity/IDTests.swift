import TestSupport
import Testing

@testable import Portal

@Suite("Ids")
struct IDTests {
  static let letters = "0123456789abcdefghjkmnpqrs"

  @Test("an id in the one form in which ids are made is taken as it is")
  func good() throws {
    let id = try #require(Client.ID("client_\(Self.letters)"))
    #expect(id.text == "client_\(Self.letters)")
    #expect(id.description == id.text)
    #expect(Milestone.ID("mile_tvwxyz00000000000000000000") != nil)
  }

  @Test(
    "anything else is no id",
    arguments: [
      "", "client_", "client", "_\(letters)", letters, "inv_\(letters)", "Client_\(letters)",
      "client-\(letters)", "client_\(letters)0", "client_\(letters.dropLast())",
      // Letters that are misread, capitals, what is no letter.
      "client_i123456789abcdefghjkmnpqrs", "client_l123456789abcdefghjkmnpqrs",
      "client_o123456789abcdefghjkmnpqrs", "client_u123456789abcdefghjkmnpqrs",
      "client_\(letters.uppercased())", "client_\(letters.dropLast())_", "client_\(letters.dropLast())-",
      // Paths, ends of lines, NUL.
      "client_../../../../../etc/passwd00", "client_\(letters.dropLast())/", "client_\(letters)\n",
      "client_\(letters.dropLast())\u{0}", "client_\(letters)\u{0}", " client_\(letters)",
      "client_\(letters.dropLast())%", "client_%30\(letters.dropFirst(3))",
      // As many bytes, but not the letters that they look like; equal as Swift strings, but not as bytes.
      "client_٠\(letters.dropLast(2))", "сlient_\(letters.dropLast())",
      "client_\(letters.dropLast(3))é\u{301}",
    ])
  func hostile(text: String) {
    #expect(Client.ID(text) == nil)
  }

  @Test("ids are compared by their bytes")
  func order() {
    let sorted = ["client_0", "client_1", "client_a", "client_z"].map { Client.ID(unchecked: $0) }
    #expect(sorted.reversed().sorted() == sorted)
  }

  @Test("what tests make up as ids has the form of the product's")
  func samples() {
    let ids = SampleIDs(seed: 1)
    for _ in 0..<100 { #expect(Invoice.ID(ids.text("inv")) != nil) }
    #expect(SampleIDs(seed: 7).text("x") == SampleIDs(seed: 7).text("x"))
  }
}
