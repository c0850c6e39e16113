/// What a page or a part of a page shows.
///
/// ```swift
/// struct ProjectCard: Model {
///   var name: String
///   var milestones: [MilestoneMark]
///   static let fields: [Field<ProjectCard>] = [
///     .text("name") { $0.name },
///     .list("milestones") { $0.milestones },
///   ]
/// }
/// ```
///
/// Declare `fields` as a `static let`: it is read when templates load, once for each place that a model has
/// in a template, and never while pages render.
package protocol Model: Sendable {
  /// Each name once. A model may contain its own type in a list or an optional.
  static var fields: [Field<Self>] { get }
}

extension Model {
  static var shapeFields: [ShapeField] {
    fields.map { ShapeField(name: $0.name, shape: $0.shape) }
  }

  static var shape: Shape { .record { shapeFields } }

  /// Reads what `plan` says of a whole model; nil when that is nothing.
  static func reader(_ plan: Plan) -> Reader<Self>? {
    let readers = plan.fields.sorted { $0.key < $1.key }.compactMap { fields[$0.key].reader($0.value) }
    guard let first = readers.first else { return nil }
    if readers.count == 1 { return first }
    return { model, values, base in
      for reader in readers { reader(model, &values, base) }
    }
  }
}
