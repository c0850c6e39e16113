import HTTPTypes

/// What a request says of an upload (draft-ietf-httpbis-resumable-upload): read strictly, each field at most once.
struct UploadHead {
  /// Whether the file ends with this request's body.
  let isComplete: Bool
  /// Of the whole file, where it is known before that is there.
  let length: Int64?
  /// Where this body goes on.
  let offset: Int64?
  /// Of this body; nil where it comes in chunks.
  let bodyLength: Int64?

  static let complete = HTTPField.Name("Upload-Complete") ?? .range
  static let lengthName = HTTPField.Name("Upload-Length") ?? .range
  static let offsetName = HTTPField.Name("Upload-Offset") ?? .range
  private static let disposition = HTTPField.Name("Content-Disposition") ?? .range

  /// - Throws: `Rejected` for what cannot be understood.
  init(_ headers: HTTPFields) throws(Rejected) {
    switch headers[values: Self.complete] {
    case ["?1"]: isComplete = true
    case ["?0"], []: isComplete = false
    default: throw Rejected(400)
    }
    length = try Self.number(headers, Self.lengthName)
    offset = try Self.number(headers, Self.offsetName)
    bodyLength = try Self.number(headers, .contentLength)
  }

  private static func number(_ headers: HTTPFields, _ name: HTTPField.Name) throws(Rejected) -> Int64? {
    let values = headers[values: name]
    guard let text = values.first else { return nil }
    // Structured fields have integers of fifteen digits (RFC 9651, section 3.3.1).
    guard values.count == 1, (1...15).contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { throw Rejected(400) }
    return Int64(text)
  }

  /// What the file is called: by the query, or as a download would say it.
  static func fileName(_ visit: Visit) -> String? {
    let name =
      visit.query["name"] ?? visit.headers[disposition].flatMap { HeaderValue($0)?.parameters["filename"] }
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Whether the body is bytes and nothing else. No other page can make a browser send such a one without asking.
  static func demandBytes(_ visit: Visit, _ types: [String]) throws(Rejected) {
    guard visit.headers[.contentEncoding] == nil else { throw Rejected(415) }
    let values = visit.headers[values: .contentType]
    guard values.count <= 1, values.allSatisfy({ types.contains(HeaderValue($0)?.kind ?? "") }) else {
      throw Rejected(415)
    }
  }
}
