import Portal

/// What an action was given by name: by a form, as JSON, on a command line. Reading collects what is wrong, so that all
/// of it is told at once.
package struct Inputs: Sendable {
  private var values: [String: String]
  private(set) var problems: [Problem] = []
  private var known: Set<String> = []

  package init(_ values: [String: String]) {
    self.values = values
  }

  /// The value of an input, or its fallback beside a problem.
  mutating func callAsFunction<Value>(_ input: Input<Value>) -> Value {
    known.insert(input.about.name)
    guard let text = values[input.about.name], !(text.isEmpty && input.about.isRequired) else {
      if input.about.isRequired {
        problems.append(Problem(input.about.name, "is missing", kind: .missing))
      }
      return input.fallback
    }
    switch input.read(text) {
    case .value(let value): return value
    case .wrong(let kind, let message):
      problems.append(Problem(input.about.name, message, kind: kind))
      return input.fallback
    }
  }

  /// Whether an input was given at all: what was not is left as it is.
  mutating func has<Value>(_ input: Input<Value>) -> Bool {
    known.insert(input.about.name)
    return values[input.about.name] != nil
  }

  /// The value of an input, or nil where it was not given: what was not is left as it is.
  mutating func given<Value>(_ input: Input<Value>) -> Value? {
    has(input) ? self(input) : nil
  }

  /// Something that is wrong with what was given, found by who reads it.
  mutating func reject(_ problem: Problem) { problems.append(problem) }

  /// The numbers N for which one of the fields `<group>-N-<field>` was given, smallest first.
  mutating func numbers(of group: String, fields: Set<String>) -> [Int] {
    var numbers: Set<Int> = []
    for name in values.keys {
      let parts = name.utf8.split(
        separator: UInt8(ascii: "-"), maxSplits: 2, omittingEmptySubsequences: false
      )
      .map { String($0) ?? "" }
      guard parts.count == 3, parts[0] == group, fields.contains(parts[2]), let number = Int(parts[1]),
        (1...9999).contains(number), String(number) == parts[1]
      else { continue }
      known.insert(name)
      numbers.insert(number)
    }
    return numbers.sorted()
  }

  /// What was given and nobody asked for.
  var unknown: [Problem] {
    values.keys.filter { !known.contains($0) }.sorted().map { name in
      let names = known.sorted().joined(separator: ", ")
      return Problem(name, "is not asked for; there are: \(names)", kind: .notOffered)
    }
  }
}
