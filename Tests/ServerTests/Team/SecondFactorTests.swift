import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Server

@Suite("S-10: the second factor of the team")
struct SecondFactorTests {
  private let page = "/team/second-factor"

  /// A hidden field or a text of a page.
  private func value(_ pattern: Regex<(Substring, Substring)>, _ reply: Reply) throws -> String {
    String(try #require(reply.body.firstMatch(of: pattern)?.1))
  }

  /// Somebody who has an app.
  private struct Enrolled: Sendable {
    let app: TimePassword
    let codes: [String]
    let jar: Jar
  }

  /// Signs in by mail and sets an app up.
  private func enrol(_ server: TestServer, _ member: Member.ID) async throws -> Enrolled {
    var jar = try await server.signIn(member: member, kind: .signIn)
    let form = try await server.get(page, jar)
    let sealed = try value(/name="sealed" value="([0-9a-f]+)"/, form)
    let app = TimePassword(key: Secret(try key(value(/<code>([A-Z2-7]+)<\/code>/, form))))
    let done = try await server.post(page, jar, "sealed=\(sealed)&code=\(now(app, server))")
    try #require(done.status == 200, "\(done.body)")
    jar.take(done)
    let codes = done.body.matches(of: /<code>([A-Z2-7-]{19})<\/code>/).map { String($0.1) }
    return Enrolled(app: app, codes: codes, jar: jar)
  }

  private func now(_ app: TimePassword, _ server: TestServer) -> String {
    app.code(ofStep: server.clock.now.seconds / TimePassword.stepSeconds)
  }

  private func key(_ text: String) -> [UInt8] {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    var (buffer, bits, bytes) = (UInt64(0), 0, [UInt8]())
    for letter in text {
      buffer = buffer << 5 | UInt64(letters.firstIndex(of: letter) ?? 0)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> UInt64(bits)))
      }
    }
    return bytes
  }

  @Test(
    "owners and admins see nothing of the console before it, members do unless they have one",
    arguments: [
      (Member.Role.owner, true), (.admin, true), (.member, false),
    ])
  func required(_ role: Member.Role, _ isAsked: Bool) async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        try db.execute(
          sql: "UPDATE member SET role = $1 WHERE id = $2",
          arguments: [role.rawValue, server.agency.jonas.text])
      }
      let jar = try await server.signIn(member: server.agency.jonas, kind: .signIn)
      for address in TeamEntranceTests.addresses(server) {
        let reply = try await server.send(
          address.method, address.path, cookie: jar.header,
          ["Sec-Fetch-Site: same-origin", "Content-Type: application/x-www-form-urlencoded"],
          body: address.method == "POST" ? "" : nil)
        #expect((reply.status == 303 && reply["Location"] == page) == isAsked, "\(address)")
      }
      // An operator at the machine vouches for both.
      let operators = try await server.signIn(member: server.agency.jonas)
      #expect(try await server.get("/team/", operators).status == 200)
    }
  }

  @Test("an app is set up once, and asked from then on; its session is another one than before")
  func setUp() async throws {
    try await TestServer.run { server in
      let before = try await server.signIn(member: server.agency.owner, kind: .signIn)
      let enrolled = try await enrol(server, server.agency.owner)
      let (app, codes, jar) = (enrolled.app, enrolled.codes, enrolled.jar)
      #expect(codes.count == 10 && Set(codes).count == 10)
      #expect(try await server.get("/team/", jar).status == 200)
      #expect(try await server.get("/team/", before)["Location"] == page)
      let kept = try server.temporary.read { db in
        try Row.fetchOne(
          db, sql: "SELECT hex(totp_secret) FROM member WHERE id = $1",
          arguments: [
            server.agency.owner.text
          ])?[0] as String?
      }
      #expect(kept?.contains(Hex.text(app.key.reveal()).uppercased()) == false, "sealed")

      server.clock.advance(seconds: 30)
      var next = try await server.signIn(member: server.agency.owner, kind: .signIn)
      let asked = try await server.get(page, next)
      #expect(asked.status == 200 && !asked.body.contains("name=\"sealed\""), "no second app")
      let right = try await server.post(page, next, "code=\(now(app, server))")
      #expect(right.status == 303 && right["Location"] == "/team/")
      let old = next
      next.take(right)
      #expect(try await server.get("/team/", next).status == 200)
      #expect(try await server.get("/team/", old).status == 303)
    }
  }

  @Test("a code is good once, and an older one is not good after it")
  func replay() async throws {
    try await TestServer.run { server in
      let app = try await enrol(server, server.agency.owner).app
      let used = now(app, server)
      let jar = try await server.signIn(member: server.agency.owner, kind: .signIn)
      #expect(try await server.post(page, jar, "code=\(used)").status == 422)
      server.clock.advance(seconds: 30)
      #expect(try await server.post(page, jar, "code=\(used)").status == 422)
      let codes = (0..<8).map { _ in now(app, server) }
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for code in codes { group.addTask { try await server.post(page, jar, "code=\(code)").status } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      let sessions = try server.temporary.read { db in
        try Int.fetchOne(
          db,
          sql:
            "SELECT count(*) FROM session WHERE member IS NOT NULL AND second_factor = 1 AND ended_at IS NULL"
        )
      }
      #expect(statuses.contains(303) && sessions == 2, "that of the set-up, and one more")
    }
  }

  @Test("S-10 a thousand guesses find nothing: after ten the right code is not looked at either, for a while")
  func bruteForce() async throws {
    try await TestServer.run { server in
      let enrolled = try await enrol(server, server.agency.owner)
      let (app, codes) = (enrolled.app, enrolled.codes)
      server.clock.advance(seconds: server.settings.limits.windowSeconds)
      let jar = try await server.signIn(member: server.agency.owner, kind: .signIn)
      let right = now(app, server)
      var statuses: [Int: Int] = [:]
      for guess in 0..<1000 where String(guess + 100_000) != right {
        let reply = try await server.post(page, jar, "code=\(guess + 100_000)")
        statuses[reply.status, default: 0] += 1
      }
      #expect(statuses[303] == nil && statuses[422] == 10, "\(statuses)")
      #expect(try await server.post(page, jar, "code=\(right)").status == 429)
      #expect(try await server.post(page, jar, "code=\(codes[0])").status == 429)
      server.clock.advance(seconds: server.settings.limits.windowSeconds)
      #expect(
        try await server.post(page, jar, "code=\(codes[0].lowercased().replacing("-", with: "+"))").status
          == 303)
      let again = try await server.signIn(member: server.agency.owner, kind: .signIn)
      #expect(
        try await server.post(page, again, "code=\(codes[0])").status == 422, "a recovery code is good once")
    }
  }

  @Test("the form that sets an app up is good in its own session, unchanged, and for who has none")
  func forms() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner, kind: .signIn)
      let form = try await server.get(page, jar)
      let sealed = try value(/name="sealed" value="([0-9a-f]+)"/, form)
      let app = TimePassword(key: Secret(try key(value(/<code>([A-Z2-7]+)<\/code>/, form))))
      let other = try await server.signIn(member: server.agency.owner, kind: .signIn)
      let changed = sealed.dropLast() + (sealed.hasSuffix("0") ? "1" : "0")
      for (jar, sealed) in [(other, sealed), (jar, String(changed)), (jar, ""), (jar, "zz"), (jar, "00")] {
        let reply = try await server.post(page, jar, "sealed=\(sealed)&code=\(now(app, server))")
        #expect(reply.status == 422 && reply.all("Set-Cookie").isEmpty)
      }
      for code in ["", "12345", "1234567", "٠١٢٣٤٥", String(repeating: "9", count: 40)] {
        let typed = code.utf8.map { "%\(Hex.text([$0]))" }.joined()
        #expect(try await server.post(page, jar, "sealed=\(sealed)&code=\(typed)").status == 422)
      }
    }
  }

  @Test("whoever is not signed in is not asked for a code")
  func nobody() async throws {
    try await TestServer.run { server in
      for jar in [Jar(), try await server.signIn(server.agency.ada)] {
        #expect(try await server.get(page, jar)["Location"] == "/team/sign-in")
        #expect(try await server.post(page, jar, "code=123456")["Location"] == "/team/sign-in")
      }
    }
  }
}
