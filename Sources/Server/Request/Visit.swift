import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import Portal
import PorticoCrypto

/// A request on its way to a route: everything about it that was checked.
struct Visit: Sendable {
  let method: HTTPRequest.Method
  /// Canonical, without the query.
  let path: String
  let query: FormFields
  let headers: HTTPFields
  let host: Host
  let credentials: Credentials
  /// The parts of the path that a route's template has names for.
  let parts: [String: String]
  /// From where; nil over a Unix socket without a trusted proxy.
  let address: NetworkAddress?
  let id: String
  let now: Instant
  let body: RequestBody

  /// For counting attempts.
  var network: String? { address?.network }

  /// For records and logs; empty where nobody knows.
  var from: String { address?.text ?? "" }

  func part(_ name: String) -> String { parts[name] ?? "" }

  /// Asked by a script that reads the answer itself.
  var wantsJSON: Bool { headers[.accept] == "application/json" }

  /// Asked by a script that goes where the answer says, and shows a refusal as the page that it is.
  var wantsLocation: Bool { headers[.accept]?.hasPrefix("application/json") == true }

  /// The whole body.
  /// - Throws: `Rejected` where it is longer than `limit` bytes.
  func body(upTo limit: Int) async throws -> ByteBuffer {
    var whole = ByteBuffer()
    for try await part in body {
      guard whole.readableBytes + part.readableBytes <= limit else { throw Rejected(413) }
      whole.writeImmutableBuffer(part)
    }
    return whole
  }

  /// The fields of a form post.
  /// - Throws: `Rejected` for another type of content, for one that is packed (threats.md, U-08), for too much of it, and
  ///   for what is no form.
  func form(upTo limit: Int, most: Int = FormFields.most, repeated: Set<String> = []) async throws
    -> FormFields
  {
    let type = (headers[.contentType] ?? "").split(separator: ";", maxSplits: 1).first ?? ""
    guard type.trimmingWhitespace.lowercased() == "application/x-www-form-urlencoded",
      headers[.contentEncoding] == nil
    else { throw Rejected(415) }
    guard
      let fields = FormFields(try await body(upTo: limit).readableBytesView, most: most, repeated: repeated)
    else {
      throw Rejected(400)
    }
    return fields
  }
}

/// A request that a route will not deal with, by status.
struct Rejected: Error {
  let status: Int

  init(_ status: Int) {
    self.status = status
  }
}

extension Substring {
  fileprivate var trimmingWhitespace: Substring {
    let start = drop { $0 == " " || $0 == "\t" }
    return start.last.map { $0 == " " || $0 == "\t" } == true ? start.dropLast().trimmingWhitespace : start
  }
}
