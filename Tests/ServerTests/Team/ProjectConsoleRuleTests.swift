import Foundation
import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Server

@Suite("The console's projects: twice, and from another agency")
struct ProjectConsoleRuleTests {
  @Test(
    "the same form twice is done once, and the same words from the next page are said again",
    arguments: ["updates", "requests", "milestones", "deliverables", "files"])
  func twice(_ form: String) async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(member: server.agency.owner)
      let project = "/team/projects/\(server.agency.website)/"
      let forms: [String: (fields: [String: String], kept: String)] = [
        "updates": (["text": "Once more"], "project_update WHERE body = 'Once more'"),
        "requests": (["title": "Once more"], "file_request WHERE title = 'Once more'"),
        "milestones": (["title-new": "Once more", "weight-new": "1"], "milestone WHERE title = 'Once more'"),
        "deliverables": (["title": "Once more"], "deliverable WHERE title = 'Once more'"),
        "files": ([:], "file WHERE name = 'once more.txt'"),
      ]
      let (fields, kept) = try #require(forms[form])
      var nonces: Set<String> = []
      for _ in 0..<2 {
        let page = try await server.get(project, jar).body
        // That of the form itself, and another one on every page.
        let own = try Regex(
          #"action="\#(project)\#(form)"[^>]*><input type="hidden" name="nonce" value="([0-9a-f]{32})""#,
          as: (Substring, Substring).self)
        let nonce = try #require(page.firstMatch(of: own)?.1)
        #expect(nonces.insert(String(nonce)).inserted)
        let given = fields.merging(["nonce": String(nonce)]) { field, _ in field }
        for _ in 0..<2 {
          let reply =
            form == "deliverables" || form == "files"
            ? try await server.postFiles(project + form, jar, given, files: [("once more.txt", "x")])
            : try await server.post(
              project + form, jar,
              given.map { name, value in "\(name)=\(value.replacing(" ", with: "+"))" }.joined(separator: "&")
            )
          #expect(reply.status == 303)
        }
      }
      #expect(try server.count("SELECT count(*) FROM \(kept)") == 2)
    }
  }

  @Test(
    "nothing of another agency is there: its projects, deliverables and files answer as those that do not exist"
  )
  func foreign() async throws {
    try await TestServer.run { server in
      let jar = try await server.signIn(
        member: server.stranger.owner, of: server.stranger, host: server.strangerHost)
      let none = String(repeating: "0", count: 26)
      let theirs = try server.temporary.write { db in
        try server.agency.addDeliverable("Theirs", status: "draft", db)
      }
      let (deliverable, file) = (theirs.deliverable, theirs.file)
      for (theirs, nobodys) in [
        ("/team/projects/\(server.agency.website)/", "/team/projects/project_\(none)/"),
        ("/team/deliverables/\(deliverable)/", "/team/deliverables/del_\(none)/"),
        ("/team/download/\(file)/x", "/team/download/vfile_\(none)/x"),
      ] {
        let seen = try await server.get(theirs, host: server.strangerHost, jar)
        let wanted = try await server.get(nobodys, host: server.strangerHost, jar)
        #expect(seen.status == 404 && seen.withoutStamp == wanted.withoutStamp, "\(theirs)")
      }
      for (path, form) in [
        ("/team/projects/\(server.agency.website)/updates", "text=x"),
        ("/team/projects/\(server.agency.website)/details", "name=Mine"),
        ("/team/deliverables/\(deliverable)/ready", ""), ("/team/deliverables/\(deliverable)/withdraw", ""),
        ("/team/deliverables/\(deliverable)/details", "title=Mine"),
      ] {
        #expect(try await server.post(path, host: server.strangerHost, jar, form).status == 404, "\(path)")
      }
      let upload = try await server.postFiles(
        "/team/projects/\(server.agency.website)/files", jar, host: server.strangerHost, [:],
        files: [("x.txt", "x")])
      #expect(upload.status == 404)
      #expect(try server.count("SELECT count(*) FROM file WHERE name = 'x.txt'") == 0)
      #expect(try server.count("SELECT count(*) FROM project WHERE name = 'Mine'") == 0)
      for odd in ["x", "..", "file_x", "\(file).1", "msg_\(none).1", "msg_\(none).x", "%00"] {
        let reply = try await server.get("/team/download/\(odd)/name", host: server.strangerHost, jar)
        #expect(reply.status == 404 || reply.status == 400, "\(odd)")
      }
    }
  }
}
