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
    scalar(name, .text) { .text(value($0)) }
  }

  /// Text that may be missing, which templates treat like empty text.
  package static func optionalText(_ name: String, _ value: @escaping @Sendable (M) -> String?) -> Field {
    scalar(name, .text) { value($0).map { .text($0) } ?? .nothing }
  }

  /// HTML of our own making, printed as it is by `{{{name}}}`. The other way to print it, `{{name}}`, is an
  /// error when the template loads, as is `{{{name}}}` on text: escaping is neither forgotten nor doubled.
  package static func markup(_ name: String, _ value: @escaping @Sendable (M) -> Markup) -> Field {
    scalar(name, .markup) { .markup(value($0).bytes) }
  }

  /// A count, printed in plain digits, used in plurals; as a section it is true when it is not 0.
  package static func number(_ name: String, _ value: @escaping @Sendable (M) -> Int) -> Field {
    scalar(name, .number) { .number(value($0)) }
  }

  /// Something that is so or not; only for sections.
  package static func flag(_ name: String, _ value: @escaping @Sendable (M) -> Bool) -> Field {
    scalar(name, .flag) { .flag(value($0)) }
  }

  /// A model that is always there: `{{client.name}}`, or `{{#client}}{{name}}{{/client}}`.
  package static func record<R: Model>(_ name: String, _ value: @escaping @Sendable (M) -> R) -> Field {
    Field(name: name, shape: .record { R.shapeFields }) { plan in
      guard let inner = R.reader(plan) else { return nil }
      return { model, values, base in inner(value(model), &values, base) }
    }
  }

  /// A model that may be missing; its section, or inverted section, asks whether it is there.
  package static func optional<R: Model>(_ name: String, _ value: @escaping @Sendable (M) -> R?) -> Field {
    Field(name: name, shape: .optional { R.shapeFields }) { plan in
      let inner = R.reader(plan)
      let slot = plan.slot
      guard inner != nil || slot != nil else { return nil }
      return { model, values, base in
        guard let record = value(model) else { return }
        if let slot { values[base + slot] = .flag(true) }
        inner?(record, &values, base)
      }
    }
  }

  /// Models in order: a section is rendered for each, an inverted section when there is none.
  package static func list<R: Model>(_ name: String, _ value: @escaping @Sendable (M) -> [R]) -> Field {
    elements(name, R.shape, value) { R.reader($0) }
  }

  /// Plain texts in order: `{{#names}}{{.}}{{/names}}`.
  package static func texts(_ name: String, _ value: @escaping @Sendable (M) -> [String]) -> Field {
    elements(name, .text, value) { plan in
      guard let slot = plan.slot else { return nil }
      return { text, values, base in values[base + slot] = .text(text) }
    }
  }
}

extension Field {
  private static func scalar(
    _ name: String, _ shape: Shape, _ value: @escaping @Sendable (M) -> Value
  ) -> Field {
    Field(name: name, shape: shape) { plan in
      guard let slot = plan.slot else { return nil }
      return { model, values, base in values[base + slot] = value(model) }
    }
  }

  private static func elements<R>(
    _ name: String, _ shape: Shape, _ value: @escaping @Sendable (M) -> [R],
    _ elementReader: @escaping @Sendable (Plan) -> Reader<R>?
  ) -> Field {
    Field(name: name, shape: .list { shape }) { plan in
      guard let slot = plan.slot else { return nil }
      let width = plan.element?.frame.width ?? 0
      let read = plan.element.flatMap(elementReader)
      return { model, values, base in
        let elements = value(model)
        let start = values.reserve(elements.count * width)
        values[base + slot] = .list(start: start, count: elements.count)
        guard let read else { return }
        for index in elements.indices { read(elements[index], &values, start + index * width) }
      }
    }
  }
}
