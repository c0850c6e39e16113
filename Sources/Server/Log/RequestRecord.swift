import HTTPTypes
import Logging
import Portal
import PorticoCrypto

/// A request's line in the log: an allowlist of fields, none of which somebody outside can write (threats.md, rule 10).
/// The route's template instead of the address, the session's id instead of its cookie, no query. Pages answered at the
/// door have lines of their own (`PageLog`), or none: they would be nearly all of them.
struct RequestRecord: Sendable {
  let id: String
  let method: HTTPRequest.Method
  var route = "-"
  var workspace: Workspace.ID?
  var session: String?

  init(id: String, method: HTTPRequest.Method) {
    self.id = id
    self.method = method
  }

  /// By which somebody who saw an error can be helped (threats.md, O-03): 16 letters, or a dash where there is no
  /// randomness to be had.
  static func freshID(_ random: RandomBytes) -> String { (try? Hex.text(random.bytes(8))) ?? "-" }

  func log(_ logger: Logger, _ status: Int, _ duration: Duration) {
    let microseconds =
      duration.components.seconds * 1_000_000 + duration.components.attoseconds / 1_000_000_000_000
    var metadata: Logger.Metadata = [
      "request": "\(id)", "method": "\(knownMethod)", "route": "\(route)", "status": "\(status)",
      "us": "\(microseconds)",
    ]
    if let workspace { metadata["workspace"] = "\(workspace.text)" }
    if let session { metadata["session"] = "\(session)" }
    logger.info("request", metadata: metadata)
  }

  private var knownMethod: String {
    switch method {
    case .get, .head, .post, .put, .delete, .options, .patch: method.rawValue
    default: "OTHER"
    }
  }
}
