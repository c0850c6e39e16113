/// A page in the making: bytes that only grow.
///
/// An array checks on every append whether it is shared, which took a sixth of a page's time; this cannot be
/// shared. The only unsafe memory of the engine; every write goes through `reserve`, which keeps the bounds.
struct Bytes: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit {
    start.deallocate()
  }

  /// What has been written, until the next write.
  var written: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  /// A place for up to `room` bytes. Whoever writes there calls `advance` with the number written.
  @inline(__always)
  mutating func reserve(_ room: Int) -> UnsafeMutablePointer<UInt8> {
    if capacity - count < room { grow(room) }
    return start + count
  }

  /// After writing at most as many bytes as were reserved.
  @inline(__always)
  mutating func advance(_ written: Int) {
    count += written
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count).update(from: source, count: bytes.count)
    advance(bytes.count)
  }

  mutating func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  mutating func append(_ text: String) {
    let copied: Void? = text.utf8.withContiguousStorageIfAvailable { append($0) }
    if copied == nil { append(Array(text.utf8)) }
  }

  private mutating func grow(_ room: Int) {
    capacity = max(capacity * 2, count + room)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
