import Portal
import Testing

@testable import Pages

@Suite("how long a date is")
struct DatesTests {
  @Test("what happened is told by a relative word while it is near, else by the short date")
  func moments() throws {
    let dates = try Agency.dates()
    let words = { (iso: String) in
      dates.moment(dates.zone.start(of: Agency.day(iso))).text
    }
    #expect(["2026-11-24", "2026-11-23", "2026-11-12"].map(words) == ["today", "yesterday", "12 days ago"])
    #expect(["2026-10-02", "2025-12-31"].map(words) == ["2 Oct", "31 Dec 2025"])
  }

  @Test("within a sentence the short date stands, with its year where that is another one")
  func days() throws {
    let dates = try Agency.dates()
    #expect(dates.shortText(Agency.day("2026-11-23")) == "23 Nov")
    #expect(dates.shortText(Agency.day("2027-01-14")) == "14 Jan 2027")
    #expect(dates.short(Agency.day("2027-01-14")).title == "Thursday 14 January 2027")
  }

  @Test("a day by which something is to be done has its whole name")
  func deadlines() throws {
    let dates = try Agency.dates()
    #expect(dates.weekday(Agency.day("2026-11-30")) == "Monday 30 November")
    #expect(dates.nearText(Agency.day("2026-11-30")) == "30 November")
    #expect(dates.deadline(Agency.day("2026-11-30")).text == "in 6 days")
  }
}
