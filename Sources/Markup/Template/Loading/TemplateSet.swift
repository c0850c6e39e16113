/// Templates that may include each other, and the words of one language.
///
/// Loading finds every mistake that does not depend on a model: syntax, names of partials and parents.
/// `template(_:for:)` finds the rest: names that the model does not have, and words. Nothing is left for
/// rendering, so a set that loads can be used in place of the one before it.
package struct TemplateSet: Sendable {
  private let sources: [String: TemplateSource]
  private let trees: [String: [Node]]
  private let words: Words?

  /// `sources` by name, as `TemplateFolder` reads them.
  package init(sources: [String: TemplateSource], words: Words? = nil) throws(TemplateErrors) {
    var trees: [String: [Node]] = [:]
    var problems: [TemplateProblem] = []
    for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
      do {
        trees[name] = try Parser.parse(source)
      } catch {
        problems += error.problems
      }
    }
    for name in trees.keys.sorted() {
      problems += Inclusions.missing(in: trees[name] ?? [], among: sources.keys)
    }
    guard problems.isEmpty else { throw TemplateErrors(problems) }
    self.sources = sources
    self.trees = trees
    self.words = words
  }

  /// Compiles a template for a model.
  package func template<M: Model>(_ name: String, for model: M.Type) throws(TemplateErrors) -> Template<M> {
    let (renderer, plan) = try compile(name, shape: M.shape)
    return Template(name: name, renderer: renderer, reader: M.reader(plan))
  }

  func compile(_ name: String, shape: Shape) throws(TemplateErrors) -> (Renderer, Plan) {
    guard let source = sources[name] else {
      let nearest = Nearest.name(to: name, among: sources.keys)
      throw TemplateErrors(
        .missingTemplate(name, nearest: nearest), at: Place(file: name + TemplateSource.suffix, line: 1))
    }
    var compiler = Compiler(trees: trees, words: words)
    let (program, plan) = try compiler.compile(name, shape: shape, at: Place(file: source.file, line: 1))
    return (Renderer(program: program, width: plan.frame.width), plan)
  }
}
