import Foundation

/// Where people read.
enum Terminal {
  static func say(_ line: String) {
    write(line + "\n", to: .standardOutput)
  }

  /// What is worth knowing beside what was asked for, on standard error: standard output may be read by a program.
  static func note(_ line: String) {
    write(line + "\n", to: .standardError)
  }

  /// One line on standard error.
  static func complain(_ line: String) {
    write("portico: \(line)\n", to: .standardError)
  }

  /// Prints a value as JSON, keys sorted.
  static func sayJSON(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    say(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Where nobody can read (a full disk, a closed terminal), the work goes on.
  private static func write(_ text: String, to file: FileHandle) {
    try? file.write(contentsOf: Data(text.utf8))
  }

  static var isInteractive: Bool { isatty(STDERR_FILENO) == 1 }
}
