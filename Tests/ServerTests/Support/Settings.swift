import Foundation
import Logging
import Portal
import Post
import Synchronization

/// A clock that a test sets.
final class TestClock: Sendable {
  private let time: Mutex<Instant>

  init(_ iso: String) {
    time = Mutex(Instant(iso: iso) ?? Instant(seconds: 0))
  }

  var now: Instant { time.withLock { $0 } }

  func advance(seconds: Int64) { time.withLock { $0 = $0.adding(seconds: seconds) } }
  func advance(milliseconds: Int64) { time.withLock { $0 = Instant(milliseconds: $0.milliseconds + milliseconds) } }
}

/// Mail that was sent, in order.
final class TestMail: Sendable {
  private let mails = Mutex<[Mail]>([])

  var all: [Mail] { mails.withLock { $0 } }
  var mailer: Mailer { Mailer { mail in self.mails.withLock { $0.append(mail) } } }

  /// The sign-in link in the last mail.
  var link: String? {
    guard let text = all.last?.content.text, let start = text.range(of: "/sign-in/") else { return nil }
    return String(text[start.lowerBound...].prefix { !$0.isWhitespace })
  }
}

/// Lines of the log, in order.
final class TestLog: Sendable {
  private let lines = Mutex<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  var logger: Logger {
    var logger = Logger(label: "test") { _ in Handler(log: self) }
    logger.logLevel = .debug
    return logger
  }

  fileprivate func add(_ line: String) { lines.withLock { $0.append(line) } }

  private struct Handler: LogHandler {
    let log: TestLog
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.debug

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      let pairs = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
      log.add("\(event.level) \(event.message) \(pairs)")
    }
  }
}
