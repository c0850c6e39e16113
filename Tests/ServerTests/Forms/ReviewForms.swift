import Foundation
import GRDB
import Portal
import TestSupport

@testable import Server

/// A deliverable of the website that Ada may decide on, as the server's pages show it.
struct ReviewForms {
  let deliverable: String
  let version: String

  /// - Parameter reviewers: asked by name; nobody: whoever may approve.
  init(on server: TestServer, reviewers: [Client.ID] = [], status: String = "ready") throws {
    let agency = server.agency
    (deliverable, version) = try server.temporary.write { db in
      let made = try agency.addDeliverable("Poster", status: "draft", db)
      try db.execute(sql: "DELETE FROM reviewer WHERE deliverable = $1", arguments: [made.deliverable])
      for client in reviewers {
        try db.execute(
          sql: "INSERT INTO reviewer (workspace, deliverable, client) VALUES ($1, $2, $3)",
          arguments: [agency.workspace.text, made.deliverable, client.text])
      }
      try db.execute(
        sql: "UPDATE deliverable SET status = $1, ready_at = '2026-11-20T08:00:00.000Z' WHERE id = $2",
        arguments: [status, made.deliverable])
      return (made.deliverable, made.version)
    }
    try server.generate()
  }

  func page(_ client: Client.ID) -> String { "/c/\(client.text)/deliverables/\(deliverable)/" }

  func approve(_ client: Client.ID, _ jar: Jar, note: String = "", on server: TestServer) async throws
    -> Reply
  {
    try await server.post("\(page(client))approve", jar, "version=\(version)&nonce=0&note=\(note)")
  }

  func requestChanges(_ client: Client.ID, _ jar: Jar, note: String = "Larger", on server: TestServer)
    async throws -> Reply
  {
    try await server.post("\(page(client))request-changes", jar, "version=\(version)&nonce=0&note=\(note)")
  }

  func count(_ table: String, on server: TestServer) throws -> Int {
    try server.temporary.read { db in
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM \(table) WHERE deliverable = $1", arguments: [deliverable]) ?? 0
    }
  }

  func status(on server: TestServer) throws -> String? {
    try server.temporary.read { db in
      try String.fetchOne(db, sql: "SELECT status FROM deliverable WHERE id = $1", arguments: [deliverable])
    }
  }
}

extension TestServer {
  /// From now on nothing can be written into the output: a file stands where the stage has to be.
  func blockOutput() async throws {
    let stage = "\(output)/.stage"
    try FileManager.default.removeItem(atPath: stage)
    try Data().write(to: URL(filePath: stage))
  }
}
