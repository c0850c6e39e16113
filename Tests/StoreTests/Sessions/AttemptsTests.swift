import Portal
import Store
import TestSupport
import Testing

@Suite("M-09: counting attempts")
struct AttemptsTests {
  private let fixture: SessionFixture

  init() throws {
    fixture = try SessionFixture()
  }

  private func count(_ bucket: String, at seconds: Int64) throws -> Int {
    try fixture.temporary.write { db in
      try Attempts.count(bucket, at: fixture.at(seconds), windowSeconds: 900, db)
    }
  }

  @Test("attempts are counted until their window is over, to the second; then they begin at one")
  func window() throws {
    for number in 1...5 { #expect(try count("a", at: Int64(number)) == number) }
    // The window began with the first attempt, at 1.
    #expect(try count("a", at: 900) == 6)
    #expect(try count("a", at: 901) == 1)
    #expect(try count("a", at: 902) == 2)
    #expect(try count("a", at: 1800) == 3)
    #expect(try count("a", at: 1801) == 1)
  }

  @Test("whoever goes on trying does not put the end of the window off")
  func persistence() throws {
    for second in stride(from: Int64(0), to: 900, by: 30) { _ = try count("a", at: second) }
    #expect(try count("a", at: 900) == 1)
  }

  @Test("each address, each network and the whole are counted by themselves")
  func buckets() throws {
    for _ in 0..<3 {
      _ = try count("link to a", at: 0)
      _ = try count("link", at: 0)
    }
    #expect(try count("link to b", at: 0) == 1)
    #expect(try count("link to a", at: 0) == 4)
    #expect(try count("link", at: 0) == 4)
    #expect(try fixture.count("rate_limit") == 3)
  }

  @Test("a window that a wrong clock began in the future locks nobody out")
  func clock() throws {
    for _ in 0..<9 { _ = try count("a", at: 86_400) }
    #expect(try count("a", at: 0) == 1)
  }

  @Test("old windows are forgotten, running ones are not")
  func forget() throws {
    _ = try count("old", at: 0)
    _ = try count("new", at: 100)
    try fixture.temporary.write { db in try Attempts.forget(before: fixture.at(100), db) }
    #expect(try fixture.count("rate_limit") == 1)
    #expect(try count("new", at: 101) == 2)
  }

  @Test("of attempts at the same moment each gets a number of its own")
  func race() async throws {
    let fixture = fixture
    let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<40 {
        group.addTask {
          try await fixture.temporary.store.writing { db in
            try Attempts.count("a", at: fixture.at(0), windowSeconds: 900, db)
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(numbers.sorted() == Array(1...40))
  }
}
