import Foundation
import GRDB
import Portal
import TestSupport
import Testing

@testable import Server

@Suite("Forms that name uploads in place of files")
struct UploadedFormTests {
  private static func versions(_ forms: ReviewForms) -> String {
    "/team/deliverables/\(forms.deliverable)/versions"
  }

  @Test("uploads become a version in their order, once, however often the form is posted")
  func version() async throws {
    try await TestServer.run { server in
      let forms = try ReviewForms(on: server, status: "draft")
      let pieces = try await Pieces(server)
      let ids = [
        try await pieces.send("the second", named: "b.txt"),
        try await pieces.send("the first", named: "a.txt"),
      ]
      let before = try server.count("SELECT count(*) FROM version")
      let first = try await pieces.post(ids.reversed(), to: Self.versions(forms))
      #expect(first.status == 303, "\(first.body)")
      let again = try await pieces.post(ids.reversed(), to: Self.versions(forms))
      #expect(again.status == 303 && again["Location"] == first["Location"])
      #expect(try server.count("SELECT count(*) FROM version") == before + 1)
      #expect(try server.partials == [])
      #expect(try server.count("SELECT count(*) FROM upload") == 0)
      let files = try server.temporary.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT id, version_file.name FROM version_file WHERE version_file.name IN ('a.txt', 'b.txt') ORDER BY position
            """
        ).map { ($0[0] as String, $0[1] as String) }
      }
      #expect(files.map(\.1) == ["a.txt", "b.txt"])
      for (file, content) in zip(files, ["the first", "the second"]) {
        let got = try await server.get("/team/download/\(file.0)/\(file.1)", pieces.jar)
        #expect(got.status == 200 && got.body == content)
      }
    }
  }

  @Test("posted twice at the same moment they are one version, and nothing is lost")
  func race() async throws {
    try await TestServer.run { server in
      let forms = try ReviewForms(on: server, status: "draft")
      let pieces = try await Pieces(server)
      let before = try server.count("SELECT count(*) FROM version")
      for round in 1...20 {
        let id = try await pieces.send("round \(round)")
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
          for _ in 0..<4 {
            group.addTask { try await pieces.post([id], to: Self.versions(forms)).status }
          }
          return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
        }
        #expect(statuses == [303])
        #expect(try server.count("SELECT count(*) FROM version") == before + round)
      }
      #expect(try server.partials == [])
    }
  }

  @Test("a refused form keeps the uploads for the next try")
  func refused() async throws {
    try await TestServer.run { server in
      let forms = try ReviewForms(on: server, status: "draft")
      let pieces = try await Pieces(server)
      let id = try await pieces.send("abc")
      let both = try await pieces.post([id], to: Self.versions(forms), "link=https%3A%2F%2Fa.test%2F")
      #expect(both.status == 422)
      #expect(try await pieces.head("/team/uploads/\(id)")["Upload-Complete"] == "?1")
      #expect(try await pieces.post([id], to: Self.versions(forms)).status == 303)
    }
  }

  @Test(
    "somebody else's upload, one that is not whole, and one that is none are no files, and stay what they are"
  )
  func others() async throws {
    try await TestServer.run { server in
      let forms = try ReviewForms(on: server, status: "draft")
      let pieces = try await Pieces(server)
      let colleague = try await Pieces(server, server.agency.jonas)
      let theirs = try await colleague.send("theirs")
      let partial = String(try await pieces.begin().split(separator: "/").last ?? "")
      let before = try server.count("SELECT count(*) FROM version")
      for id in [theirs, partial, "upload_" + String(repeating: "0", count: 26), "../../etc/passwd", "x"] {
        let reply = try await pieces.post([id], to: Self.versions(forms))
        #expect(reply.status == 422, "\(id)")
        #expect(reply.body.contains("This cannot be chosen (any more)."), "\(id)")
      }
      #expect(try server.count("SELECT count(*) FROM version") == before)
      #expect(try await colleague.head("/team/uploads/\(theirs)")["Upload-Complete"] == "?1")
      #expect(try await pieces.head("/team/uploads/\(partial)").status == 204)
    }
  }

  @Test("a new deliverable and shared documents take uploads too, beside files of the form itself")
  func everyForm() async throws {
    try await TestServer.run { server in
      let pieces = try await Pieces(server)
      let project = server.agency.website.text
      let id = try await pieces.send("film", named: "film.mov")
      let made = try await pieces.post([id], to: "/team/projects/\(project)/deliverables", "title=Film")
      #expect(made["Location"]?.hasPrefix("/team/deliverables/") == true)
      #expect(try server.count("SELECT count(*) FROM version_file WHERE name = 'film.mov'") == 1)
      let shared = try await pieces.send("offer", named: "offer.txt")
      let form =
        "--B\r\nContent-Disposition: form-data; name=\"upload-1\"\r\n\r\n\(shared)\r\n"
        + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"plain.txt\"\r\n\r\nplain\r\n--B--\r\n"
      let reply = try await server.send(
        "POST", "/team/projects/\(project)/files", cookie: pieces.jar.header,
        [Pieces.site, "Content-Type: multipart/form-data; boundary=B"], body: form)
      #expect(reply.status == 303)
      #expect(try server.count("SELECT count(*) FROM file WHERE name IN ('offer.txt', 'plain.txt')") == 2)
      #expect(try server.partials == [])
    }
  }
}
