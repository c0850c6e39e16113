/// Runs a program over a page's values.
struct Renderer: Sendable {
  private let program: Program
  private let width: Int

  init(program: Program, width: Int) {
    self.program = program
    self.width = width
  }

  /// Empty values with room for the page's own.
  func values() -> Values {
    var values = Values(capacity: width + 128)
    _ = values.reserve(width)
    return values
  }

  /// False when the page has grown beyond the limit.
  func render(_ values: borrowing Values, into output: inout [UInt8]) -> Bool {
    var page = Bytes(capacity: program.literals.count + values.bytes.count * 2 + 256)
    let bytes = values.bytes.written
    let isDone = program.literals.withUnsafeBufferPointer { literals in
      run(values.slots, bytes: bytes, literals: literals, into: &page)
    }
    if isDone { output.append(contentsOf: page.written) }
    return isDone
  }

  private func run(
    _ slots: [Value], bytes: UnsafeBufferPointer<UInt8>, literals: UnsafeBufferPointer<UInt8>,
    into output: inout Bytes
  ) -> Bool {
    var loops = [Loop(base: 0, width: width, remaining: 1, body: 0)]
    var position = 0
    while position < program.instructions.count {
      let instruction = program.instructions[position]
      position += 1
      switch instruction {
      case .literal(let start, let count):
        output.append(UnsafeBufferPointer(rebasing: literals[Int(start)..<Int(start) + Int(count)]))
      case .text(let address):
        if case .bytes(let start, let count) = slots[loops.slot(address)] {
          Escape.append(UnsafeBufferPointer(rebasing: bytes[start..<start + count]), to: &output)
        }
      case .raw(let address):
        if case .bytes(let start, let count) = slots[loops.slot(address)] {
          output.append(UnsafeBufferPointer(rebasing: bytes[start..<start + count]))
        }
      case .number(let address):
        if case .number(let number) = slots[loops.slot(address)] { Digits.append(number, to: &output) }
      case .jump(let target): position = Int(target)
      case .jumpIfFalse(let address, let target):
        if !slots[loops.slot(address)].isTrue { position = Int(target) }
      case .jumpIfTrue(let address, let target):
        if slots[loops.slot(address)].isTrue { position = Int(target) }
      case .each(let address, let width, let end):
        if case .list(let start, let count) = slots[loops.slot(address)], count > 0 {
          loops.append(Loop(base: start, width: Int(width), remaining: count, body: position))
        } else {
          position = Int(end)
        }
      case .next:
        guard output.count <= RenderError.limit else { return false }
        position = loops.advance() ?? position
      case .plural(let address, let table):
        position = target(of: slots[loops.slot(address)], in: program.plurals[Int(table)])
      }
    }
    return output.count <= RenderError.limit
  }

  /// An absent number counts as 0.
  private func target(of value: Value, in table: PluralJump) -> Int {
    var number = 0
    if case .number(let count) = value { number = count }
    return Int(table.targets[Int(table.rule.category(of: number).rawValue)])
  }
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

extension [Loop] {
  @inline(__always)
  fileprivate func slot(_ address: SlotAddress) -> Int {
    self[Int(address.depth)].base + Int(address.index)
  }

  /// To the next element, whose body begins at the position returned; nil when there is none.
  @inline(__always)
  fileprivate mutating func advance() -> Int? {
    let innermost = count - 1
    guard self[innermost].remaining > 1 else {
      removeLast()
      return nil
    }
    self[innermost].remaining -= 1
    self[innermost].base += self[innermost].width
    return self[innermost].body
  }
}
