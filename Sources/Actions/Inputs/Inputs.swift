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

  /// What was given and nobody asked for.
  var unknown: [Problem] {
    values.keys.filter { !known.contains($0) }.sorted().map { name in
      let names = known.sorted().joined(separator: ", ")
      return Problem(name, "is not asked for; there are: \(names)", kind: .notOffered)
    }
  }
}

/// An action that is done by name, with its inputs as text.
package protocol NamedAction: Action {
  /// One line for whoever looks for it.
  static var summary: String { get }
  static var inputs: [InputAbout] { get }
  /// Whether doing the same again does it a second time: then a form that is posted twice must not. Setting something to
  /// what it is already harms nobody.
  static var isOnce: Bool { get }
  init(_ inputs: inout Inputs)
}

extension NamedAction {
  package static var isOnce: Bool { true }

  /// - Parameter isStrict: whether what nobody asked for is a mistake: on a command line and in JSON. A form's other fields
  ///   are simply not read (threats.md, T-09).
  /// - Throws: `ActionError.invalid`, with everything that is wrong.
  package static func read(_ values: [String: String], isStrict: Bool) throws(ActionError) -> Self {
    var inputs = Inputs(values)
    let action = Self(&inputs)
    let problems = inputs.problems + (isStrict ? inputs.unknown : [])
    guard problems.isEmpty else { throw .invalid(problems) }
    return action
  }
}
