import Foundation
import GRDB
import Portal
import PorticoCrypto
import Store
import Vault

/// `portico import FILE`: a workspace, or an addition to one, from a file in the format of `ImportFormat`.
///
/// All of it or nothing. The file is read as a stream into scratch tables on disk (`Stager`), the files that it names are
/// taken into the vault (`FileTaker`), all is held against itself and the database (`Checker`), and written in one
/// transaction (`Writer`); memory stays the same whatever its size, and the database is not locked before the file is
/// known to be in order.
///
/// ```swift
/// let importer = Importer(store: store, vault: vault, random: .system, now: clock)
/// let result = try importer.importFile(at: "agency.json") { done, total, rows in … }
/// ```
package struct Importer: Sendable {
  /// How far an import is: `done` of `total`, of which the first half is reading and the second half writing, and the
  /// rows read or written so far. Told each megabyte and each 5,000 rows.
  package typealias Progress = (_ done: Int, _ total: Int, _ rows: Int) -> Void

  /// In bytes: a file of 2 GB is refused.
  package static let sizeLimit = 1_999_999_999

  /// Of one file that an import brings along, in bytes.
  package static let fileLimit: Int64 = 2_000_000_000

  let store: Store
  private let vault: Vault
  private let fileLimit: Int64
  private let random: RandomBytes
  private let now: @Sendable () -> Instant

  package init(
    store: Store, vault: Vault, fileLimit: Int64 = Importer.fileLimit, random: RandomBytes,
    now: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.vault = vault
    self.fileLimit = fileLimit
    self.random = random
    self.now = now
  }

  /// - Throws: what is wrong, all of it; nothing is stored then.
  package func importFile(at path: String, progress: @escaping Progress = { _, _, _ in }) throws(ImportError)
    -> ImportResult
  {
    do {
      return try FileBytes.withFile(at: path, limit: Self.sizeLimit) { source in
        try run(source, files: (path as NSString).deletingLastPathComponent, progress)
      }
    } catch {
      throw ImportError(file: path, database: store.path, error)
    }
  }

  /// The same for a file that is in memory already.
  /// - Parameters:
  ///   - name: what problems call it.
  ///   - folder: where the files that it names lie; nil where it may name none.
  package func importBytes(_ bytes: [UInt8], named name: String, files folder: String? = nil)
    throws(ImportError) -> ImportResult
  {
    do {
      return try run(ByteSource(bytes), files: folder) { _, _, _ in }
    } catch {
      throw ImportError(file: name, database: store.path, error)
    }
  }

  /// - Throws: `FoundProblems`, `JSONError` of a file that cannot even be begun, `RefusedRow`, errors of the databases.
  /// - Parameter folder: where files lie; empty is the working folder.
  func run(_ source: ByteSource, files folder: String? = nil, _ progress: @escaping Progress) throws
    -> ImportResult
  {
    let bytes = source.count
    return try Scratch.open().inDatabase { scratch in
      var stager = try Stager(source, scratch) { read, rows in progress(read, 2 * bytes, rows) }
      try stager.readFile()
      // What comes after a break is not known: what refers to it would look wrong.
      guard stager.isComplete else { throw FoundProblems(stager.problems) }
      try Scratch.index(scratch)
      var problems = stager.problems
      let folder = folder.map { $0.isEmpty ? "." : $0 }
      try FileTaker(scratch: scratch, folder: folder, vault: vault, limit: fileLimit).take(&problems)
      guard problems.isEmpty else {
        throw FoundProblems(try store.read { main in try check(scratch, main, problems).problems })
      }
      try VersionHash.fill(scratch)
      let rows = max(1, stager.rows)
      return try store.write { main in
        try write(scratch, main) { written in progress(bytes + bytes * written / rows, 2 * bytes, written) }
      }
    }
  }

  private func check(_ scratch: Database, _ main: Database, _ problems: ImportProblems) throws -> Checker {
    var checker = Checker(
      scratch: scratch, main: main, problems: problems, hasHashes: problems.isEmpty)
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
