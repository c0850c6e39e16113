import NIOCore
import Portal
import Post

extension Answer {
  /// A client's page.
  static func page(length: Int, etag: String) -> Answer {
    var answer = Answer(200)
    answer.caching = .privatePage
    answer.type = "text/html; charset=utf-8"
    answer.fields = [Field("ETag", etag)]
    answer.length = length
    return answer
  }

  /// The reader has the page already (RFC 9110 §15.4.5).
  static func unchanged(etag: String) -> Answer {
    var answer = Answer(304)
    answer.caching = .privatePage
    answer.fields = [Field("ETag", etag)]
    return answer
  }
}

extension ResponseGate {
  /// Every field of an answer, `Content-Length` among them, and the empty line: what follows the `Date`.
  /// - Parameter closes: says that the connection ends here.
  func block(of answer: Answer, closes: Bool = false) -> ByteBuffer {
    var buffer = ByteBuffer()
    buffer.reserveCapacity(1024)
    for field in fields(of: answer) { buffer.write(field) }
    if closes { buffer.write(Field("Connection", "close")) }
    if let length = answer.sentLength { buffer.write(Field("Content-Length", String(length))) }
    buffer.writeStaticString("\r\n")
    return buffer
  }
}

extension Answer {
  /// What `Content-Length` says; nil where there must be none.
  var sentLength: Int? {
    status == 304 || status == 204 || accounts != nil ? nil : length ?? body.readableBytes
  }
}

extension ByteBuffer {
  mutating func write(_ field: Field) {
    writeString(field.name)
    writeStaticString(": ")
    writeString(field.value)
    writeStaticString("\r\n")
  }
}

/// The first two lines of an answer: status and date. They change once a second, so each connection keeps them that long.
struct OpeningLines {
  private var second = Int64.min
  private var ok = ByteBuffer()
  private var unchanged = ByteBuffer()

  mutating func ok(at now: Instant) -> ByteBuffer {
    refresh(now)
    return ok
  }

  mutating func unchanged(at now: Instant) -> ByteBuffer {
    refresh(now)
    return unchanged
  }

  private mutating func refresh(_ now: Instant) {
    guard now.seconds != second else { return }
    second = now.seconds
    ok = Self.lines(200, at: now)
    unchanged = Self.lines(304, at: now)
  }

  static func lines(_ status: Int, at now: Instant) -> ByteBuffer {
    ByteBuffer(
      string: "HTTP/1.1 \(status) \(StatusLine.reason(status))\r\nDate: \(InternetDate.http(now))\r\n")
  }
}
