import Portal
import TestSupport
import Testing

@testable import Server

@Suite("M-09: asking for links too often")
struct LinkLimitTests {
  @Test(
    "M-09 a hundred requests for one victim send five mails, get one answer, and leave the last link working")
  func bombing() async throws {
    try await TestServer.run { server in
      let email = try server.email(of: server.agency.ada)
      var answers: Set<String> = []
      for number in 0..<100 {
        let headers = ["Sec-Fetch-Site: same-origin", "X-Forwarded-For: 198.51.100.\(number)"]
        answers.insert(try await server.post("/sign-in", Jar(), "email=\(email)", headers).withoutStamp)
      }
      await server.settle()
      #expect(answers.count == 1)
      #expect(server.mail.all.count == 5)
      let link = try #require(server.mail.link)
      #expect(try await server.post(link).status == 303)
      #expect(server.log.all.contains { $0.contains("security=rate-limit") })
      server.clock.advance(seconds: server.settings.limits.windowSeconds)
      _ = try await server.post("/sign-in", Jar(), "email=\(email)")
      await server.settle()
      #expect(server.mail.all.count == 6)
    }
  }

  @Test(
    "M-09 one network cannot ask for everybody; behind a trusted proxy each visitor is a network of their own"
  )
  func networks() async throws {
    var limits = Limits()
    limits.linksPerNetwork = 3
    for (proxies, expected) in [([String](), 3), (["127.0.0.1"], 6)] {
      try await TestServer.run(limits: limits, trusting: proxies) { server in
        let emails = try [server.agency.ada, server.agency.ben, server.agency.cleo].map {
          try server.email(of: $0)
        }
        for round in 0..<2 {
          for email in emails {
            let headers = [
              "Sec-Fetch-Site: same-origin", "X-Forwarded-For: 203.0.113.9, 198.51.100.\(round)",
            ]
            _ = try await server.post("/sign-in", Jar(), "email=\(email)", headers)
          }
        }
        await server.settle()
        #expect(server.mail.all.count == expected)
      }
    }
  }
}
