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

  /// - Parameters:
  ///   - isStrict: whether what nobody asked for is a mistake: on a command line and in JSON. A form's other fields are
  ///     simply not read (threats.md, T-09).
  ///   - others: what is known to be wrong already.
  /// - Throws: `ActionError.invalid`, with everything that is wrong.
  package static func read(
    _ values: [String: String], isStrict: Bool, besides others: [Problem] = []
  ) throws(ActionError) -> Self {
    var inputs = Inputs(values)
    let action = Self(&inputs)
    let problems = inputs.problems + (isStrict ? inputs.unknown : []) + others
    guard problems.isEmpty else { throw .invalid(problems) }
    return action
  }
}

/// What clients do in their portal.
package protocol ClientAction: NamedAction {}

/// What the team does, any member of it where the action does not say otherwise.
package protocol TeamAction: NamedAction {}

extension TeamAction {
  package func authorize(_ context: ActionContext) throws { _ = try context.team() }
}
