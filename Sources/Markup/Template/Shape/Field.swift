/// Writes what a template reads of a model into slots that start at an index.
typealias Reader<M> = @Sendable (_ model: M, _ values: inout Values, _ base: Int) -> Void

/// One name that templates may use, and where its value comes from.
package struct Field<M>: Sendable {
  let name: String
  let shape: Shape
  /// The reader for one place of one template; nil when nothing of it is read there.
  let reader: @Sendable (Plan) -> Reader<M>?

  /// Text, escaped wherever it is printed. As a section it is true when it is not empty.
  package static func text(_ name: String, _ value: @escaping @Sendable (M) -> String) -> Field {
    scalar(name, .text) { model, values, slot in values.set(slot, to: value(model)) }
  }

  /// Text that may be missing, which templates treat like empty text.
  package static func optionalText(_ name: String, _ value: @escaping @Sendable (M) -> String?) -> Field {
    scalar(name, .text) { model, values, slot in
      if let text = value(model) { values.set(slot, to: text) }
    }
  }

  /// HTML of our own making, printed as it is by `{{{name}}}`. The other way to print it, `{{name}}`, is an
  /// error when the template loads, as is `{{{name}}}` on text: escaping is neither forgotten nor doubled.
  package static func markup(_ name: String, _ value: @escaping @Sendable (M) -> Markup) -> Field {
    scalar(name, .markup) { model, values, slot in values.set(slot, to: value(model)) }
  }

  /// A count, printed in plain digits, used in plurals; as a section it is true when it is not 0.
  package static func number(_ name: String, _ value: @escaping @Sendable (M) -> Int) -> Field {
    scalar(name, .number) { model, values, slot in values[slot] = .number(value(model)) }
  }

  /// Something that is so or not; only for sections.
  package static func flag(_ name: String, _ value: @escaping @Sendable (M) -> Bool) -> Field {
    scalar(name, .flag) { model, values, slot in values[slot] = .flag(value(model)) }
  }

  static func scalar(_ name: String, _ shape: Shape, _ write: @escaping Reader<M>) -> Field {
    Field(name: name, shape: shape) { plan in
      guard let slot = plan.slot else { return nil }
      return { model, values, base in write(model, &values, base + slot) }
    }
  }
}
