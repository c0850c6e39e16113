import Actions

/// The actions that `portico do` knows, for people and programs to read.
enum ActionList {
  private struct Entry: Encodable {
    let action: String
    let summary: String
    let fields: [InputAbout]
  }

  /// - Throws: with the nearest name, or with who does it where the team does not.
  static func find(_ name: String) throws -> any TeamAction.Type {
    if let found = AllActions.team.first(where: { $0.name == name }) { return found }
    if AllActions.client.contains(where: { $0.name == name }) {
      throw Failure("\(name) is what clients do, in their portal: nobody does it in their name.")
    }
    let near = AllActions.nearest(to: name)
    throw Failure(
      "there is no action \(name)\(near.map { ", did you mean \($0)?" } ?? ".") `portico do --list` names them."
    )
  }

  static func say(only name: String?, json: Bool) throws {
    let types = try name.map { [try find($0)] } ?? AllActions.team
    let entries = types.map { Entry(action: $0.name, summary: $0.summary, fields: $0.allInputs) }
    if json { return try Terminal.sayJSON(entries) }
    for entry in entries {
      Terminal.say("\(entry.action): \(entry.summary)")
      let width = entry.fields.map(\.name.count).max() ?? 0
      for field in entry.fields {
        let name = field.name.padding(toLength: width, withPad: " ", startingAt: 0)
        Terminal.say(
          "  \(name)  \(field.isRequired ? "needed  " : "optional")  \(field.note) (\(field.form))")
      }
    }
  }

  /// Ids as they are, several one to a line.
  static func text(_ outcome: Any) -> String {
    if let several = outcome as? [any CustomStringConvertible] {
      return several.map(\.description).joined(separator: "\n")
    }
    return "\(outcome)"
  }
}
