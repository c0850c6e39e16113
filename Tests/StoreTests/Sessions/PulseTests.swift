import Portal
import Store
import TestSupport
import Testing

@Suite("What an operator asks of the database")
struct PulseTests {
  @Test(
    "changes that wait, pages that failed and mail that was not sent are counted, and the oldest change is named"
  )
  func counts() throws {
    let fixture = try SessionFixture()
    try fixture.temporary.write { db in try db.execute(sql: "DELETE FROM change") }
    let quiet = try fixture.temporary.read { db in (try Pulse.take(db), try Pulse.oldestChange(db)) }
    #expect(quiet.0.changesWaiting == 0 && quiet.0.pageFailures == 0 && quiet.1 == nil)
    let mail = quiet.0.mailWaiting
    try fixture.temporary.write { db in
      try db.execute(
        sql: "UPDATE project SET name = 'New' WHERE id = $1", arguments: [fixture.agency.website.text])
      try PageFailures.replace(of: fixture.ada, with: [("index.html", "why")], at: fixture.at(0), db)
    }
    let busy = try fixture.temporary.read { db in (try Pulse.take(db), try Pulse.oldestChange(db)) }
    #expect(busy.0.changesWaiting >= 1 && busy.0.pageFailures == 1 && busy.0.mailWaiting == mail)
    let oldest = try #require(busy.1)
    try fixture.temporary.write { db in
      try db.execute(
        sql: "UPDATE project SET name = 'Newer' WHERE id = $1", arguments: [fixture.agency.website.text])
    }
    #expect(try fixture.temporary.read { db in try Pulse.oldestChange(db) } == oldest)
  }
}
