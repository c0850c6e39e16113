/// Lets so many at once through to work that takes a processor; the others wait in their order, and beyond a number of
/// them nobody does (threats.md, rule 10).
actor Turns {
  private var free: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []
  private let most: Int

  /// More wait for a turn than can be served soon.
  struct TooMany: Error {}

  init(atOnce: Int, waiting most: Int) {
    free = atOnce
    self.most = most
  }

  nonisolated func take<Value: Sendable>(_ work: @Sendable () async throws -> Value) async throws -> Value {
    try await begin()
    do {
      let value = try await work()
      await end()
      return value
    } catch {
      await end()
      throw error
    }
  }

  private func begin() async throws {
    if free > 0 {
      free -= 1
      return
    }
    guard waiting.count < most else { throw TooMany() }
    await withCheckedContinuation { waiting.append($0) }
  }

  private func end() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
  }
}
