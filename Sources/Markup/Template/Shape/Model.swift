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
  ///
  /// A chain of functions, not an array of them: walking an array whose elements' type is generic asks the
  /// runtime for that type's metadata each time, which cost a quarter of a page.
  static func reader(_ plan: Plan) -> Reader<Self>? {
    let fields = fields
    var all: Reader<Self>?
    for (index, field) in plan.fields.sorted(by: { $0.key > $1.key }) {
      guard let one = fields[index].reader(field) else { continue }
      guard let rest = all else {
        all = one
        continue
      }
      all = { model, values, base in
        one(model, &values, base)
        rest(model, &values, base)
      }
    }
    return all
  }
}
