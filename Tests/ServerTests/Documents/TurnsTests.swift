import Synchronization
import Testing

@testable import Server

@Suite("Turns for work that takes a processor")
struct TurnsTests {
  @Test("no more work than so many at once, and all of it gets its turn")
  func atOnce() async throws {
    let turns = Turns(atOnce: 2, waiting: 100)
    let running = Count()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<50 {
        group.addTask {
          try await turns.take {
            running.begin()
            await Task.yield()
            running.end()
          }
        }
      }
      try await group.waitForAll()
    }
    #expect((1...2).contains(running.most))
  }

  private final class Count: Sendable {
    private let numbers = Mutex((now: 0, most: 0))

    var most: Int { numbers.withLock { $0.most } }

    func begin() {
      numbers.withLock { numbers in
        numbers.now += 1
        numbers.most = max(numbers.most, numbers.now)
      }
    }

    func end() { numbers.withLock { $0.now -= 1 } }
  }

  @Test("work that fails gives its turn to the next")
  func failing() async throws {
    let turns = Turns(atOnce: 1, waiting: 0)
    for _ in 0..<3 {
      await #expect(throws: CancellationError.self) { try await turns.take { throw CancellationError() } }
    }
    #expect(try await turns.take { 7 } == 7)
  }

  @Test("beyond those that may wait nobody does")
  func tooMany() async throws {
    let turns = Turns(atOnce: 1, waiting: 0)
    try await turns.take {
      _ = await #expect(throws: Turns.TooMany.self) { try await turns.take {} }
    }
  }
}
