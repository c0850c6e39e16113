import Portal
import Testing

@Suite("The period of an accountant's file")
struct AccountPeriodTests {
  @Test(
    "is the month before by default",
    arguments: [
      ("2026-12-01", "2026-11-01", "2026-11-30"), ("2026-12-31", "2026-11-01", "2026-11-30"),
      ("2026-01-15", "2025-12-01", "2025-12-31"), ("2028-03-31", "2028-02-01", "2028-02-29"),
    ])
  func monthBefore(today: String, first: String, last: String) throws {
    let period = AccountPeriod.monthBefore(try #require(Day(iso: today)))
    #expect(period.first.iso == first && period.last.iso == last)
  }

  @Test(
    "is named by its month or year where it is a whole one",
    arguments: [
      ("2026-11-01", "2026-11-30", "2026-11"), ("2028-02-01", "2028-02-29", "2028-02"),
      ("2026-01-01", "2026-12-31", "2026"), ("2026-11-01", "2026-11-29", "2026-11-01-to-2026-11-29"),
      ("2026-01-01", "2026-03-31", "2026-01-01-to-2026-03-31"),
      ("2026-11-02", "2026-11-02", "2026-11-02-to-2026-11-02"),
      ("2025-11-01", "2026-11-30", "2025-11-01-to-2026-11-30"),
    ])
  func name(first: String, last: String, name: String) throws {
    let period = try #require(AccountPeriod.read(from: first, to: last).period)
    #expect(period.name == name)
    #expect(AccountKind.taxes.fileName(of: period) == "taxes-\(name).csv")
  }

  @Test("is refused with all that is wrong with its days")
  func faults() {
    #expect(AccountPeriod.read(from: "x", to: "").faults == [.from, .to])
    #expect(AccountPeriod.read(from: "2026-02-30", to: "2026-03-01").faults == [.from])
    #expect(AccountPeriod.read(from: "2026-03-02", to: "2026-03-01").faults == [.order])
    #expect(AccountPeriod.read(from: "2026-03-01", to: "2026-03-01").faults.isEmpty)
  }
}
