import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport
import Testing

@testable import Actions

@Suite("Approving")
struct ApproveTests {
  @Test("writes record, receipt and task")
  func plain() throws {
    let temporary = try TemporaryStore()
    let agency = try Agency.sample(in: temporary)
    let (deliverable, version) = try temporary.write { db in
      let made = try agency.addDeliverable("Poster", status: "ready", db)
      try db.execute(sql: "DELETE FROM reviewer WHERE deliverable = $1", arguments: [made.deliverable])
      return (made.deliverable, made.version)
    }
    let runner = ActionRunner(
      store: temporary.store, outside: try .sample(at: Instant(iso: "2026-11-24T12:00:00.000Z")!))
    let action = try ApproveDeliverable.read(
      ["deliverable": deliverable, "version": version, "note": "x"], isStrict: true)
    let id = try runner.run(action, as: .client(agency.ada, workspace: agency.workspace), from: "192.0.2.1")
    #expect(id != nil)
  }
}
