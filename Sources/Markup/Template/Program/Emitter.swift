/// Writes a program: joins neighbouring literals and fills in jump targets.
struct Emitter {
  private(set) var program = Program()
  /// The last instruction is a literal that may still grow; false at a jump's target.
  private var canGrow = false

  /// Where the next instruction goes, as a jump's target.
  mutating func here() -> UInt32 {
    canGrow = false
    return UInt32(program.instructions.count)
  }

  mutating func literal(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = UInt32(program.literals.count)
    program.literals += bytes
    if canGrow, case .literal(let first, let count) = program.instructions.last {
      program.instructions[program.instructions.count - 1] = .literal(
        start: first, count: count + UInt32(bytes.count))
    } else {
      program.instructions.append(.literal(start: start, count: UInt32(bytes.count)))
    }
    canGrow = true
  }

  /// Returns its position, for `patch`.
  @discardableResult
  mutating func add(_ instruction: Instruction) -> Int {
    canGrow = false
    program.instructions.append(instruction)
    return program.instructions.count - 1
  }

  /// Adds a table of plural texts, whose targets `setTarget` fills in.
  mutating func addPlural(_ rule: PluralRule) -> Int {
    program.plurals.append(
      PluralJump(rule: rule, targets: Array(repeating: 0, count: PluralCategory.allCases.count)))
    return program.plurals.count - 1
  }

  mutating func setTarget(of category: PluralCategory, in table: Int, to target: UInt32) {
    program.plurals[table].targets[Int(category.rawValue)] = target
  }

  /// Lets the jump at `position` lead to the next instruction.
  mutating func patch(_ position: Int) {
    let target = here()
    switch program.instructions[position] {
    case .jump: program.instructions[position] = .jump(to: target)
    case .jumpIfFalse(let slot, _): program.instructions[position] = .jumpIfFalse(slot, to: target)
    case .jumpIfTrue(let slot, _): program.instructions[position] = .jumpIfTrue(slot, to: target)
    case .each(let slot, let width, _):
      program.instructions[position] = .each(slot, width: width, end: target)
    case .literal, .text, .raw, .number, .next, .plural: break
    }
  }

  /// A list element's width is known only when the whole template has been read.
  mutating func setWidth(_ width: Int, at position: Int) {
    guard case .each(let slot, _, let end) = program.instructions[position] else { return }
    program.instructions[position] = .each(slot, width: UInt32(width), end: end)
  }
}
