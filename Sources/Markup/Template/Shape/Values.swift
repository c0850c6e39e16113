/// One value that a template reads.
enum Value: Sendable {
  case nothing
  case flag(Bool)
  case number(Int)
  case text(String)
  case markup([UInt8])
  /// `count` elements from slot `start` on, each as wide as its frame.
  case list(start: Int, count: Int)

  /// Whether a section on this value is rendered.
  @inline(__always)
  var isTrue: Bool {
    switch self {
    case .nothing: false
    case .flag(let flag): flag
    case .number(let number): number != 0
    case .text(let text): !text.isEmpty
    case .markup(let bytes): !bytes.isEmpty
    case .list(_, let count): count > 0
    }
  }
}

/// All values of one page in one array; a record is a stretch of it. One allocation a page, not one a record.
struct Values {
  private(set) var slots: [Value] = []

  init(capacity: Int) {
    slots.reserveCapacity(capacity)
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
}
