import Foundation
import PorticoCrypto
import Testing

@Suite("Key rings opened at the same time")
struct KeyRingRaceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("threads that start at once end with the same keys")
  func threads() async throws {
    for _ in 0..<20 {
      let folder = try TemporaryFolder()
      let path = folder.keys
      let published = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for second in 0..<8 {
          group.addTask {
            // Each would give its own key another name.
            try KeyRing.open(directory: path, now: NumericDate(second), random: .system).jwks(now: 0)
          }
        }
        return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
      }
      #expect(published.count == 1)
      #expect(try folder.names().count == 3)
    }
  }

  @Test("processes that start at once end with the same keys")
  func processes() async throws {
    let path = folder.keys
    try await withThrowingTaskGroup(of: Void.self) { group in
      for second in 0..<4 {
        group.addTask { await KeyRingRaceTests.openInProcess(path, second: second) }
      }
      try await group.waitForAll()
    }
    // Each process wrote down what it saw beside the keys.
    let seen = try (0..<4).map { try String(contentsOfFile: "\(path).seen\($0)", encoding: .utf8) }
    #expect(Set(seen).count == 1)
    #expect(seen[0].hasPrefix(#"{"keys":["#))
    #expect(try folder.names().count == 3)
  }

  private static func openInProcess(_ path: String, second: Int) async {
    await #expect(processExitsWith: .success) { [path = path as String, second = second as Int] in
      let ring = try KeyRing.open(directory: path, now: NumericDate(second), random: .system)
      let seen = String(decoding: ring.jwks(now: 0), as: UTF8.self)
      try seen.write(toFile: "\(path).seen\(second)", atomically: true, encoding: .utf8)
    }
  }

  @Test("rotations at once all count, and readers in between always find a whole ring")
  func rotations() async throws {
    _ = try KeyRing.open(directory: folder.keys, now: 0, random: .system)
    let path = folder.keys
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<10 {
        group.addTask { _ = try KeyRing.rotate(directory: path, now: 0) }
        group.addTask { _ = try KeyRing.load(directory: path) }
      }
      try await group.waitForAll()
    }
    #expect(try KeyRing.load(directory: path).publishedTokenKeys(now: 0).keys.count == 11)
    #expect(try folder.names().count == 13)
  }
}
