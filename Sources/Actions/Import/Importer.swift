import GRDB
import Portal
import Store

/// `portico import FILE`: a workspace, or an addition to one, from a file in the format of `ImportFormat`.
///
/// All of it or nothing. The file is read as a stream into scratch tables on disk (`Stager`), held against itself and
/// the database (`Checker`), and written in one transaction (`Writer`); memory stays the same whatever its size, and
/// the database is not locked before the file is known to be in order.
///
/// ```swift
/// let importer = Importer(store: store, now: clock.now, random: { Random.bytes($0) })
/// let result = try importer.run("agency.json") { progress in … }
/// ```
package struct Importer: Sendable {
  /// In bytes; a file of 2 GB is refused.
  package static let sizeLimit = 1_999_999_999

  private let store: Store
  private let now: @Sendable () -> Instant
  private let random: @Sendable (Int) -> [UInt8]

  /// - Parameter random: so many bytes that nobody can guess; ids are made of them.
  package init(
    store: Store, now: @escaping @Sendable () -> Instant, random: @escaping @Sendable (Int) -> [UInt8]
  ) {
    self.store = store
    self.now = now
    self.random = random
  }

  /// Imports a file.
  /// - Parameter progress: told each megabyte that was read and each 5,000 rows that were written.
  /// - Throws: what is wrong, all of it; nothing is stored then.
  package func run(_ file: String, progress: @escaping (ImportProgress) -> Void = { _ in }) throws(ImportError)
    -> ImportResult
  {
    do {
      return try FileBytes.withFile(at: file, limit: Self.sizeLimit) { source in
        try run(source, progress: progress)
      }
    } catch {
      throw ImportError(file: file, database: store.path, error)
    }
  }

  /// - Throws: `FoundProblems`, `JSONError` of a file that cannot even be begun, `RefusedRow`, errors of the databases.
  func run(_ source: ByteSource, progress: @escaping (ImportProgress) -> Void) throws -> ImportResult {
    let queue = try Scratch.open()
    return try queue.inDatabase { scratch in
      var stager = try Stager(source, scratch, progress: progress)
      try stager.readFile()
      // What comes after a break is not known: what refers to it would look wrong.
      guard stager.isComplete else { throw FoundProblems(stager.problems) }
      for kind in ImportFormat.kinds {
        for index in kind.scratchIndexes { try scratch.execute(sql: index) }
      }
      let problems = stager.problems
      let report = { (phase: ImportProgress.Phase, rows: Int) in
        progress(
          ImportProgress(phase: phase, bytesRead: source.count, totalBytes: source.count, rows: rows))
      }
      report(.checking, 0)
      guard problems.isEmpty else {
        throw FoundProblems(try store.read { main in try check(scratch, main, problems).problems })
      }
      return try store.write { main in try write(scratch, main) { report(.writing, $0) } }
    }
  }

  private func check(_ scratch: Database, _ main: Database, _ problems: ImportProblems) throws -> Checker {
    var checker = Checker(scratch: scratch, main: main, problems: problems)
    try checker.check()
    return checker
  }

  private func write(_ scratch: Database, _ main: Database, _ progress: @escaping (Int) -> Void) throws
    -> ImportResult
  {
    let checker = try check(scratch, main, ImportProblems())
    guard checker.problems.isEmpty else { throw FoundProblems(checker.problems) }
    return try Writer(
      scratch: scratch, main: main, match: checker.workspace, now: now(), random: random, progress: progress
    ).write()
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
  fileprivate init(file: String, database: String, _ error: any Error) {
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
    case let error as DatabaseError where error.resultCode == .SQLITE_FULL:
      self = .store(reason: "there is no space left for \(database) or for temporary files; make room and try again")
    default: self = .store(reason: StoreError(opening: database, error).description)
    }
  }
}
