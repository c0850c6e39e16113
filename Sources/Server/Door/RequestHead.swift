#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The head of an HTTP/1 request, read strictly (RFC 9112): what two readers could understand differently is refused,
/// so that nothing behind the door sees it (threats.md, L-07).
///
/// Fields are places in the bytes; nothing is copied.
struct RequestHead {
  enum Method {
    case get, head, other
  }

  var method = Method.other
  var target = 0..<0
  /// HTTP/1.0: no persistent connection, no chunks.
  var isOld = false
  /// Nil where there is none, which only HTTP/1.0 may do.
  var host: Range<Int>?
  var cookie: Range<Int>?
  var hasSeveralCookies = false
  var ifNoneMatch: Range<Int>?
  var contentLength: Int?
  var isChunked = false
  var isLast = false
  var expectsContinue = false

  var hasBody: Bool { isChunked || (contentLength ?? 0) > 0 }

  /// - Parameters:
  ///   - bytes: up to and with the empty line.
  /// - Throws: what is wrong with it.
  init(_ bytes: Span<UInt8>, limits: Limits) throws(Refusal) {
    var reader = HeadReader()
    method = try reader.method(bytes)
    target = try reader.target(bytes, limit: limits.targetBytes)
    isOld = try reader.version(bytes)
    isLast = isOld
    var count = 0
    while let (name, value) = try reader.field(bytes) {
      count += 1
      guard count <= limits.headerCount else { throw .tooManyFields }
      try add(name, value, bytes)
    }
    guard host != nil || isOld else { throw .malformed }
    guard !isChunked || (contentLength == nil && !isOld) else { throw .malformed }
  }

  private mutating func add(_ name: Range<Int>, _ value: Range<Int>, _ bytes: Span<UInt8>) throws(Refusal) {
    switch name.count {
    case 4 where bytes.equalsIgnoringCase(name, "host"):
      guard host == nil else { throw .malformed }
      host = value
    case 6 where bytes.equalsIgnoringCase(name, "cookie"):
      if cookie != nil { hasSeveralCookies = true }
      cookie = value
    case 6 where bytes.equalsIgnoringCase(name, "expect"):
      guard bytes.equalsIgnoringCase(value, "100-continue") else { throw .expectation }
      expectsContinue = !isOld
    case 7 where bytes.equalsIgnoringCase(name, "upgrade"):
      // The offer is not taken, but the parser behind the door stops after a request that makes one.
      isLast = true
    case 10 where bytes.equalsIgnoringCase(name, "connection"):
      if bytes.equalsIgnoringCase(value, "close") { isLast = true }
    case 13 where bytes.equalsIgnoringCase(name, "if-none-match"):
      // Two are one list; rare enough to answer with the whole page.
      ifNoneMatch = ifNoneMatch == nil ? value : 0..<0
    case 14 where bytes.equalsIgnoringCase(name, "content-length"):
      guard contentLength == nil, let length = bytes.decimal(value) else { throw .malformed }
      contentLength = length
    case 17 where bytes.equalsIgnoringCase(name, "transfer-encoding"):
      guard !isChunked, bytes.equalsIgnoringCase(value, "chunked") else { throw .malformed }
      isChunked = true
    default: break
    }
  }
}

/// Why a request is not even looked at.
enum Refusal: Error {
  case malformed
  case targetTooLong
  case headTooLarge
  case tooManyFields
  case expectation
  case version
  case bodyTooLarge
  case tooSlow

  var status: Int {
    switch self {
    case .malformed: 400
    case .targetTooLong: 414
    case .headTooLarge, .tooManyFields: 431
    case .expectation: 417
    case .version: 505
    case .bodyTooLarge: 413
    case .tooSlow: 408
    }
  }
}

extension Span<UInt8> {
  /// - Parameter text: in small letters.
  func equalsIgnoringCase(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { text in
      for (offset, wanted) in text.enumerated() {
        let byte = self[range.lowerBound + offset]
        let small = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
        guard small == wanted else { return false }
      }
      return true
    }
  }

  /// Digits only, 15 at most.
  func decimal(_ range: Range<Int>) -> Int? {
    guard (1...15).contains(range.count) else { return nil }
    var number = 0
    for place in range {
      let digit = self[place] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  /// A copy of a part.
  func array(_ range: Range<Int>) -> [UInt8] {
    self.extracting(range).withUnsafeBufferPointer { Array($0) }
  }

  /// Whether a part is these bytes.
  func equals(_ range: Range<Int>, _ other: [UInt8]) -> Bool {
    equals(range, other.span)
  }

  func equals(_ range: Range<Int>, _ other: Span<UInt8>) -> Bool {
    guard range.count == other.count else { return false }
    return extracting(range).withUnsafeBytes { own in
      other.withUnsafeBytes { other in
        guard let own = own.baseAddress, let other = other.baseAddress else { return true }
        return memcmp(own, other, range.count) == 0
      }
    }
  }
}
