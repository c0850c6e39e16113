import Testing

@testable import Pages

@Suite("addresses that people typed, before they become links")
struct LinkTests {
  @Test(
    "plain web addresses are links",
    arguments: [
      "https://northlight.example/imprint", "http://localhost:8080/a?b=c&d=e#f", "https://münchen.example/",
    ])
  func web(_ address: String) {
    #expect(Link.web(address) == address)
  }

  @Test(
    "anything else is none",
    arguments: [
      "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//evil.example", "/imprint",
      "https://",
      "https:///x", "ftp://a.example", " https://a.example", "https://a.example/\n",
      "https://a.example/\"onclick=\"",
      "https://a.example/<script>", "mailto:a@b.example",
    ])
  func notWeb(_ address: String) {
    #expect(Link.web(address) == nil)
  }

  @Test(
    "plain mail addresses are links",
    arguments: ["hello@northlight.example", "a.b+c@d-e.example", "x_y@z.co"])
  func mail(_ address: String) {
    #expect(Link.mail(address) == address)
  }

  @Test(
    "anything that would add to the mail or leave the attribute is none",
    arguments: [
      "", "x", "x@", "@x", "a@b@c", "x?bcc=evil@example.org", "x@y.example?bcc=z@e.example",
      "javascript:alert(1)",
      "x@y.example\"onclick=\"", "x y@z.example", "x@y.example,z@e.example", "x%0Abcc@y.example",
      "x&y@z.example",
      "x@y.example\r\nbcc: z@e.example",
    ])
  func notMail(_ address: String) {
    #expect(Link.mail(address) == nil)
  }
}
