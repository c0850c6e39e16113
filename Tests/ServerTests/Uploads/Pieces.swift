import Foundation
import GRDB
import Portal
import PorticoCrypto
import TestSupport
import Testing

@testable import Server

/// A member's browser that sends files in pieces, as the console's script does.
struct Pieces: Sendable {
  let server: TestServer
  let jar: Jar
  var host: String?

  static let site = "Sec-Fetch-Site: same-origin"
  private static let piece = "Content-Type: application/partial-upload"

  init(_ server: TestServer, _ member: Member.ID? = nil) async throws {
    self.server = server
    jar = try await server.signIn(member: member ?? server.agency.owner)
  }

  init(_ server: TestServer, jar: Jar, host: String? = nil) {
    self.server = server
    self.jar = jar
    self.host = host
  }

  static func hash(_ text: String) -> String { SHA256.digest(of: Array(text.utf8)).hex }

  func ask(_ method: String, _ target: String, _ headers: [String] = [], body: String? = nil) async throws
    -> Reply
  {
    try await server.send(
      method, target, host: host, cookie: jar.header, [Self.site] + headers, body: body)
  }

  func create(_ name: String = "film.mov", length: Int? = nil, _ headers: [String] = []) async throws -> Reply
  {
    let told = length.map { ["Upload-Length: \($0)"] } ?? []
    return try await ask(
      "POST", "/team/uploads?name=\(name)", ["Upload-Complete: ?0"] + told + headers, body: "")
  }

  /// - Returns: the address of one that was begun.
  func begin(_ name: String = "film.mov", length: Int? = nil) async throws -> String {
    let reply = try await create(name, length: length)
    try #require(reply.status == 201, "\(reply.status) \(reply.body)")
    return try #require(reply["Location"])
  }

  func head(_ address: String) async throws -> Reply { try await ask("HEAD", address) }

  func append(
    _ text: String, to address: String, at offset: Int, isLast: Bool = true, _ headers: [String] = []
  ) async throws -> Reply {
    try await ask("PATCH", address, Self.fields(offset, isLast) + headers, body: text)
  }

  static func fields(_ offset: Int, _ isLast: Bool) -> [String] {
    [piece, "Upload-Offset: \(offset)", "Upload-Complete: ?\(isLast ? 1 : 0)"]
  }

  /// A whole one.
  func send(_ text: String, named name: String = "film.mov") async throws -> String {
    let address = try await begin(name, length: text.utf8.count)
    let reply = try await append(text, to: address, at: 0)
    try #require(reply.status == 200, "\(reply.status) \(reply.body)")
    return String(address.split(separator: "/").last ?? "")
  }

  /// The beginning of a piece; the rest may come, or not.
  func beginning(_ text: String, to address: String, at offset: Int, of length: Int) throws -> Wire {
    let wire = try Wire(port: server.port)
    let lines =
      ["PATCH \(address) HTTP/1.1", "Host: \(host ?? server.host)", "Cookie: \(jar.header ?? "")"]
      + [Self.site] + Self.fields(offset, true) + ["Content-Length: \(length)"]
    wire.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + text)
    return wire
  }

  /// Waits until so much of it is on the disk.
  func arrived(_ count: Int, at address: String) async throws {
    for _ in 0..<1000 {
      if try await head(address)["Upload-Offset"] == String(count) { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("\(count) bytes never came to \(address)")
  }

  /// A form that names uploads in place of files.
  func post(_ ids: [String], to address: String, _ fields: String = "") async throws -> Reply {
    let uploads = ids.enumerated().map { "upload-\($0 + 1)=\($1)" }
    return try await server.post(
      address, jar, (uploads + [fields]).filter { !$0.isEmpty }.joined(separator: "&"))
  }
}

extension TestServer {
  func count(_ sql: String) throws -> Int {
    try temporary.read { db in try Int.fetchOne(db, sql: sql) ?? 0 }
  }

  /// The names of what came in pieces.
  var partials: [String] {
    get throws { try vault.partials.ids() }
  }
}
