/// One level of the context that names are looked up in while compiling.
struct Scope {
  let shape: Shape
  let plan: Plan
  /// How many loops are open where its values are read, this one included.
  let depth: Int
}

/// What looking a name up found.
enum Lookup {
  case found(Scope)
  /// Nothing can be here and that is no mistake.
  case nothing
  case fault(TemplateFault)
}

extension [Scope] {
  /// Looks the first part up from the inside out, and the rest only in what was found: `a.b` never means the
  /// `b` of an outer `a` (Mustache: context precedence).
  func lookup(_ name: Name) -> Lookup {
    guard let innermost = last else { return .nothing }
    guard let first = name.parts.first else { return .found(innermost) }
    for scope in reversed() {
      guard let found = scope.field(first) else { continue }
      return found.follow(name.parts.dropFirst(), of: name)
    }
    let known = Set(flatMap { $0.shape.fields.map(\.name) })
    return .fault(
      .unknownName(name.text, nearest: Nearest.name(to: first, among: known), known: known.sorted()))
  }
}

extension Scope {
  func field(_ name: String) -> Scope? {
    let fields = shape.fields
    guard let index = fields.firstIndex(where: { $0.name == name }) else { return nil }
    return Scope(shape: fields[index].shape, plan: plan.field(index), depth: depth)
  }

  func follow(_ parts: ArraySlice<String>, of name: Name) -> Lookup {
    guard let part = parts.first else { return .found(self) }
    if case .nothing = shape { return .nothing }
    let before = name.parts[..<parts.startIndex].joined(separator: ".")
    if case .list = shape { return .fault(.throughList(name: name.text, list: before)) }
    if let next = field(part) { return next.follow(parts.dropFirst(), of: name) }
    let known = shape.fields.map(\.name)
    let nearest = Nearest.name(to: part, among: known).map { "\(before).\($0)" }
    return .fault(.unknownName(name.text, nearest: nearest, known: known.map { "\(before).\($0)" }))
  }
}
