/// What a name stands for, known before there is any value: names are checked against shapes when templates
/// load, and never looked up when a page renders.
indirect enum Shape: Sendable {
  case text
  case markup
  case number
  case flag
  case record(@Sendable () -> [ShapeField])
  case optional(@Sendable () -> [ShapeField])
  case list(@Sendable () -> Shape)
  /// Nothing can be here: elements of a list that is known to be empty (specification tests only).
  case nothing

  /// The fields that names are looked up in. Lazily, as a model may contain its own type.
  var fields: [ShapeField] {
    switch self {
    case .record(let fields), .optional(let fields): fields()
    case .text, .markup, .number, .flag, .list, .nothing: []
    }
  }

  /// For messages: `"projects" is a list and cannot be printed`.
  var kind: String {
    switch self {
    case .text: "text"
    case .markup: "markup"
    case .number: "a number"
    case .flag: "a flag"
    case .record, .optional: "a record"
    case .list: "a list"
    case .nothing: "nothing"
    }
  }
}

struct ShapeField: Sendable {
  let name: String
  let shape: Shape
}
