import Foundation
import Logging

/// One escaped line per event on standard error: for people (`text`) or for machines (`json`).
struct LineLog: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level
  private let isJSON: Bool
  private let label: String

  init(label: String, level: Logger.Level, isJSON: Bool) {
    self.label = label
    logLevel = level
    self.isJSON = isJSON
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(event.metadata ?? [:]) { $1 }
    let time = Date.now.formatted(.iso8601.time(includingFractionalSeconds: true))
    let line = isJSON ? json(time, event, all) : text(time, event, all)
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  private func text(_ time: String, _ event: LogEvent, _ metadata: Logger.Metadata) -> String {
    let facts = metadata.sorted { $0.key < $1.key }.map { " \($0.key)=\(Self.escaped("\($0.value)"))" }
      .joined()
    return "\(time) \(event.level) \(Self.escaped("\(event.message)"))\(facts)"
  }

  private func json(_ time: String, _ event: LogEvent, _ metadata: Logger.Metadata) -> String {
    var object = metadata.mapValues { "\($0)" }
    object["time"] = time
    object["level"] = "\(event.level)"
    object["message"] = "\(event.message)"
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = (try? encoder.encode(object)) ?? Data()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Nobody writes a line of their own into the log: control characters are spelled out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .format:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
