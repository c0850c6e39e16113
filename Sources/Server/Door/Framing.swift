import NIOCore

/// Finds where requests and their bodies begin and end in the bytes of a connection.
struct Framing {
  enum Step {
    /// More bytes are needed.
    case wait
    /// The head of a request, complete, at the beginning of what is pending; `length` bytes long.
    case head(RequestHead, length: Int)
    /// A part of a body.
    case body(ByteBuffer)
    case refuse(Refusal)
  }

  private enum Phase {
    case head
    case body(remaining: Int)
    /// A body in chunks. Its end is not looked for: nothing comes after it on the same connection.
    case chunks(received: Int, limit: Int)
  }

  private let limits: Limits
  private var phase = Phase.head
  /// What came and was not taken.
  private(set) var pending = ByteBuffer()
  /// How far it was searched for the end of a head, so that single bytes do not cost a search of everything each.
  private var searched = 0

  init(limits: Limits) {
    self.limits = limits
  }

  /// Whether the next byte begins a request.
  var isBetweenRequests: Bool {
    if case .head = phase { pending.readableBytes == 0 } else { false }
  }

  var isInHead: Bool {
    if case .head = phase { true } else { false }
  }

  /// Of the body that is being read, as far as its length is known.
  var bodyRemaining: Int {
    switch phase {
    case .head: 0
    case .body(let remaining): remaining
    case .chunks: .max
    }
  }

  mutating func append(_ bytes: inout ByteBuffer) {
    if pending.readableBytes == 0 {
      pending = bytes
    } else {
      pending.writeBuffer(&bytes)
    }
  }

  mutating func next() -> Step {
    if pending.readableBytes == 0 { return .wait }
    switch phase {
    case .head: return head()
    case .body(let remaining):
      let count = min(remaining, pending.readableBytes)
      phase = count == remaining ? .head : .body(remaining: remaining - count)
      return .body(take(count))
    case .chunks(let received, let limit):
      let count = received + pending.readableBytes
      guard count <= limit else { return .refuse(.bodyTooLarge) }
      phase = .chunks(received: count, limit: limit)
      return .body(take(pending.readableBytes))
    }
  }

  /// A part of what is pending.
  func text(_ range: Range<Int>) -> String {
    pending.getString(at: pending.readerIndex + range.lowerBound, length: range.count) ?? ""
  }

  /// Takes bytes away from the beginning of what is pending.
  mutating func take(_ count: Int) -> ByteBuffer {
    searched = 0
    let slice = pending.readSlice(length: count) ?? ByteBuffer()
    // Lets go of the bytes, so that the channel can read into the same place again.
    if pending.readableBytes == 0 { pending = ByteBuffer() }
    return slice
  }

  mutating func drop(_ count: Int) {
    searched = 0
    pending.moveReaderIndex(forwardBy: count)
    if pending.readableBytes == 0 { pending = ByteBuffer() }
  }

  /// What follows is the body of this request.
  /// - Parameter limit: the most that it may have, in bytes.
  mutating func beginBody(of head: RequestHead, limit: Int) {
    if head.isChunked {
      // Chunks have sizes and line ends of their own.
      phase = .chunks(received: 0, limit: limit + limit / 8 + 1024)
    } else if let length = head.contentLength, length > 0 {
      phase = .body(remaining: length)
    }
  }

  private mutating func head() -> Step {
    guard let length = headLength() else {
      return pending.readableBytes > limits.headBytes ? .refuse(tooLarge) : .wait
    }
    guard length <= limits.headBytes else { return .refuse(tooLarge) }
    do throws(Refusal) {
      let bytes = pending.readableBytesUInt8Span.extracting(0..<length)
      return .head(try RequestHead(bytes, limits: limits), length: length)
    } catch {
      return .refuse(error)
    }
  }

  /// Up to and with the first empty line, nil where there is none yet. A line that ends without CR counts, so that the
  /// reader sees and refuses it.
  private mutating func headLength() -> Int? {
    let found = Self.headLength(in: pending.readableBytesUInt8Span, from: max(0, searched - 3))
    if found == nil { searched = pending.readableBytes }
    return found
  }

  private static func headLength(in bytes: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\n") {
        if place >= 1, bytes[place - 1] == UInt8(ascii: "\n") { return place + 1 }
        if place >= 2, bytes[place - 1] == UInt8(ascii: "\r"), bytes[place - 2] == UInt8(ascii: "\n") {
          return place + 1
        }
      }
      place += 1
    }
    return nil
  }

  /// Which part of the head is too large: nearly always the fields, unless their first line has not ended.
  private var tooLarge: Refusal {
    let first = min(pending.readableBytes, limits.targetBytes + 64)
    let bytes = pending.readableBytesUInt8Span
    for place in 0..<first where bytes[place] == UInt8(ascii: "\n") { return .headTooLarge }
    return .targetTooLong
  }
}
