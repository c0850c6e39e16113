// Variables and sections.
extension Compiler {
  mutating func variable(_ name: Name, isRaw: Bool, at place: Place) {
    margin.isAtBlock = false
    if let key = wordsKey(name) {
      if isRaw { return report(.rawWords(name.text), at: place) }
      return insertWords(key, at: place)
    }
    guard let scope = find(name, at: place) else { return }
    switch scope.shape {
    case .text: text(name, scope, isRaw: isRaw, at: place)
    case .number:
      if isRaw { return report(.rawName(name.text), at: place) }
      emitter.add(.number(address(of: scope)))
    case .markup:
      guard isRaw else { return report(.escapedMarkup(name.text), at: place) }
      emitter.add(.raw(address(of: scope)))
    case .nothing: return
    case .flag, .record, .optional, .list:
      report(.notPrintable(name: name.text, kind: scope.shape.kind), at: place)
    }
  }

  private mutating func text(_ name: Name, _ scope: Scope, isRaw: Bool, at place: Place) {
    if isRaw, strictness == .strict { return report(.rawName(name.text), at: place) }
    emitter.add(isRaw ? .raw(address(of: scope)) : .text(address(of: scope)))
  }

  mutating func section(_ name: Name, isInverted: Bool, _ body: [Node], at place: Place) {
    if wordsKey(name) != nil { return report(.wordsAsSection(name.text), at: place) }
    guard let scope = find(name, at: place) else {
      // Strict: look for further mistakes inside, none of the output is used. Lenient: nothing is false.
      if isInverted || strictness == .strict { compile(body) }
      return
    }
    isInverted ? inverted(scope, body) : section(scope, body)
  }

  private mutating func section(_ scope: Scope, _ body: [Node]) {
    switch scope.shape {
    case .nothing: return
    case .list(let element):
      let element = element()
      if case .nothing = element { return }
      loop(scope, element: element, body)
    case .record: within(scope, body)
    case .text, .markup, .number, .flag, .optional:
      let test = emitter.add(.jumpIfFalse(address(of: scope), to: 0))
      within(scope, body)
      emitter.patch(test)
    }
  }

  private mutating func inverted(_ scope: Scope, _ body: [Node]) {
    switch scope.shape {
    case .nothing: compile(body)
    case .record: return  // always there
    case .text, .markup, .number, .flag, .optional, .list:
      let test = emitter.add(.jumpIfTrue(address(of: scope), to: 0))
      compile(body)
      emitter.patch(test)
    }
  }

  private mutating func within(_ scope: Scope, _ body: [Node]) {
    scopes.append(scope)
    compile(body)
    scopes.removeLast()
  }

  /// What a name means here; nil when it means nothing, which is reported unless that is allowed.
  mutating func find(_ name: Name, at place: Place) -> Scope? {
    switch scopes.lookup(name) {
    case .found(let scope): return scope
    case .nothing: return nil
    case .fault(let fault):
      if strictness == .strict { report(fault, at: place) }
      return nil
    }
  }

  func address(of scope: Scope) -> SlotAddress {
    SlotAddress(depth: UInt32(scope.depth), index: UInt32(scope.plan.useSlot()))
  }
}
