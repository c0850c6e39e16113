/// The bytes of a JSON file, a chunk at a time, and where in the file they are.
struct JSONBytes {
  private let source: ByteSource
  private var buffer: [UInt8]
  private var next = 0
  private var end = 0
  /// The offset in the file of the buffer's first byte.
  private var base = 0
  private var line = 1
  private var lineStart = 0

  /// - Parameter chunk: how many bytes are read at once, at least 4.
  init(_ source: ByteSource, chunk: Int) throws(JSONError) {
    self.source = source
    buffer = [UInt8](repeating: 0, count: max(chunk, 4))
    try refuseMarks()
  }

  /// Bytes read so far.
  var offset: Int { base + next }

  func failure(_ fault: JSONError.Fault) -> JSONError {
    JSONError(
      fault: fault,
      position: JSONPosition(offset: offset, line: line, column: offset - lineStart + 1))
  }

  /// The next byte, left where it is; nil at the end.
  mutating func look() throws(JSONError) -> UInt8? {
    if next == end, try !refill() { return nil }
    return buffer[next]
  }

  /// Steps over the byte that was looked at.
  mutating func step() { next += 1 }

  /// The next byte that is no white space, left where it is; nil at the end.
  mutating func lookPastSpace() throws(JSONError) -> UInt8? {
    while let byte = try look() {
      switch byte {
      case 0x0A:
        line += 1
        lineStart = offset + 1
      case 0x20, 0x09, 0x0D: break
      default: return byte
      }
      next += 1
    }
    return nil
  }

  /// Steps over bytes as long as they are wanted and adds them to `text`, up to `limit` of them altogether.
  /// - Returns: false where some had no room.
  mutating func take(into text: inout [UInt8], limit: Int, while isWanted: (UInt8) -> Bool) throws(JSONError)
    -> Bool
  {
    var hadRoom = true
    repeat {
      var place = next
      while place < end, isWanted(buffer[place]) { place += 1 }
      let room = max(0, limit - text.count)
      text.append(contentsOf: buffer[next..<min(place, next + room)])
      if place - next > room { hadRoom = false }
      next = place
      if place < end { break }
    } while try refill()
    return hadRoom
  }

  private mutating func refill() throws(JSONError) -> Bool {
    base += end
    next = 0
    end = 0
    do {
      let read = source.read
      end = try buffer.withUnsafeMutableBufferPointer { (bytes) throws(ByteSourceError) in
        try read(UnsafeMutableRawBufferPointer(bytes))
      }
    } catch {
      throw failure(.unreadable(error))
    }
    return end > 0
  }

  /// RFC 8259 §8.1: UTF-8 without a byte order mark.
  private mutating func refuseMarks() throws(JSONError) {
    guard try refill() else { throw failure(.unreadable(.empty)) }
    switch (buffer[0], end > 1 ? buffer[1] : 0x20) {
    case (0xEF, 0xBB): throw failure(.byteOrderMark)
    // With a mark, or a brace and a zero byte in one order or the other.
    case (0xFE, 0xFF), (0xFF, 0xFE), (0x7B, 0), (0, 0x7B): throw failure(.utf16)
    default: break
    }
  }
}
