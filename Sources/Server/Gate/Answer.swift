import NIOCore
import PorticoCrypto

/// A header field.
struct Field: Sendable, Hashable {
  let name: String
  let value: String

  init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// Who may keep an answer (architecture.md, rule 7).
enum CachingClass: Sendable {
  /// A client's page: the browser keeps it and asks each time whether it is still the one.
  case privatePage
  /// Everything that is not said to be something else.
  case noStore
  /// A file whose name changes with its bytes.
  case immutableAsset

  var control: String {
    switch self {
    case .privatePage: "private, no-cache"
    case .noStore: "no-store"
    case .immutableAsset: "public, max-age=31536000, immutable"
    }
  }
}

/// How a browser is to use uploaded bytes.
enum UploadUse: Sendable {
  /// As a file to keep.
  case saved
  /// Within a page of ours.
  case shown
  /// The same for an SVG, which brings styles of its own.
  case drawing
}

/// What is answered to a request, before the gate. Whatever is not said is the safe choice.
struct Answer: Sendable {
  var status: Int
  var caching = CachingClass.noStore
  /// Nil where there is no body.
  var type: String?
  /// Besides those that the gate sets.
  var fields: [Field] = []
  /// An answer with cookies is never stored, whatever its class.
  var cookies: [Cookie] = []
  /// The address itself is a secret (a sign-in link): it is told to nobody, not even to our own pages.
  var isAddressSecret = false
  var body = ByteBuffer()
  /// Sent instead of `body`.
  var slice: FileSlice?
  /// Sent instead of `body`.
  var folder: FolderStream?
  /// Sent instead of `body`; how long it is shows only at its end.
  var accounts: AccountStream?
  /// Stripe's form is mounted in this page: it may load that.
  var mountsStripe = false
  /// Bytes that somebody uploaded: they get less than a page does.
  var upload: UploadUse?
  /// Of the body, where that is not in here.
  var length: Int?

  init(_ status: Int) {
    self.status = status
  }

  init(_ status: Int, html: ByteBuffer) {
    self.status = status
    type = "text/html; charset=utf-8"
    body = html
  }

  init(_ status: Int, text: String, type: String = "text/plain; charset=utf-8") {
    self.status = status
    self.type = type
    body = ByteBuffer(string: text)
  }

  /// To another of our own pages, by GET. The location is ours: a path, or an address from configuration.
  static func see(_ location: String) -> Answer {
    var answer = Answer(303)
    answer.fields.append(Field("Location", location))
    return answer
  }

  /// A flat object, for scripts of ours.
  static func json(_ status: Int, _ members: [String: String]) -> Answer {
    let object = CanonicalJSON.object(members.mapValues { .text($0) })
    return Answer(status, text: String(decoding: object.bytes, as: UTF8.self), type: "application/json")
  }

  func adding(_ cookies: [Cookie]) -> Answer {
    var answer = self
    answer.cookies += cookies
    return answer
  }
}

/// The words after a status code; nobody reads them but people with a terminal.
enum StatusLine {
  static func reason(_ status: Int) -> String {
    switch status {
    case 200: "OK"
    case 201: "Created"
    case 204: "No Content"
    case 206: "Partial Content"
    case 303: "See Other"
    case 304: "Not Modified"
    case 308: "Permanent Redirect"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 409: "Conflict"
    case 408: "Request Timeout"
    case 413: "Content Too Large"
    case 414: "URI Too Long"
    case 415: "Unsupported Media Type"
    case 416: "Range Not Satisfiable"
    case 417: "Expectation Failed"
    case 421: "Misdirected Request"
    case 422: "Unprocessable Content"
    case 423: "Locked"
    case 429: "Too Many Requests"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 503: "Service Unavailable"
    case 505: "HTTP Version Not Supported"
    default: "Status"
    }
  }
}
