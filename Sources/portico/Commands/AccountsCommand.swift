import ArgumentParser
import Foundation
import Portal
import Site
import Store

/// `portico accounts`
struct AccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts", abstract: "Invoices, payments or taxes of a period as CSV, for an accountant.",
    discussion: """
      portico accounts northlight taxes --from 2026-01-01 --to 2026-12-31 --output taxes.csv

      Invoices and taxes by their day of issue, payments by the day they came in; both days are counted. How an invoice \
      stands is told as of today. Amounts are plain decimals, what goes back is negative.
      """)

  @Argument(help: "The workspace's slug or id.")
  var workspace: String

  @Argument(help: "invoices, payments or taxes.")
  var kind: String

  @Option(help: "The first day, such as 2026-11-01.")
  var from: String

  @Option(help: "The last day.")
  var to: String

  @Option(help: "Where to write; standard output where nothing is said.")
  var output: String?

  func validate() throws {
    guard AccountKind(rawValue: kind) != nil else {
      throw ValidationError("there is no file of \(kind). There are: invoices, payments, taxes.")
    }
    for fault in AccountPeriod.read(from: from, to: to).faults {
      switch fault {
      case .from: throw ValidationError("--from \(from) is no day. Write it as 2026-11-01.")
      case .to: throw ValidationError("--to \(to) is no day. Write it as 2026-11-30.")
      case .order: throw ValidationError("--to \(to) is before --from \(from).")
      }
    }
  }

  func run() async throws {
    try await report {
      guard let kind = AccountKind(rawValue: kind), let period = AccountPeriod.read(from: from, to: to).period
      else { return }
      let settings = try await Settings.load()
      let store = try Installation.open(settings).store
      let id = try WorkspaceOption.find(workspace, in: store)
      let file = try store.read { db in
        guard let found = try SnapshotReader.workspace(id, zones: ZoneCache(), db) else {
          throw Failure("the workspace \(workspace) is gone.")
        }
        return try AccountFile(kind, of: id, in: period, on: found.zone.day(of: settings.now()), db)
      }
      guard let output else { return try write(file, from: store, to: .standardOutput) }
      try write(file, from: store, at: output)
    }
  }

  private func write(_ file: AccountFile, from store: Store, to handle: FileHandle) throws {
    try handle.write(contentsOf: file.head)
    for piece in file.pieces {
      try handle.write(contentsOf: try store.read { db in try file.rows(of: piece, db) })
    }
  }

  /// Under another name until it is whole: a file of that name is either all of it or what was there before.
  private func write(_ file: AccountFile, from store: Store, at path: String) throws {
    let part = "\(path).part"
    let isMade = FileManager.default.createFile(
      atPath: part, contents: nil, attributes: [.posixPermissions: 0o600])
    guard isMade, let handle = FileHandle(forWritingAtPath: part) else {
      throw Failure("cannot write \(path). Check that the folder is there and that you may write to it.")
    }
    do {
      try write(file, from: store, to: handle)
      try handle.close()
    } catch {
      try? FileManager.default.removeItem(atPath: part)
      throw error
    }
    guard rename(part, path) == 0 else {
      throw Failure("cannot write \(path): \(String(cString: strerror(errno)))")
    }
  }
}
