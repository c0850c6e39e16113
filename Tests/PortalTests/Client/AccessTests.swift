import Testing

@testable import Portal

@Suite("Access")
struct AccessTests {
  @Test(
    "an access ends at the end of its last day, or at once when it is revoked",
    arguments: [
      (nil, false, Access.State.live),
      ("2026-11-24", false, .live),
      ("2026-11-25", false, .live),
      ("2026-11-23", false, .expired(on: Day(number: 20_780))),
      (nil, true, .revoked),
      ("2026-11-25", true, .revoked),
      ("2026-11-23", true, .revoked),
    ] as [(String?, Bool, Access.State)])
  func states(expires: String?, isRevoked: Bool, state: Access.State) throws {
    let today = try #require(Day(iso: "2026-11-24"))
    let last = try expires.map { try #require(Day(iso: $0)) }
    #expect(Access.state(expiresOn: last, isRevoked: isRevoked, on: today) == state)
  }
}
