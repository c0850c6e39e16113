import Markup

/// A field of a form: what stands in it, and what is wrong with that.
struct FieldNote: Model {
  let value: String
  let fault: FormState.Fault?

  static let fields: [Field<FieldNote>] = [
    .text("value") { $0.value },
    .flag("isWrong") { $0.fault != nil },
    .flag("isMissing") { $0.fault == .missing },
    .number("limit") { if case .tooLong(let limit) = $0.fault { limit } else { 0 } },
    .flag("isElse") { $0.isElse },
  ]

  /// Wrong in a way that has no words of its own here.
  private var isElse: Bool {
    switch fault {
    case nil, .missing, .tooLong: false
    default: true
    }
  }

  /// - Parameter value: what stands there where nothing was typed yet.
  init(_ name: String, _ form: FormState?, value: String = "") {
    self.value = form?.value(name) ?? value
    fault = form?.fault(name)
  }
}

/// One of several things to choose.
struct Option: Model {
  let value: String
  let label: String
  let isChosen: Bool
  /// In which language the label is; empty for the page's own.
  var language = ""

  static let fields: [Field<Option>] = [
    .text("value") { $0.value },
    .text("label") { $0.label },
    .flag("isChosen") { $0.isChosen },
    .text("language") { $0.language },
  ]
}
