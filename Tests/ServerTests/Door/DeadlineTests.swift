import NIOCore
import Testing

@testable import Server

@Suite("L-01: how long a connection is waited for")
struct DeadlineTests {
  private let limits = Limits()
  private let start = NIODeadline.uptimeNanoseconds(1 << 40)

  private func seconds(_ deadline: Deadline) -> Int64 { (deadline.next - start).nanoseconds / 1_000_000_000 }

  @Test("a head has its time from its first byte on, however often another one comes")
  func head() {
    var deadline = Deadline(limits: limits, now: start)
    for second in 0..<10 { deadline.begin(.head, at: start + .seconds(Int64(second))) }
    #expect(seconds(deadline) == Int64(limits.headSeconds))
    deadline.begin(.idle, at: start + .seconds(20))
    #expect(seconds(deadline) == 20 + Int64(limits.idleSeconds))
    deadline.begin(.head, at: start + .seconds(30))
    #expect(seconds(deadline) == 30 + Int64(limits.headSeconds))
  }

  @Test(
    "a body has its time, and a second for each kilobyte that came: single bytes gain nothing",
    arguments: [(1, 0), (60, 0), (1023, 0), (1024, 1), (10_240, 10), (65_536, 64)])
  func body(received: Int, more: Int64) {
    var deadline = Deadline(limits: limits, now: start)
    deadline.begin(.body(since: start, received: 0), at: start)
    var left = received
    while left > 0 {
      let part = min(left, 100)
      deadline.received(part, at: start + .seconds(9))
      left -= part
    }
    #expect(seconds(deadline) == Int64(limits.bodySeconds) + more)
  }

  @Test(
    "an answer of ours has no end of its own; a peer that takes nothing of it has, and begins anew when it takes"
  )
  func stall() {
    var deadline = Deadline(limits: limits, now: start)
    deadline.begin(.answer, at: start)
    #expect(deadline.next == .distantFuture)
    deadline.peerTakes(false, at: start + .seconds(5))
    deadline.peerTakes(false, at: start + .seconds(20))
    #expect(seconds(deadline) == 5 + Int64(limits.stallSeconds))
    deadline.peerTakes(true, at: start + .seconds(25))
    #expect(deadline.next == .distantFuture)
  }

  @Test(
    "while a peer takes nothing nothing is read from it, so the time of its own next request stands still")
  func pause() {
    var deadline = Deadline(limits: limits, now: start)
    deadline.peerTakes(false, at: start + .seconds(4))
    #expect(seconds(deadline) == 4 + Int64(limits.stallSeconds))
    deadline.peerTakes(true, at: start + .seconds(24))
    #expect(seconds(deadline) == Int64(limits.headSeconds) + 20)
  }
}
