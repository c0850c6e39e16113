/// One thing that is wrong with a file, and where.
package struct ImportProblem: Hashable, Sendable, CustomStringConvertible {
  /// Such as `clients[3].email`, counted from 0; empty for the file as a whole.
  package let path: String
  /// A clause that reads on from the path: `is not an email address`.
  package let message: String
  /// Where the file cannot be read on from; nil where what it says is wrong, not how.
  package var position: JSONPosition?

  package var description: String {
    let place = position.map { "line \($0.line), column \($0.column) (byte \($0.offset))" }
    let start = [path.isEmpty ? nil : path, place].compactMap { $0 }.joined(separator: ", ")
    return start.isEmpty ? message : "\(start): \(message)"
  }
}

/// What was found so far: the first of it word for word, the rest as a number.
struct ImportProblems: Sendable {
  /// More than a person reads at once.
  static let listed = 100

  private(set) var first: [ImportProblem] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// The path and message are made only where they will be listed.
  mutating func add(
    _ path: @autoclosure () -> String, _ message: @autoclosure () -> String, at position: JSONPosition? = nil
  ) {
    count += 1
    guard !isFull else { return }
    first.append(
      ImportProblem(path: Self.printable(path()), message: Self.printable(message()), position: position))
  }

  /// Whether nothing more will be listed.
  var isFull: Bool { first.count == Self.listed }

  /// Parts of the file are in these sentences, and they go to a terminal: what would steer it, or turn the line
  /// around, is written out.
  private static func printable(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
