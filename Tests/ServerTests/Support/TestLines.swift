import Foundation
import Logging
import Portal
import Synchronization

@testable import Server

/// What stands in the log as it is written, line for line.
final class TestLines: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  private let format: LineLog.Format

  init(_ format: LineLog.Format) {
    self.format = format
  }

  var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

  /// Split where any reader would: at every character that some program takes for the end of a line.
  var lines: [String] {
    text.unicodeScalars.split {
      ["\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}"].contains($0)
    }
    .map { String($0) }
  }

  func objects() throws -> [[String: String]] {
    try lines.map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
  }

  /// Everything is logged, whatever its level.
  func logger(now: @escaping @Sendable () -> Instant) -> Logger {
    Logger(label: "test") { _ in
      LineLog(level: .trace, format: self.format, now: now) { line in self.bytes.withLock { $0 += line } }
    }
  }
}
