import GRDB
import Store
import Vault

/// Why nothing was imported.
package enum ImportError: Error {
  /// The file could not be had at all.
  case cannotRead(file: String, reason: String)
  /// What is wrong with it: the first 100 problems of `count`.
  case problems(file: String, [ImportProblem], count: Int)
  /// The database said no: locked, full, damaged.
  case store(reason: String)
}

extension ImportError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .cannotRead(let file, let reason): return "\(file): \(reason)"
    case .problems(let file, let problems, let count):
      let noun = count == 1 ? "problem" : "problems"
      var lines = ["\(file): \(count) \(noun), nothing was imported"] + problems.map { "  \($0)" }
      if count > problems.count { lines.append("  and \(count - problems.count) more") }
      return lines.joined(separator: "\n")
    case .store(let reason): return "nothing was imported: \(reason)"
    }
  }
}

/// Ends an import, and the transaction that it is in.
struct FoundProblems: Error {
  let problems: ImportProblems

  init(_ problems: ImportProblems) {
    self.problems = problems
  }
}

extension ImportError {
  /// From what ended an import inside.
  init(file: String, database: String, _ error: any Error) {
    switch error {
    case let error as ByteSourceError: self = .cannotRead(file: file, reason: error.description)
    case let error as FoundProblems:
      self = .problems(file: file, error.problems.first, count: error.problems.count)
    case let error as JSONError:
      let problem = ImportProblem(path: "", message: error.description, position: error.position)
      self = .problems(file: file, [problem], count: 1)
    case let error as RefusedRow:
      let message = "the database refuses it: \(error.error.message ?? "")"
      self = .problems(file: file, [ImportProblem(path: error.path, message: message)], count: 1)
    case let error as VaultError: self = .store(reason: error.description)
    case let error as DatabaseError: self = .store(reason: Self.reason(database, error))
    default: self = .store(reason: "\(error)")
    }
  }

  private static func reason(_ database: String, _ error: DatabaseError) -> String {
    switch error.resultCode {
    case .SQLITE_FULL:
      "there is no space left for \(database) or for temporary files. Make room and try again."
    case .SQLITE_BUSY:
      StoreError.locked(path: database, waited: Store.busyTimeout).description
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      StoreError.damaged(path: database, detail: error.message ?? "").description
    default: "\(database): \(error.message ?? error.description)"
    }
  }
}
