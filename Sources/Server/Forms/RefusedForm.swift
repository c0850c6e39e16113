import Actions
import Pages

/// A form as it was typed, to be shown again where it was refused: nothing that somebody wrote is lost.
struct RefusedForm: Sendable {
  typealias Kind = FormState.Kind

  let kind: Kind
  let values: [String: String]
  let hadFiles: Bool

  init(_ kind: Kind, _ values: [String: String], hadFiles: Bool = false) {
    self.hadFiles = hadFiles
    self.kind = kind
    self.values = values
  }

  /// The words of a decision.
  var note: String { values["note"] ?? "" }

  func state(_ problems: [Problem]) -> FormState {
    FormState(kind, values: values, faults: problems.map { ($0.field, $0.fault) }, hadFiles: hadFiles)
  }
}

extension Problem {
  /// What a page says of it.
  var fault: FormState.Fault {
    switch kind {
    case .missing: .missing
    case .tooLong(let limit): .tooLong(limit)
    case .tooMany(let limit): .tooMany(limit)
    case .tooLarge(let name, let limit): .tooLarge(name, limit: limit)
    case .noRoom: .noRoom
    case .notUnderstood: .notUnderstood
    case .notADay: .notADay
    case .notANumber(let least, let most): .notANumber(least, most)
    case .notALink: .notALink
    case .tooEarly: .tooEarly
    case .both: .both
    case .tooLate: .tooLate
    case .notOffered: .notOffered
    case .billing(let fault): .billing(fault)
    }
  }
}
