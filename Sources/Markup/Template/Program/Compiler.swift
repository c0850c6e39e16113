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
  /// Trees inside of trees here: sections, partials, blocks.
  private var nesting = 0
  private var expansions = 0
  private var isStopped = false

  /// Far beyond any page, and well before stack or memory end: partials can double without end.
  private static let maximumDepth = 64
  private static let maximumNesting = 256
  private static let maximumExpansions = 1 << 15
  private static let maximumSize = 8 << 20
  private static let maximumProblems = 500

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
    expansions += 1
    let instructions = emitter.program.instructions.count * MemoryLayout<Instruction>.stride
    if trail.count > Self.maximumDepth {
      stop(.tooDeep(Array(trail.suffix(4))), at: place)
    } else if expansions > Self.maximumExpansions
      || emitter.program.literals.count + instructions > Self.maximumSize
    {
      stop(.tooLarge, at: place)
    } else {
      body(&self)
    }
  }

  private mutating func stop(_ fault: TemplateFault, at place: Place) {
    isStopped = true
    report(fault, at: place)
  }

  mutating func compile(_ nodes: [Node]) {
    nesting += 1
    defer { nesting -= 1 }
    if nesting > Self.maximumNesting, let place = nodes.first?.place {
      stop(.tooDeep(Array(trail.suffix(4))), at: place)
    }
    if problems.count > Self.maximumProblems { isStopped = true }
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
