import Portal
import Store

/// How the installation is, for `/readyz` and `/metrics`: what is wrong and what lags, not only whether the process is
/// up (threats.md, O-06).
struct Readiness: Sendable {
  /// Nil while the database can be read.
  var database: String?
  /// Nil while files can be written.
  var output: String?
  /// Nil while the generator goes on.
  var generator: String?
  /// How long the oldest change has been waiting to be seen, in seconds.
  var lag: Int64 = 0
  /// Nil where the database did not tell.
  var pulse: Pulse?

  /// Changes are on their pages in milliseconds; a minute is no longer a burst, but trouble.
  static let longestLag: Int64 = 60

  var isReady: Bool { database == nil && output == nil && generator == nil && lag <= Self.longestLag }

  /// One line each, for an operator.
  func lines(templates: String, failures: [PageFailures.Failure]) -> String {
    var lines = [
      "\(isReady ? "ready" : "not ready")",
      "database: \(Escaped(database ?? "ok"))",
      "templates: ok (\(templates))",
      "output: \(Escaped(output ?? "ok"))",
      "generator: \(Escaped(generator ?? (lag > Self.longestLag ? "behind" : "ok")))",
      "oldest change waits: \(lag) s",
    ]
    if let pulse {
      lines.append("changes waiting: \(pulse.changesWaiting)")
      lines.append("mail waiting: \(pulse.mailWaiting), of which \(pulse.mailDelayed) tried again")
      lines.append("mail failed: \(pulse.mailFailed)")
      lines.append("pages that cannot be made: \(pulse.pageFailures)")
    }
    lines += failures.map { failure in
      "  \(failure.key.client.text) \(failure.page) (\(failure.attempts)×): \(Escaped(failure.reason))"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
