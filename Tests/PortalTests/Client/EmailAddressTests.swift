import Testing

@testable import Portal

@Suite("Mail addresses")
struct EmailAddressTests {
  @Test(
    "an address that mail can go to is taken",
    arguments: [
      "a@b.c", "ada.lind+portal@example.test", "o'brien@sub.example.test", "ada@xn--bcher-kva.example",
      "\(String(repeating: "a", count: 64))@example.test",
    ])
  func good(address: String) {
    #expect(EmailAddress.isValid(address))
  }

  @Test(
    "what would go elsewhere, or nowhere, is refused",
    arguments: [
      "", "a", "@", "a@", "@b.c", "a@b", "a@b.", "a@.c", "a@-b.c", "a@b-.c", "a@b@c.d", "a b@c.d", "a,x@c.d",
      "a;b@c.d", "<a@b.c>", "\"a\"@b.c", "a@[127.0.0.1]", "a\\@b.c", "a@b.c\n", "a@b.c\r\nBcc: x@y.z",
      "a\u{0}@b.c", "a@b\u{0}.c", "a\t@b.c", "a@b..c", "a@b.c ", ".a@b.c", "a.@b.c", "a..b@c.d",
      "ädä@bücher.example", "ada@bücher.example", "a\u{301}@b.c", "a@b\u{2028}.c",
      "\(String(repeating: "a", count: 65))@example.test", "a@\(String(repeating: "b", count: 64)).test",
      "a@\(String(repeating: "b.", count: 130))test",
    ])
  func bad(address: String) {
    #expect(!EmailAddress.isValid(address))
  }

  @Test(
    "what somebody typed is found as the database has it, or not at all",
    arguments: [
      ("ada@b.test", "ada@b.test"), ("  Ada@B.Test\t", "ada@b.test"), ("ADA+X@B.TEST", "ada+x@b.test"),
      ("", nil), (" ", nil), ("ada", nil), ("ada @b.test", nil), ("ada@b.test\n", nil), ("ada@b.test x", nil),
      ("İ@b.test", nil), ("\u{212A}@b.test", nil),
    ] as [(String, String?)])
  func typed(text: String, address: String?) {
    #expect(EmailAddress.normalised(text) == address)
  }
}
