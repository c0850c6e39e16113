import Actions
import Pages

/// A form as it was typed, to be shown again where it was refused: nothing that somebody wrote is lost.
struct RefusedForm: Sendable {
  typealias Kind = FormState.Kind

  let kind: Kind
  let values: [String: String]

  init(_ kind: Kind, _ values: [String: String]) {
    self.kind = kind
    self.values = values
  }

  /// The words of a decision.
  var note: String { values["note"] ?? "" }

  func state(_ problems: [Problem]) -> FormState {
    FormState(
      kind, values: values,
      faults: problems.map { problem in
        let fault: FormState.Fault =
          switch problem.kind {
          case .missing: .missing
          case .tooLong(let limit): .tooLong(limit)
          case .tooMany(let limit): .tooMany(limit)
          case .tooLarge(let name, let limit): .tooLarge(name, limit: limit)
          case .noRoom: .noRoom
          case .notUnderstood: .notUnderstood
          case .notOffered: .notOffered
          }
        return (problem.field, fault)
      })
  }
}
