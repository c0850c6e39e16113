import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Server

/// What a browser remembers for one host.
struct Jar: Sendable {
  var cookies: [String: String] = [:]

  var header: String? {
    cookies.isEmpty
      ? nil : cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
  }

  mutating func take(_ reply: Reply) {
    for text in reply.all("Set-Cookie") {
      let pair = text.prefix { $0 != ";" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      cookies[String(pair[0])] = text.contains("Max-Age=0") ? nil : String(pair[1])
    }
  }
}

extension TestServer {
  /// One request on a connection of its own.
  func send(
    _ method: String, _ target: String, host: String? = nil, cookie: String? = nil, _ headers: [String] = [],
    body: String? = nil, admin: Bool = false
  ) async throws -> Reply {
    var lines = ["\(method) \(target) HTTP/1.1", "Host: \(host ?? self.host)"] + headers
    if let cookie { lines.append("Cookie: \(cookie)") }
    if let body { lines.append("Content-Length: \(body.utf8.count)") }
    let text = lines.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
    return try #require(
      try await raw(Array(text.utf8), hasBody: method != "HEAD", admin: admin), "\(method) \(target)")
  }

  /// Exactly these bytes; nil where the connection ended without an answer.
  func raw(_ bytes: [UInt8], hasBody: Bool = true, admin: Bool = false) async throws -> Reply? {
    let wire = try Wire(port: admin ? adminPort : port)
    return await Self.offPool {
      wire.send(bytes)
      return wire.receive(hasBody: hasBody)
    }
  }

  func get(_ target: String, host: String? = nil, _ jar: Jar = Jar(), _ headers: [String] = []) async throws
    -> Reply
  {
    try await send("GET", target, host: host, cookie: jar.header, headers)
  }

  /// A form that our own page posts.
  func post(
    _ target: String, host: String? = nil, _ jar: Jar = Jar(), _ form: String = "",
    _ headers: [String] = ["Sec-Fetch-Site: same-origin"]
  ) async throws -> Reply {
    try await send(
      "POST", target, host: host, cookie: jar.header,
      headers + ["Content-Type: application/x-www-form-urlencoded"], body: form)
  }

  /// Sockets block; the threads of the concurrency pool must not.
  static func offPool<Value: Sendable>(_ body: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: body()) }.start()
    }
  }

  /// A client's browser after they have pressed the button behind a link.
  func signIn(_ client: Client.ID, of agency: Agency? = nil, host: String? = nil) async throws -> Jar {
    var jar = Jar()
    let token = try link(for: client, of: agency)
    let reply = try await post("/sign-in/\(token)", host: host)
    try #require(reply.status == 303, "\(reply.status) \(reply.body)")
    jar.take(reply)
    return jar
  }

  /// A link as an invitation or a mail would bring it; only its token.
  func link(
    for client: Client.ID, of agency: Agency? = nil, kind: SignInLinks.Kind = .signIn,
    destination: String = ""
  ) throws -> String {
    let key = (agency ?? self.agency).key(client)
    let issuer = LinkIssuer(baseURL: settings.baseURL, random: .system)
    let issued = try temporary.write { db in
      try issuer.issue(for: key, kind: kind, destination: destination, host: host, at: clock.now, db)
    }
    let url = try #require(issued).url.reveal()
    return String(url.split(separator: "/").last ?? "")
  }

  /// A token that this installation would make.
  func token(_ client: Client.ID, _ change: (inout Token) -> Void = { _ in }) throws -> String {
    var token = Token(
      issuer: settings.baseURL.text, audience: host, subject: "session_test", scope: client.text,
      kind: .client,
      issuedAt: clock.now.seconds, expiresAt: clock.now.seconds + 600)
    change(&token)
    return try token.signed(by: ring.tokenKey)
  }

  /// A browser of somebody of the team.
  /// - Parameter kind: an operator's link counts as both factors.
  func signIn(
    member: Member.ID, of agency: Agency? = nil, host: String? = nil, kind: MemberLinks.Kind = .operator
  ) async throws -> Jar {
    var jar = Jar()
    let token = try link(member: member, of: agency, kind: kind)
    let reply = try await post("/team/sign-in/\(token)", host: host)
    try #require(reply.status == 303, "\(reply.status) \(reply.body)")
    jar.take(reply)
    return jar
  }

  func link(
    member: Member.ID, of agency: Agency? = nil, kind: MemberLinks.Kind = .signIn, destination: String = ""
  ) throws -> String {
    let issuer = LinkIssuer(baseURL: settings.baseURL, random: .system)
    let issued = try temporary.write { db in
      try issuer.issue(
        toMember: member, kind: kind, destination: destination, host: host,
        in: (agency ?? self.agency).workspace, at: clock.now, db)
    }
    return String(try #require(issued).url.reveal().split(separator: "/").last ?? "")
  }

  func email(of client: Client.ID) throws -> String {
    try temporary.read { db in
      try String.fetchOne(db, sql: "SELECT email FROM client WHERE id = $1", arguments: [client.text]) ?? ""
    }
  }

  func home(_ client: Client.ID) -> String { "/c/\(client.text)/" }

  /// Publishes what waits, as the generator would.
  func generate() throws { _ = try site.generateChanges(distrustingManifests: false) }

  /// Whether forms that are posted there may come with files.
  func takesFiles(_ path: String) -> Bool { parts.routes.table.bodyLimit(path, floor: 0) > 1 << 20 }

  /// Whether whoever posts there is asked for before anything of the body is read.
  func asksFirst(_ path: String) -> Bool {
    if case .found(let route, _) = parts.routes.table.match(.post, path), route.audience == .member {
      return true
    }
    return takesFiles(path)
  }

  /// A browser in which a client is signed in, and somebody of the team besides.
  func signInBoth(_ client: Client.ID, _ member: Member.ID) async throws -> Jar {
    var jar = try await signIn(client)
    jar.cookies.merge(try await signIn(member: member).cookies) { _, other in other }
    return jar
  }

  /// Every address that takes a form, from the router itself, with Ada's own names in it; what she has none of is named
  /// as if she had.
  func formAddresses(token: String) throws -> [String] {
    // What a machine signs is no form, and no cookie counts there.
    let posts = parts.routes.table.routes.filter { $0.method == .post && $0.audience != .signer }
    try #require(posts.count >= 10)
    return posts.map { route in
      route.template.replacing("{token}", with: token).replacing("{client}", with: agency.ada.text)
        .replacing("{comment}", with: "comment_x").replacing("{thread}", with: "thread_x")
        .replacing("{id}", with: "del_x").replacing("{request}", with: "ask_x")
        .replacing(/\{[a-z]+\}/, with: "x")
    }
  }
}
