// Fields whose values are models themselves, or lists.
extension Field {
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
      return { text, values, base in values.set(base + slot, to: text) }
    }
  }

  static func elements<R>(
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
        elements.withUnsafeBufferPointer { elements in
          var index = 0
          while index < elements.count {
            read(elements[index], &values, start + index * width)
            index += 1
          }
        }
      }
    }
  }
}
