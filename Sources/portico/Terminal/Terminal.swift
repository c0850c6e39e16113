import Foundation

/// Where people read.
enum Terminal {
  static func say(_ line: String) {
    Stream.output.write(line + "\n")
  }

  /// What is worth knowing beside what was asked for, on standard error: standard output may be read by a program.
  static func note(_ line: String) {
    Stream.error.write(line + "\n")
  }

  /// One line on standard error.
  static func complain(_ line: String) {
    Stream.error.write("portico: \(line)\n")
  }

  /// Prints a value as JSON, keys sorted.
  static func sayJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    say(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
