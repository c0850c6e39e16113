import Foundation

/// Reads `multipart/form-data` (RFC 7578, RFC 2046 section 5.1) piece by piece, however the pieces are cut: what a part
/// holds is handed on as it comes, and no more than a delimiter's length is kept back.
struct MultipartReader {
  enum Event {
    case begin(PartHead)
    case bytes(ArraySlice<UInt8>)
    case end
  }

  /// What is not in this form.
  struct Malformed: Error {}

  private enum State {
    case preamble
    /// Right behind a delimiter: another part, or the end.
    case delimiter
    case head
    case body
    case epilogue
  }

  private static let longestHead = 8 << 10
  private static let mostParts = 200

  private let delimiter: [UInt8]
  /// The first delimiter has no line before it.
  private var pending: [UInt8] = Array("\r\n".utf8)
  private var start = 0
  private var state = State.preamble
  private var parts = 0

  /// Nil for another type of content, and for a boundary that is none.
  init?(contentType: String) {
    guard
      let boundary = HeaderValue(contentType).flatMap({ value in
        value.kind == "multipart/form-data" ? value.parameters["boundary"] : nil
      }), (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    delimiter = Array("\r\n--\(boundary)".utf8)
  }

  /// - Throws: `Malformed`, and what `tell` throws.
  mutating func take(_ bytes: some Sequence<UInt8>, _ tell: (Event) throws -> Void) throws {
    pending.append(contentsOf: bytes)
    while try step(tell) {}
    pending.removeFirst(start)
    start = 0
  }

  /// - Throws: `Malformed` where the end did not come.
  func finish() throws(Malformed) {
    guard state == .epilogue else { throw Malformed() }
  }

  /// - Returns: whether there may be more to be read in what has come.
  private mutating func step(_ tell: (Event) throws -> Void) throws -> Bool {
    switch state {
    case .preamble:
      guard let place = find(delimiter) else {
        guard pending.count - start <= Self.longestHead else { throw Malformed() }
        return false
      }
      start = place + delimiter.count
      state = .delimiter
      return true
    case .delimiter: return try readDelimiter()
    case .head: return try readHead(tell)
    case .body: return try readBody(tell)
    case .epilogue:
      start = pending.count
      return false
    }
  }

  private mutating func readDelimiter() throws -> Bool {
    guard pending.count - start >= 2 else { return false }
    if pending[start..<start + 2].elementsEqual("--".utf8) {
      state = .epilogue
      return true
    }
    guard let line = find(Array("\r\n".utf8)) else {
      guard pending.count - start <= Self.longestHead else { throw Malformed() }
      return false
    }
    guard pending[start..<line].allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { throw Malformed() }
    start = line + 2
    state = .head
    return true
  }

  private mutating func readHead(_ tell: (Event) throws -> Void) throws -> Bool {
    guard let end = find(Array("\r\n\r\n".utf8)) else {
      guard pending.count - start <= Self.longestHead else { throw Malformed() }
      return false
    }
    parts += 1
    guard parts <= Self.mostParts, end - start <= Self.longestHead, let head = PartHead(pending[start..<end])
    else { throw Malformed() }
    start = end + 4
    state = .body
    try tell(.begin(head))
    return true
  }

  private mutating func readBody(_ tell: (Event) throws -> Void) throws -> Bool {
    if let place = find(delimiter) {
      if place > start { try tell(.bytes(pending[start..<place])) }
      start = place + delimiter.count
      state = .delimiter
      try tell(.end)
      return true
    }
    // The rest may be the beginning of a delimiter.
    let safe = pending.count - (delimiter.count - 1)
    if safe > start {
      try tell(.bytes(pending[start..<safe]))
      start = safe
    }
    return false
  }

  /// Where a needle, which begins with a CR, stands in what was not read yet.
  private func find(_ needle: [UInt8]) -> Int? {
    pending.withUnsafeBytes { hay -> Int? in
      guard let base = hay.baseAddress else { return nil }
      var from = start
      while hay.count - from >= needle.count {
        guard let found = memchr(base + from, 0x0D, hay.count - from - needle.count + 1) else { return nil }
        if memcmp(found, needle, needle.count) == 0 { return UnsafeRawPointer(found) - base }
        from = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }
}
