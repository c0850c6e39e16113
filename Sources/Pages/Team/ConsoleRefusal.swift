import Markup

/// A form of the console that was refused: as it was typed, and what is wrong in plain words.
package struct ConsoleRefusal: Sendable {
  /// The action's name.
  let action: String
  private let values: [String: String]
  package let problems: [String]

  package init(action: String, values: [String: String], problems: [String]) {
    self.action = action
    self.values = values
    self.problems = problems
  }

  /// What was typed into a field of this action's form.
  func value(_ field: String, of action: String) -> String? {
    action == self.action ? values[field] : nil
  }
}

extension ConsoleRefusal? {
  func value(_ field: String, of action: String, or value: String = "") -> String {
    self?.value(field, of: action) ?? value
  }
}
