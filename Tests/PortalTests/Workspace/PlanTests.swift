import Testing

@testable import Portal

@Suite("Plans")
struct PlanTests {
  /// mission.md, Plans: the features without which a row says no, view only, or logo and accent colour alone.
  static let table: [(Plan.Feature, starter: Bool, growth: Bool, scale: Bool)] = [
    (.projectProgress, true, true, true),
    (.viewDeliverables, true, true, true),
    (.decideOnDeliverables, false, true, true),
    (.payInvoices, true, true, true),
    (.customDomain, false, true, true),
    (.fullBranding, false, true, true),
    (.feedback, false, true, true),
  ]

  @Test("a plan includes what the table says", arguments: table)
  func features(feature: Plan.Feature, starter: Bool, growth: Bool, scale: Bool) {
    #expect(Plan.starter.includes(feature) == starter)
    #expect(Plan.growth.includes(feature) == growth)
    #expect(Plan.scale.includes(feature) == scale)
  }

  @Test("the table names every feature, and there are three plans")
  func complete() {
    #expect(Set(Self.table.map(\.0)) == Set(Plan.Feature.allCases))
    #expect(Plan.allCases.map(\.rawValue) == ["starter", "growth", "scale"])
  }
}
