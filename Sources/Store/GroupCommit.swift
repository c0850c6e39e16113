import GRDB
import Synchronization

/// Lets several writers share one commit: while one batch is being made durable, those who come meanwhile wait together
/// and are the next. Each is all or nothing by itself (a savepoint); none hears of success before the commit. The disk's
/// sync, which costs more than everything else, is then paid once for all of them (quality.md, *action*).
package final class GroupCommit: Sendable {
  private struct Job: Sendable {
    /// - Returns: what to tell once the batch is kept.
    let run: @Sendable (Database) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
  }

  private struct State {
    var waiting: [Job] = []
    var isWriting = false
  }

  private let store: Store
  private let state = Mutex(State())

  /// More would keep those behind them waiting for longer than their own commit.
  private static let most = 64

  package init(store: Store) {
    self.store = store
  }

  package func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws
    -> Value
  {
    try await withCheckedThrowingContinuation { continuation in
      let job = Job { db in
        let result = Result { try Self.inSavepoint(body, db) }
        // An error that ended the transaction, such as a full disk, is everybody's.
        if case .failure(let error) = result, !db.isInsideTransaction { throw error }
        return { continuation.resume(with: result) }
      } fail: {
        continuation.resume(throwing: $0)
      }
      let isFirst = state.withLock { state in
        state.waiting.append(job)
        defer { state.isWriting = true }
        return !state.isWriting
      }
      if isFirst { Task { await drain() } }
    }
  }

  private static func inSavepoint<Value>(_ body: (Database) throws -> Value, _ db: Database) throws -> Value {
    var value: Value?
    try db.inSavepoint {
      value = try body(db)
      return .commit
    }
    guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return value
  }

  private func drain() async {
    while true {
      let batch = state.withLock { state in
        let batch = Array(state.waiting.prefix(Self.most))
        state.waiting.removeFirst(batch.count)
        state.isWriting = !batch.isEmpty
        return batch
      }
      if batch.isEmpty { return }
      do {
        let tells = try await store.writing { db in try batch.map { try $0.run(db) } }
        for tell in tells { tell() }
      } catch {
        for job in batch { job.fail(error) }
      }
    }
  }
}
