import Foundation
import GRDB

/// What can be wrong with the database as a whole, said so that an operator knows what to do.
package enum StoreError: Error, CustomStringConvertible {
  case notADatabase(path: String)
  /// A file of no bytes: made by a crash or a full disk, never by us; taking it would look as if all data were gone.
  case empty(path: String)
  case damaged(path: String, detail: String)
  /// Made by a newer Portico, whose triggers an older one would drop.
  case newer(path: String)
  case locked(path: String, waited: TimeInterval)
  case full(path: String)
  case cannotOpen(path: String, detail: String)

  /// - Parameter waited: how long the database waits for a lock, in seconds.
  init(opening path: String, waited: TimeInterval, _ error: any Error) {
    if let error = error as? StoreError {
      self = error
      return
    }
    guard let error = error as? DatabaseError else {
      self = .cannotOpen(path: path, detail: "\(error)")
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notADatabase(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, detail: error.message ?? "")
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path, waited: waited)
      case .SQLITE_FULL: .full(path: path)
      default: .cannotOpen(path: path, detail: error.message ?? error.description)
      }
  }

  package var description: String {
    switch self {
    case .notADatabase(let path):
      "\(path) is not an SQLite database. Restore a backup (portico restore FILE), or move it away to start anew."
    case .empty(let path):
      "the database \(path) is an empty file. Restore a backup (portico restore FILE), or delete it to start anew."
    case .damaged(let path, let detail):
      "the database \(path) is damaged (\(detail)). Stop Portico and restore a backup (portico restore FILE)."
    case .newer(let path):
      "the database \(path) was made by a newer version of Portico. Install that version, or restore an older backup."
    case .locked(let path, let waited):
      "the database \(path) is locked by another process that has not let go of it within "
        + "\(waited.formatted()) seconds. Find it (fuser \(path)) or try again."
    case .full(let path):
      "there is no space left for the database \(path). Make room and try again; nothing was lost."
    case .cannotOpen(let path, let detail):
      "cannot open the database \(path): \(detail)"
    }
  }
}
