/// Turns a template's tree, and all that it includes, into one flat program.
///
/// Names are resolved against the model's shape here. Partials and inheritance are expanded here, which is why
/// a template cannot include itself without end, and why dynamic names and lambdas are not supported: both
/// would decide only at run time what a template contains.
struct Compiler {
  /// The specification lets unknown names be empty and prints anything; its tests compile leniently. Pages don't.
  enum Strictness { case strict, lenient }

  let trees: [String: [Node]]
  let words: Words?
  let strictness: Strictness

  var emitter = Emitter()
  var scopes: [Scope] = []
  var problems: [TemplateProblem] = []
  /// Replacements from parent tags around the present place, by block name; the outermost come first.
  var arguments: [String: Block] = [:]
  var margin = Margin()
  /// The templates, blocks and words being expanded, outermost first.
  var trail: [String] = []
  /// How many loops are open here. Not the scope's own depth: an outer list may be opened within an inner one.
  private var depth = 0
  /// Loops whose element width is not known yet.
  private var loops: [(position: Int, plan: Plan)] = []
  private var isStopped = false

  private static let maximumDepth = 64
  private static let maximumSize = 16 << 20
  private static let maximumInstructions = 1 << 20

  init(trees: [String: [Node]], words: Words?, strictness: Strictness = .strict) {
    self.trees = trees
    self.words = words
    self.strictness = strictness
  }

  /// The program, and the plan by which readers are made.
  mutating func compile(
    _ name: String, shape: Shape, at place: Place
  ) throws(TemplateErrors) -> (program: Program, plan: Plan) {
    let plan = Plan()
    scopes = [Scope(shape: shape, plan: plan, depth: 0)]
    expand(name, at: place)
    guard problems.isEmpty else { throw TemplateErrors(problems) }
    for loop in loops { emitter.setWidth(loop.plan.frame.width, at: loop.position) }
    return (emitter.program, plan)
  }

  mutating func report(_ fault: TemplateFault, at place: Place) {
    problems.append(TemplateProblem(fault, at: place, for: trail.first))
  }

  /// Compiles another template's tree here; a missing one was reported when the set was loaded.
  mutating func expand(_ name: String, at place: Place) {
    guard let nodes = trees[name] else { return }
    enter(name, at: place) { $0.compile(nodes) }
  }

  /// Does something one inclusion deeper, unless that is too deep or has become too large.
  mutating func enter(_ name: String, at place: Place, _ body: (inout Compiler) -> Void) {
    guard !isStopped else { return }
    trail.append(name)
    defer { trail.removeLast() }
    if trail.count > Self.maximumDepth {
      isStopped = true
      return report(.tooDeep(Array(trail.suffix(4))), at: place)
    }
    if emitter.program.literals.count > Self.maximumSize
      || emitter.program.instructions.count > Self.maximumInstructions
    {
      isStopped = true
      return report(.tooLarge(limit: Self.maximumSize), at: place)
    }
    body(&self)
  }

  mutating func compile(_ nodes: [Node]) {
    for node in nodes where !isStopped {
      switch node.kind {
      case .text(let bytes): literal(bytes)
      case .lineStart(let space, let isBlank): emitter.literal(margin.lineStart(space, isBlank: isBlank))
      case .variable(let name, let isRaw): variable(name, isRaw: isRaw, at: node.place)
      case .section(let name, let isInverted, let body):
        section(name, isInverted: isInverted, body, at: node.place)
      case .partial(let name, let indent): partial(name, indent: indent, at: node.place)
      case .parent(let name, let indent, let own): parent(name, indent: indent, own, at: node.place)
      case .block(let block): self.block(block, at: node.place)
      }
    }
  }

  mutating func literal(_ bytes: [UInt8]) {
    margin.isAtBlock = false
    emitter.literal(bytes)
  }

  /// A loop over a list. All loops over the same list share one plan, and so do their elements' slots.
  mutating func loop(_ list: Scope, element: Shape, _ body: [Node]) {
    let plan = list.plan.useElement()
    let start = emitter.add(.each(address(of: list), width: 0, end: 0))
    loops.append((start, plan))
    depth += 1
    scopes.append(Scope(shape: element, plan: plan, depth: depth))
    compile(body)
    scopes.removeLast()
    depth -= 1
    emitter.add(.next)
    emitter.patch(start)
  }
}
