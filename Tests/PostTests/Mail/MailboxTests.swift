import Testing

@testable import Post

@Suite("Mailbox")
struct MailboxTests {
  @Test(
    "an address that is one is taken",
    arguments: ["a@b.test", "first.last+tag@sub.example.com", "o'neill@example.com", "x_y-z@xn--bcher-kva.example"])
  func good(address: String) {
    #expect(Mailbox(name: "", address: address)?.address == address)
  }

  @Test(
    "whatever could be more than one address is refused",
    arguments: [
      "", "a", "@b.test", "a@", "a@b@c.test", "a b@c.test", "a@b.test\r\nBcc: x@y.test", "a@b.test,c@d.test",
      "<a@b.test>", "\"a b\"@c.test", "a@b..test", ".a@b.test", "a.@b.test", "a@b.test.", "a@[127.0.0.1]", "ä@b.test",
      "a@b.test\u{0}", "a\t@b.test", "a@" + String(repeating: "b", count: 253),
    ])
  func bad(address: String) {
    #expect(Mailbox(name: "", address: address) == nil)
  }
}
