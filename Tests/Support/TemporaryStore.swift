import Foundation
import GRDB
import Store

/// A database in a folder of its own that goes when nobody holds this any more.
package final class TemporaryStore: Sendable {
  package let folder: URL
  package let store: Store

  /// - Parameter migrated: false for an empty database.
  package init(migrated: Bool = true) throws {
    folder = try Self.makeFolder()
    store = try Store.open(at: folder.appending(path: "portico.sqlite").path)
    if migrated { try store.migrate() }
  }

  deinit {
    try? store.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// A new folder for whatever a test writes; whoever asks removes it.
  package static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "portico-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  package func read<Value: Sendable>(_ body: (Database) throws -> Value) throws -> Value {
    try store.read(body)
  }

  package func write<Value: Sendable>(_ body: (Database) throws -> Value) throws -> Value {
    try store.write(body)
  }

  /// One transaction through a connection of its own with nothing of ours set, as `sqlite3` on the command line is:
  /// foreign keys are not enforced unless a test wants them.
  package func byHand<Value>(foreignKeys: Bool = false, _ body: (Database) throws -> Value) throws -> Value {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = foreignKeys
    configuration.busyMode = .timeout(10)
    let queue = try DatabaseQueue(path: store.path, configuration: configuration)
    defer { try? queue.close() }
    return try queue.write(body)
  }
}

/// A folder that goes when nobody holds this any more.
package final class TemporaryFolder: Sendable {
  package let url: URL

  package init() throws { url = try TemporaryStore.makeFolder() }

  deinit { try? FileManager.default.removeItem(at: url) }
}
