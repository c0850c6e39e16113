import Portal
import PorticoCrypto
import Testing

@testable import Post

@Suite("When a mail is tried again")
struct BackoffTests {
  private static let now = Instant(seconds: 1_795_000_000)

  private func pause(after attempts: Int, byte: UInt8) -> Int64 {
    let random = RandomBytes { count in [UInt8](repeating: byte, count: count) }
    return Backoff.next(after: attempts, at: Self.now, random: random).seconds - Self.now.seconds
  }

  @Test(
    "after half a minute, then twice as long each time, an hour at most",
    arguments: [
      (1, 30), (2, 60), (3, 120), (5, 480), (7, 1920), (8, 3600), (20, 3600), (1000, 3600), (0, 30),
    ])
  func doubling(_ attempts: Int, _ seconds: Int64) {
    let (shortest, longest) = (pause(after: attempts, byte: 0), pause(after: attempts, byte: 255))
    #expect(shortest == seconds * 8 / 10)
    #expect(longest == seconds * 12 / 10)
  }

  @Test("a hundred that failed together do not come back together")
  func jitter() {
    let pauses = Set((0...255).map { pause(after: 8, byte: $0) })
    #expect(pauses.count > 100)
  }
}
