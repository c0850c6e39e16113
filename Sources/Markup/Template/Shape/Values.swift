/// One value that a template reads. Trivial on purpose: texts lie in `Values.bytes`, so that reading, writing
/// and dropping a page's values counts no references.
enum Value: Sendable {
  case nothing
  case flag(Bool)
  case number(Int)
  /// A stretch of `Values.bytes`: text not yet escaped, or markup.
  case bytes(start: Int, count: Int)
  /// `count` elements from slot `start` on, each as wide as its frame.
  case list(start: Int, count: Int)

  /// Whether a section on this value is rendered.
  @inline(__always)
  var isTrue: Bool {
    switch self {
    case .nothing: false
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .bytes(_, let count), .list(_, let count): count > 0
    }
  }
}

/// All values of one page: one array of slots, of which each record is a stretch, and one of their bytes.
/// A handful of allocations a page, not one a value.
struct Values: ~Copyable {
  private(set) var slots: [Value] = []
  private(set) var bytes: Bytes

  init(capacity: Int) {
    slots.reserveCapacity(capacity)
    bytes = Bytes(capacity: capacity * 16)
  }

  /// Room for `count` values, returned as the index of the first.
  mutating func reserve(_ count: Int) -> Int {
    let start = slots.count
    slots.append(contentsOf: repeatElement(.nothing, count: count))
    return start
  }

  subscript(index: Int) -> Value {
    @inline(__always) get { slots[index] }
    @inline(__always) set { slots[index] = newValue }
  }

  mutating func set(_ index: Int, to text: String) {
    let start = bytes.count
    bytes.append(text)
    slots[index] = .bytes(start: start, count: bytes.count - start)
  }

  mutating func set(_ index: Int, to markup: Markup) {
    slots[index] = .bytes(start: bytes.count, count: markup.bytes.count)
    bytes.append(markup.bytes)
  }
}
