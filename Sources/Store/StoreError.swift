import GRDB

/// What can be wrong with the database as a whole, said so that an operator knows what to do.
package enum StoreError: Error, CustomStringConvertible {
  case notADatabase(path: String)
  case damaged(path: String, detail: String)
  case locked(path: String)
  case full(path: String)
  case cannotOpen(path: String, detail: String)

  package init(opening path: String, _ error: any Error) {
    guard let error = error as? DatabaseError else {
      self = .cannotOpen(path: path, detail: "\(error)")
      return
    }
    self =
      switch error.resultCode {
      case .SQLITE_NOTADB: .notADatabase(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, detail: error.message ?? "")
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
      case .SQLITE_FULL: .full(path: path)
      default: .cannotOpen(path: path, detail: error.message ?? error.description)
      }
  }

  package var description: String {
    switch self {
    case .notADatabase(let path):
      "\(path) is not an SQLite database. Restore a backup (portico restore FILE), or move it away to start anew."
    case .damaged(let path, let detail):
      "the database \(path) is damaged (\(detail)). Stop Portico and restore a backup (portico restore FILE)."
    case .locked(let path):
      "the database \(path) is locked by another process that has not let go of it within "
        + "\(Int(Store.busyTimeout)) seconds. Find it (fuser \(path)) or try again."
    case .full(let path):
      "there is no space left for the database \(path). Make room and try again; nothing was lost."
    case .cannotOpen(let path, let detail):
      "cannot open the database \(path): \(detail)"
    }
  }
}
