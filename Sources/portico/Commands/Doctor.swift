import ArgumentParser
import Foundation
import GRDB
import GRDBSQLite
import Pages
import Portal
import PorticoCrypto
import Site
import Store

/// `portico doctor`
struct Doctor: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check the installation: one line each, with what to do.")

  @Flag(help: "Print as JSON.")
  var json = false

  func run() async throws {
    try await report {
      let findings = try await Examination(settings: try await Settings.load()).run()
      if json {
        try Terminal.sayJSON(findings)
      } else {
        for finding in findings { Terminal.say(finding.line) }
      }
      if findings.contains(where: { $0.state == .bad }) { throw ExitCode(1) }
    }
  }
}

/// One thing that was looked at.
struct Finding: Encodable {
  enum State: String, Encodable {
    case good
    case warning
    case bad
  }

  let state: State
  let subject: String
  let detail: String

  var line: String {
    let mark =
      switch state {
      case .good: "ok  "
      case .warning: "warn"
      case .bad: "BAD "
      }
    return "\(mark) \(subject): \(detail)"
  }
}

/// Looks at everything that has to work, and says what to do about what does not.
struct Examination {
  let settings: Settings

  func run() async throws -> [Finding] {
    var findings = [output(), templates(), keys(), version()]
    do {
      let installation = try Installation.open(settings)
      findings += try database(installation)
      findings += try pages(installation)
      findings += try files(installation)
      findings += try logos(installation)
      findings += try previews(installation)
      findings += try await stripe(installation)
      findings += try await mail(installation)
    } catch {
      findings.append(Finding(state: .bad, subject: "database", detail: "\(error)"))
    }
    return findings
  }

  private func check(_ subject: String, _ body: () throws -> String) -> Finding {
    do {
      return Finding(state: .good, subject: subject, detail: try body())
    } catch {
      return Finding(state: .bad, subject: subject, detail: "\(error)")
    }
  }

  private func output() -> Finding {
    check("output") {
      let output = OutputFolder(root: settings.output)
      try output.prepare()
      try output.checkWritable()
      return "\(settings.output) can be written"
    }
  }

  private func templates() -> Finding {
    check("templates") {
      let override = settings.templatesOverride
      _ = try Catalogue(
        base: URL(fileURLWithPath: settings.templates, isDirectory: true),
        override: override.isEmpty ? nil : URL(fileURLWithPath: override, isDirectory: true))
      return "every template and language in \(settings.templates) compiles"
    }
  }

  private func keys() -> Finding {
    check("keys") {
      let folder = "\(settings.data)/keys"
      guard FileManager.default.fileExists(atPath: folder) else {
        throw Failure("there are none in \(folder): `portico init` makes them, with a portal of your own")
      }
      let ring = try KeyRing.load(directory: folder)
      return "tokens are signed by \(ring.tokenKey.publicKey.kid)"
    }
  }

  /// SQLite before 3.51.3 has a rare fault when several processes checkpoint at once; ours do not.
  private func version() -> Finding {
    let version = String(cString: sqlite3_libversion())
    let number = sqlite3_libversion_number()
    if number < 3_037_000 {
      return Finding(state: .bad, subject: "SQLite", detail: "\(version) is too old; 3.37 or later is needed")
    }
    if number < 3_051_003 {
      return Finding(
        state: .warning, subject: "SQLite",
        detail:
          "\(version) works; 3.51.3 mends a rare fault of earlier ones, take it when your system offers it")
    }
    return Finding(state: .good, subject: "SQLite", detail: version)
  }

  private func database(_ installation: Installation) throws -> [Finding] {
    try installation.store.read { db in
      var findings: [Finding] = []
      let damage = try String.fetchAll(db, sql: "PRAGMA quick_check(3)").filter { $0 != "ok" }
      let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(3).map { row in
        "a row of \(row[0] as String) names a missing \(row[2] as String)"
      }
      for problem in damage { findings.append(Finding(state: .bad, subject: "database", detail: problem)) }
      for orphan in orphans { findings.append(Finding(state: .bad, subject: "database", detail: orphan)) }
      if findings.isEmpty {
        findings.append(
          Finding(state: .good, subject: "database", detail: "\(installation.database) is whole"))
      }
      return findings
    }
  }

  private func pages(_ installation: Installation) throws -> [Finding] {
    try installation.store.read { db in
      var findings = try PageFailures.all(limit: 20, db).map { failure in
        let page = failure.page.isEmpty ? "all pages" : failure.page
        return Finding(
          state: .bad, subject: "page",
          detail:
            "\(failure.key.client) \(page) could not be made (\(failure.attempts) tries): \(failure.reason). "
            + "The last good one is served; correct the row and it is tried at once.")
      }
      let waiting = try ChangeLog.count(db)
      if waiting > 0 {
        findings.append(
          Finding(
            state: .warning, subject: "change log",
            detail: "\(waiting) changes wait to be published; `portico serve` or `portico generate` does it"))
      } else if findings.isEmpty {
        findings.append(Finding(state: .good, subject: "pages", detail: "nothing waits, nothing failed"))
      }
      return findings
    }
  }
}
