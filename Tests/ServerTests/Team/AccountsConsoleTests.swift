import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("The console's files for an accountant")
struct AccountsConsoleTests {
  private static let page = "/team/billing/export/"
  private static let november = "?from=2026-11-01&to=2026-11-30"

  /// Everything that comes until the other side closes, as it came, and the body put together from its chunks.
  private static func download(_ server: TestServer, _ target: String, _ jar: Jar, host: String? = nil)
    async throws -> (raw: String, body: String)
  {
    let wire = try Wire(port: server.port)
    let request = [
      "GET \(target) HTTP/1.1", "Host: \(host ?? server.host)", "Cookie: \(jar.header ?? "")",
      "Connection: close",
    ].joined(separator: "\r\n")
    return await TestServer.offPool {
      wire.send("\(request)\r\n\r\n")
      let raw = wire.receiveAll()
      let parts = raw.split(separator: /\r\n\r\n/, maxSplits: 1)
      var body = ""
      var rest = parts.count > 1 ? Array(parts[1].utf8)[...] : []
      while let end = rest.firstIndex(of: UInt8(ascii: "\r")),
        let size = Int(String(decoding: rest[rest.startIndex..<end], as: UTF8.self), radix: 16), size > 0
      {
        body += String(decoding: rest[(end + 2)...].prefix(size), as: UTF8.self)
        rest = rest[(end + 2)...].dropFirst(size + 2)
      }
      return (raw, body)
    }
  }

  private static func number(_ server: TestServer, _ id: Invoice.ID) -> String { "N-\(id.text.suffix(8))" }

  @Test("offers the month before, and each file comes whole, as one to be kept and by nobody to be stored")
  func files() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.jonas)
      #expect(try await server.get("/team/billing/", jar).body.contains(Self.page))
      let form = try await server.get(Self.page, jar)
      #expect(form.status == 200 && form["Cache-Control"] == "no-store")
      #expect(form.body.contains("value=\"2026-10-01\"") && form.body.contains("value=\"2026-10-31\""))
      let number = Self.number(server, server.agency.openInvoice)
      for (kind, head, row) in [
        ("invoices", "number,kind,status", "\(number),invoice,partly_paid,2026-11-01"),
        ("payments", "payment,date,company", ",\(number),973.31\r\n"),
        ("taxes", "number,kind,issued", ",14,400.00,56.00,no\r\n"),
      ] {
        let (raw, body) = try await Self.download(server, "\(Self.page)\(kind).csv\(Self.november)", jar)
        let fields = raw.lowercased()
        #expect(fields.hasPrefix("http/1.1 200") && fields.contains("cache-control: no-store"))
        #expect(fields.contains("content-type: text/csv; charset=utf-8"))
        #expect(fields.contains("content-disposition: attachment; filename=\"\(kind)-2026-11.csv\""))
        #expect(
          fields.contains("transfer-encoding: chunked") && fields.contains("x-content-type-options: nosniff"))
        #expect(raw.utf8.reversed().starts(with: "0\r\n\r\n".utf8.reversed()))
        #expect(body.hasPrefix("\u{FEFF}\(head)") && body.contains(row), "\(body)")
        #expect(!body.contains(Self.number(server, server.agency.paidInvoice)))
      }
      let head = try await server.send(
        "HEAD", "\(Self.page)taxes.csv\(Self.november)", cookie: jar.header)
      #expect(head.status == 200)
    }
  }

  @Test("days that are none are told in the form, which keeps them")
  func wrongDays() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      for (query, says) in [
        ("", ["The first day is no date", "The last day is no date"]),
        ("?from=2026-02-30&to=2026-03-01", ["The first day is no date"]),
        ("?from=2026-02-01&to=%3Cb%3E", ["The last day is no date"]),
        ("?from=2026-03-02&to=2026-03-01", ["The last day is before the first"]),
      ] {
        let page = try await server.get("\(Self.page)invoices.csv\(query)", jar)
        #expect(page.status == 422 && page["Content-Disposition"] == nil && !page.body.contains("<b>"))
        for words in says { #expect(page.body.contains(words), "\(query)") }
        if query.contains("%3C") { #expect(page.body.contains("value=\"&lt;b&gt;\"")) }
      }
    }
  }

  @Test("is for owners and admins; another agency has its own")
  func access() async throws {
    try await TestServer.run { server in
      let member = try await server.signIn(member: server.agency.aino)
      let client = try await server.signIn(server.agency.ada)
      let foreign = try await server.signIn(
        member: server.stranger.owner, of: server.stranger, host: server.strangerHost)
      #expect(try await !server.get("/team/billing/", member).body.contains(Self.page))
      for address in ["", "invoices.csv", "payments.csv", "taxes.csv"].map({
        "\(Self.page)\($0)\(Self.november)"
      }) {
        #expect(try await server.get(address, member).status == 404)
        for jar in [Jar(), client, foreign] {
          let turned = try await server.get(address, jar)
          #expect(turned.status == 303 && turned["Location"]?.hasPrefix("/team/sign-in") == true)
        }
      }
      for kind in AccountKind.allCases {
        let address = "\(Self.page)\(kind.rawValue).csv\(Self.november)"
        let theirs = try await Self.download(server, address, foreign, host: server.strangerHost).body
        #expect(theirs.contains(Self.number(server, server.stranger.openInvoice)))
        #expect(!theirs.contains(Self.number(server, server.agency.openInvoice)))
      }
      let jar = try await server.signIn(member: server.agency.owner)
      #expect(try await server.get("\(Self.page)clients.csv\(Self.november)", jar).status == 404)
    }
  }

  @Test("what goes wrong on the way ends the connection, so that no browser takes a part for all of it")
  func cutShort() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        let id = try server.agency.addInvoice(db)
        try server.agency.addLine(to: id, price: .max, db)
      }
      let jar = try await server.signIn(member: server.agency.owner)
      let (raw, body) = try await Self.download(server, "\(Self.page)taxes.csv\(Self.november)", jar)
      #expect(body.contains("number,kind") && !raw.utf8.reversed().starts(with: "0\r\n\r\n".utf8.reversed()))
    }
  }
}
