import Portal
import Store
import TestSupport
import Testing

@testable import Site

@Suite("Time is a change")
struct TimeTests {
  @Test("G-04: a deadline passes without anybody touching the data")
  func overdue() throws {
    let site = try TemporarySite()
    let billing = { try site.page("billing/index.html", of: site.agency.ada) ?? "" }
    #expect(try !billing().contains("1 day late"))
    // The invoice is due on the 30th; a second before midnight in Helsinki nothing has changed.
    site.clock.set("2026-11-30T21:59:59.000Z")
    try site.generate()
    #expect(try !billing().contains("1 day late"))
    site.clock.set("2026-11-30T22:00:00.000Z")
    #expect(try site.generate().written > 0)
    #expect(try billing().contains("1 day late"))
    #expect(try site.differences() == [])
  }

  @Test("an access ends with its last day, and with it the pages")
  func expiry() throws {
    let site = try TemporarySite()
    let cleo = site.agency.cleo
    try site.sql("UPDATE payment SET kind = 'received' WHERE kind = 'processing'")
    site.clock.set("2026-12-31T21:59:59.000Z")
    try site.generate()
    #expect(try site.page("projects/\(site.agency.app)/index.html", of: cleo) != nil)
    site.clock.set("2026-12-31T22:00:00.000Z")
    try site.generate()
    #expect(try site.page("projects/\(site.agency.app)/index.html", of: cleo) == nil)
    #expect(try site.differences() == [])
  }

  @Test("nothing is due while the day lasts, and nothing is looked at")
  func sameDay() throws {
    let site = try TemporarySite()
    site.clock.set("2026-11-24T21:59:59.000Z")
    #expect(try site.generate().clients == 0)
    #expect(try site.site.dueClients() == nil)
  }

  @Test("the next change of every client is the end of its day where the workspace is")
  func nextChange() throws {
    let site = try TemporarySite()
    #expect(try site.temporary.read(NextChanges.earliest)?.iso == "2026-11-24T22:00:00.000Z")
  }

  @Test("G-03: a clock that jumps ahead and is set back leaves the pages of today")
  func clockSteps() throws {
    let site = try TemporarySite()
    let before = try site.files()
    for moment in ["2100-02-28T12:00:00.000Z", "2038-01-19T03:14:08.000Z", "2028-02-29T12:00:00.000Z"] {
      site.clock.set(moment)
      try site.generate()
      #expect(try site.differences() == [], "\(moment)")
    }
    site.clock.set(TemporarySite.noon)
    _ = try site.site.generateAll()
    #expect(try site.files() == before)
  }

  @Test("G-03: an access that ended by a clock that was ahead is there again when that is set right")
  func endedByAClockAhead() throws {
    let site = try TemporarySite()
    try site.sql("UPDATE payment SET kind = 'received' WHERE kind = 'processing'")
    try site.generate()
    let before = try site.files()
    for moment in ["2027-06-01T10:00:00.000Z", "2027-06-03T10:00:00.000Z"] {
      site.clock.set(moment)
      try site.generate()
    }
    #expect(try site.page("projects/\(site.agency.app)/index.html", of: site.agency.cleo) == nil)
    site.clock.set(TemporarySite.noon)
    try site.generate()
    #expect(try site.page("projects/\(site.agency.app)/index.html", of: site.agency.cleo) != nil)
    #expect(try site.differences() == [])
    #expect(try site.files() == before)
  }

  @Test("pages made for a day that has ended meanwhile are not published and made again")
  func midnightWhileRendering() throws {
    let site = try TemporarySite()
    try site.sql("UPDATE milestone SET title = 'At midnight' WHERE title = 'Design'")
    let rendered = try site.site.render([site.agency.key(site.agency.ada)])
    site.clock.set("2026-11-24T22:00:00.000Z")
    let publisher = try site.site.publisher(
      distrustingManifests: false, on: Stage(in: site.site.output))
    for rendered in rendered {
      let settlement = try site.site.publish(rendered, through: publisher)
      #expect(settlement.outcome.isOutdated)
      try site.site.settle([settlement])
    }
    #expect(try !site.temporary.read(ChangeLog.isEmpty))
    try site.generate()
    #expect(try site.page("index.html", of: site.agency.ada)?.contains("At midnight") == true)
    #expect(try site.differences() == [])
  }
}
