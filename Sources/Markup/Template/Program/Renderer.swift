/// Runs a program over a page's values.
struct Renderer: Sendable {
  private let program: Program
  private let width: Int

  init(program: Program, width: Int) {
    self.program = program
    self.width = width
  }

  /// A loop in progress. The page itself is the outermost, with one element.
  private struct Loop {
    /// The present element's first slot.
    var base: Int
    var width: Int
    var remaining: Int
    /// The first instruction of the body.
    var body: Int
  }

  /// Empty values with room for the page's own.
  func values() -> Values {
    var values = Values(capacity: width + 128)
    _ = values.reserve(width)
    return values
  }

  /// False when the page has grown beyond the limit.
  func render(_ values: Values, into output: inout [UInt8]) -> Bool {
    let limit = output.count + RenderError.limit
    var loops = [Loop(base: 0, width: width, remaining: 1, body: 0)]
    var position = 0
    func value(_ address: SlotAddress) -> Value {
      values[loops[Int(address.depth)].base + Int(address.index)]
    }
    while position < program.instructions.count {
      let instruction = program.instructions[position]
      position += 1
      switch instruction {
      case .literal(let start, let count):
        output += program.literals[Int(start)..<Int(start) + Int(count)]
      case .text(let address):
        if case .text(let text) = value(address) { Escape.append(text, to: &output) }
      case .raw(let address): raw(value(address), to: &output)
      case .number(let address):
        if case .number(let number) = value(address) { Digits.append(number, to: &output) }
      case .jump(let target): position = Int(target)
      case .jumpIfFalse(let address, let target): if !value(address).isTrue { position = Int(target) }
      case .jumpIfTrue(let address, let target): if value(address).isTrue { position = Int(target) }
      case .each(let address, let width, let end):
        if case .list(let start, let count) = value(address), count > 0 {
          loops.append(Loop(base: start, width: Int(width), remaining: count, body: position))
        } else {
          position = Int(end)
        }
      case .next:
        guard output.count <= limit else { return false }
        position = advance(&loops) ?? position
      case .plural(let address, let table):
        position = target(of: value(address), in: program.plurals[Int(table)])
      }
    }
    return output.count <= limit
  }

  /// To the next element, whose body begins at the position returned; nil when there is none.
  @inline(__always)
  private func advance(_ loops: inout [Loop]) -> Int? {
    let innermost = loops.count - 1
    guard loops[innermost].remaining > 1 else {
      loops.removeLast()
      return nil
    }
    loops[innermost].remaining -= 1
    loops[innermost].base += loops[innermost].width
    return loops[innermost].body
  }

  private func raw(_ value: Value, to output: inout [UInt8]) {
    switch value {
    case .markup(let bytes): output += bytes
    case .text(let text): output += Array(text.utf8)
    case .nothing, .flag, .number, .list: return
    }
  }

  /// An absent number counts as 0.
  private func target(of value: Value, in table: PluralJump) -> Int {
    var number = 0
    if case .number(let count) = value { number = count }
    return Int(table.targets[Int(table.rule.category(of: number).rawValue)])
  }
}
