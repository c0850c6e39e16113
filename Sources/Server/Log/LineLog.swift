import Logging
import Portal

/// One line for each event, whatever is in it (threats.md, O-02): for people (`text`) or for machines (`json`, one object
/// a line). Times are UTC.
///
/// ```
/// 2026-11-25T02:08:11.120Z notice security event actor=session_… network=127.0.0.1 security=signed-in workspace=ws_…
/// ```
package struct LineLog: LogHandler {
  package enum Format: String, CaseIterable, Sendable {
    case text
    case json
  }

  package var metadata: Logger.Metadata = [:]
  package var logLevel: Logger.Level
  private let format: Format
  private let now: @Sendable () -> Instant
  private let write: @Sendable ([UInt8]) -> Void

  /// - Parameter write: gets whole lines, each with its end; one that cannot write says nothing, for there is nobody to say
  ///   it to.
  package init(
    level: Logger.Level, format: Format, now: @escaping @Sendable () -> Instant,
    write: @escaping @Sendable ([UInt8]) -> Void
  ) {
    logLevel = level
    self.format = format
    self.now = now
    self.write = write
  }

  package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  package func log(event: LogEvent) {
    var facts = metadata.merging(event.metadata ?? [:]) { $1 }
    if let error = event.error { facts["error"] = "\(error)" }
    let sorted = facts.sorted { $0.key < $1.key }.map { (key: $0.key, value: "\($0.value)") }
    let line =
      switch format {
      case .text: text(event, sorted)
      case .json: json(event, sorted)
      }
    write(Array((line + "\n").utf8))
  }

  private func text(_ event: LogEvent, _ facts: [(key: String, value: String)]) -> String {
    facts.reduce("\(now().iso) \(event.level) \(Escaped("\(event.message)"))") { line, fact in
      "\(line) \(Escaped.bare(fact.key))=\(Escaped.bare(fact.value))"
    }
  }

  private func json(_ event: LogEvent, _ facts: [(key: String, value: String)]) -> String {
    let own = [("time", now().iso), ("level", "\(event.level)"), ("message", "\(event.message)")]
    let members = own + facts.filter { fact in !own.contains { $0.0 == fact.key } }.map { ($0.key, $0.value) }
    return "{" + members.map { "\(Escaped.json($0.0)):\(Escaped.json($0.1))" }.joined(separator: ",") + "}"
  }
}
