/// Figures as Prometheus reads them (text format 0.0.4).
enum Metrics {
  static let type = "text/plain; version=0.0.4; charset=utf-8"

  static func text(_ tally: RequestTally, _ readiness: Readiness) -> String {
    var lines = [
      "# HELP portico_requests_total Answers by route and status.", "# TYPE portico_requests_total counter",
    ]
    lines += tally.counts.map { key, count in
      "portico_requests_total{route=\"\(key.route)\",status=\"\(key.status)\"} \(count)"
    }
    lines += gauge("ready", "Whether everything works.", readiness.isReady ? 1 : 0)
    lines += gauge("database_up", "Whether the database can be read.", readiness.database == nil ? 1 : 0)
    lines += gauge("change_lag_seconds", "How long the oldest change has been waiting.", Int(readiness.lag))
    if let pulse = readiness.pulse {
      lines += gauge("changes_waiting", "Changes that no page shows yet.", pulse.changesWaiting)
      lines += gauge("page_failures", "Pages that cannot be made.", pulse.pageFailures)
      lines += gauge("mail_waiting", "Mail that has not been sent.", pulse.mailWaiting)
      lines += gauge("mail_delayed", "Mail that was not taken and is tried again.", pulse.mailDelayed)
      lines += gauge("mail_failed", "Mail that was given up.", pulse.mailFailed)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func gauge(_ name: String, _ help: String, _ value: Int) -> [String] {
    ["# HELP portico_\(name) \(help)", "# TYPE portico_\(name) gauge", "portico_\(name) \(value)"]
  }
}
