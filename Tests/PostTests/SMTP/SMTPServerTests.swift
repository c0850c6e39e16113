import Testing

@testable import Post

@Suite("SMTP_URL")
struct SMTPServerTests {
  @Test("names a server, how its line is protected, and who we are there")
  func plain() throws {
    let server = try SMTPServer("smtp://portico:p%40ss%3Aw%2Frd@mail.example.com")
    #expect(server.host == "mail.example.com" && server.port == 587 && server.protection == .startTLS)
    #expect(server.login?.user == "portico" && server.login?.password.reveal() == "p@ss:w/rd")
    #expect("\(server)" == "mail.example.com:587")
    #expect(try SMTPServer("smtps://mail.example.com").port == 465)
    #expect(try SMTPServer("smtps://mail.example.com").protection == .tls)
  }

  @Test(
    "only a server on this machine, or one that somebody says so of, is spoken to in the clear",
    arguments: [
      ("smtp://localhost:25", SMTPServer.Protection.none), ("smtp://127.0.0.1:25", .none),
      ("smtp://mail.example", .startTLS), ("smtp://mail.example?tls=none", .none),
      ("smtp://localhost:25?tls=required", .startTLS),
    ])
  func protection(_ url: String, _ protection: SMTPServer.Protection) throws {
    #expect(try SMTPServer(url).protection == protection)
  }

  @Test(
    "what is wrong is said, and never the password",
    arguments: [
      "", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example/path",
      "smtp://u@mail.example", "smtp://u:sesame@mail.example?tls=none", "smtp://u:sesame@mail.example?x=1",
      "smtp://u:sesame@mail.example:99999", "smtp://u:ses%0Aame@mail.example",
      "smtp://u:sesame@ma il.example",
      "smtp://u:sesame@mail.example?tls=required&tls=none", "smtp://u:sesame@evil\r\nDATA:25",
    ])
  func refused(_ url: String) {
    #expect {
      try SMTPServer(url)
    } throws: { error in
      "\(error)".contains("SMTP_URL") && !"\(error)".contains("sesame")
    }
  }
}
