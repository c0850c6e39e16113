/// The partials and parents that a template names.
enum Inclusions {
  /// A problem for each that no source has.
  static func missing(in nodes: [Node], among names: some Collection<String>) -> [TemplateProblem] {
    nodes.flatMap { node -> [TemplateProblem] in
      switch node.kind {
      case .text, .lineStart, .variable: return []
      case .section(_, _, let body): return missing(in: body, among: names)
      case .block(let block): return missing(in: block.content, among: names)
      case .partial(let name, _):
        if names.contains(name) { return [] }
        let nearest = Nearest.name(to: name, among: names)
        return [TemplateProblem(.missingPartial(name, nearest: nearest), at: node.place)]
      case .parent(let name, _, let arguments):
        let inside = arguments.sorted { $0.key < $1.key }.flatMap {
          missing(in: $0.value.content, among: names)
        }
        if names.contains(name) { return inside }
        let nearest = Nearest.name(to: name, among: names)
        return [TemplateProblem(.missingParent(name, nearest: nearest), at: node.place)] + inside
      }
    }
  }
}
