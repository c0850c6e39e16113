import GRDB
import Store

/// The database cannot be used now: gone, damaged, locked, full. Said as 503, and tried again by whoever asks again.
struct DatabaseUnreachable: Error {
  let reason: String
}

/// The server's way to the database. Tells trouble with the database itself from mistakes, and lets the pages know of it.
struct Records: Sendable {
  let store: Store
  let state: PortalState
  private let commits: GroupCommit

  init(store: Store, state: PortalState) {
    self.store = store
    self.state = state
    commits = GroupCommit(store: store)
  }

  /// How long a request waits until it may write. Somebody else's lock makes the first that wants to write wait for
  /// SQLite's time, and all others behind it: without an end of its own the tenth would wait ten times as long.
  static let patience = Duration.seconds(Store.busyTimeout)

  func read<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try refuseIfMoved()
    do {
      let value = try await store.reading(body)
      state.databaseIs(down: false)
      return value
    } catch let error as DatabaseError where error.isTrouble {
      state.databaseIs(down: true)
      throw DatabaseUnreachable(reason: error.resultCode.description)
    }
  }

  /// A write that shares its commit with others who write at the same time: for what people do, of which much can come
  /// at once.
  func act<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try refuseIfMoved()
    do {
      return try await commits.write(body)
    } catch let error as DatabaseError where error.isTrouble {
      throw DatabaseUnreachable(reason: error.resultCode.description)
    }
  }

  private func refuseIfMoved() throws {
    guard store.isMoved else { return }
    state.databaseIs(down: true)
    throw DatabaseUnreachable(reason: "\(store.path) was moved, removed or replaced: put it back, or restart")
  }

  /// A database that cannot be written now can be read as a rule: pages take no notice.
  func write<Value: Sendable>(_ body: @escaping @Sendable (Database) throws -> Value) async throws -> Value {
    try refuseIfMoved()
    do {
      return try await withThrowingTaskGroup(of: Value?.self) { group in
        defer { group.cancelAll() }
        group.addTask { try await store.writing(body) }
        group.addTask {
          try? await Task.sleep(for: Self.patience)
          return nil
        }
        // What was written in the last moment is written: a value counts, however late it comes.
        while let value = try await group.next() {
          if let value { return value }
          group.cancelAll()
        }
        throw CancellationError()
      }
    } catch let error as DatabaseError where error.isTrouble {
      throw DatabaseUnreachable(reason: error.resultCode.description)
    } catch is CancellationError {
      throw DatabaseUnreachable(reason: "not written in \(Self.patience)")
    }
  }
}

extension DatabaseError {
  /// Not a mistake in a statement, nor a rule of the schema that was broken.
  fileprivate var isTrouble: Bool {
    switch resultCode {
    case .SQLITE_CONSTRAINT, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_RANGE, .SQLITE_TOOBIG: false
    default: true
    }
  }
}
