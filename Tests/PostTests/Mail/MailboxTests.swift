import Portal
import Testing

@testable import Post

@Suite("Mailbox")
struct MailboxTests {
  @Test(
    "an address that is one is taken",
    arguments: [
      "a@b.test", "first.last+tag@sub.example.com", "o'neill@example.com", "x_y-z@xn--bcher-kva.example",
    ])
  func good(address: String) {
    #expect(Mailbox(name: "", address: address)?.address == address)
  }

  @Test(
    "whatever could be more than one address is refused",
    arguments: [
      "", "a", "@b.test", "a@", "a@b@c.test", "a b@c.test", "a@b.test\r\nBcc: x@y.test", "a@b.test,c@d.test",
      "<a@b.test>", "\"a b\"@c.test", "a@b..test", ".a@b.test", "a.@b.test", "a@b.test.", "a@[127.0.0.1]",
      "ä@b.test",
      "a@b.test\u{0}", "a\t@b.test", "a@" + String(repeating: "b", count: 253),
    ])
  func bad(address: String) {
    #expect(Mailbox(name: "", address: address) == nil)
  }

  @Test("whoever a portal knows by an address can be written to: its rule allows nothing that this refuses")
  func people() {
    let letters = Array("aZ9.-+@_ '\"<,é\u{0}\n".unicodeScalars)
    var taken = 0
    for a in letters {
      for b in letters {
        for c in letters {
          let some = String(String.UnicodeScalarView([a, b, c]))
          for address in ["\(some)@b.test", "a@\(some).test", "a@b\(some)"]
          where EmailAddress.isValid(address) {
            taken += 1
            #expect(Mailbox(name: "", address: address) != nil, "\(address.debugDescription)")
          }
        }
      }
    }
    #expect(taken > 300)
  }
}
