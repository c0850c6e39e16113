import ArgumentParser
import Foundation

/// `portico sql`
struct Sql: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "sqlite3 on the database with safe settings: foreign keys on, a busy timeout.",
    discussion: "What is changed here is a page a moment later. Without statements, an interactive shell.")

  @Argument(help: "Statements to run.")
  var statements: [String] = []

  func run() async throws {
    try await report {
      let settings = try await Settings.load()
      let path = Installation.databasePath(settings)
      guard FileManager.default.fileExists(atPath: path) else {
        throw Failure("there is no database \(path). Run `portico init` first.")
      }
      // A setting answers with its value, which is not what was asked for.
      let settingsFirst = [
        "-cmd", ".output /dev/null", "-cmd", "PRAGMA foreign_keys = ON", "-cmd", "PRAGMA synchronous = FULL",
        "-cmd", "PRAGMA wal_autocheckpoint = 0", "-cmd", ".timeout 10000", "-cmd", ".output",
      ]
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["sqlite3"] + settingsFirst + [path] + statements
      try process.run()
      process.waitUntilExit()
      if process.terminationStatus == 127 {
        throw Failure("sqlite3 is not installed (apt-get install sqlite3).")
      }
      if process.terminationStatus != 0 { throw ExitCode.failure }
    }
  }
}
