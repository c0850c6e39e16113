import GRDB
import TestSupport
import Testing

@testable import Server

@Suite("V: hosts")
struct HostTests {
  @Test("V-07 a host that is not ours, missing, or there twice gets no workspace's page")
  func unknown() async throws {
    try await TestServer.run { server in
      for host in [
        "evil.test", "127.0.0.1", "portal.localhost.", "x.portal.localhost", "localhost",
        "northlight.portal.localhost.evil.test", "[::1]", "northlight..portal.localhost",
        "../\(server.agency.workspace.text)", "northlight.portal.localhost:80:80",
        "northlight.portal.localhost:x", "nörthlight.test", "*",
      ] {
        let reply = try await server.get("/sign-in/", host: host)
        #expect(reply.status == 421 || reply.status == 400, "\(host)")
        #expect(!reply.body.contains("Northlight"))
      }
      let requests = [
        "GET /sign-in/ HTTP/1.1\r\n\r\n", "GET /sign-in/ HTTP/1.1\r\nHost:\r\n\r\n",
        "GET /sign-in/ HTTP/1.1\r\nHost: \(server.host)\r\nHost: \(server.host)\r\n\r\n",
        "GET /sign-in/ HTTP/1.0\r\n\r\n",
        "GET http://\(server.host)/sign-in/ HTTP/1.1\r\nHost: \(server.host)\r\n\r\n",
      ]
      for request in requests {
        #expect(try await server.raw(Array(request.utf8))?.status == 400, "\(request)")
      }
    }
  }

  @Test("V-07 case and port make no difference; the bare host is the first workspace's")
  func forms() async throws {
    try await TestServer.run { server in
      let plain = try await server.get("/sign-in/").body
      for host in [
        "NorthLight.Portal.LocalHost", "northlight.portal.localhost:8080", "NORTHLIGHT.portal.localhost:1",
        "portal.localhost",
      ] {
        #expect(try await server.get("/sign-in/", host: host).body == plain, "\(host)")
      }
      #expect(try await server.get("/sign-in/", host: server.strangerHost).body.contains("Fieldwork"))
    }
  }

  @Test("a verified domain leads to its workspace, an unverified one nowhere; probes answer on any host")
  func domains() async throws {
    try await TestServer.run { server in
      try server.temporary.write { db in
        for (number, host) in ["portal.agency.test", "other.agency.test"].enumerated() {
          try db.insert(
            "domain",
            [
              "workspace": server.stranger.workspace.text, "id": server.stranger.ids.text("domain"),
              "host": host,
              "cname_target": "x.test", "txt_value": "x", "claimed_at": Agency.created,
              "verified_at": number == 0 ? Agency.created : nil,
            ])
        }
      }
      try server.site.publishHosts()
      #expect(try await server.get("/sign-in/", host: "portal.agency.test").body.contains("Fieldwork"))
      #expect(try await server.get("/sign-in/", host: "other.agency.test").status == 421)
      for (domain, status) in [
        ("portal.agency.test", 200), ("other.agency.test", 404), ("PORTAL.agency.test", 200),
        ("northlight.portal.localhost", 200), ("..", 404), ("", 404), ("evil.test", 404),
      ] {
        #expect(
          try await server.send("GET", "/edge/domain?domain=\(domain)", admin: true).status == status,
          "\(domain)")
      }
      #expect(try await server.get("/healthz", host: "whatever.test").status == 200)
      #expect(try await server.get("/readyz", host: "whatever.test").status == 200)
      #expect(try await server.raw(Array("GET /healthz HTTP/1.0\r\n\r\n".utf8))?.status == 200)
    }
  }
}
