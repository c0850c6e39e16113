import Logging
import Portal

/// A line for each page that the door answers, at `LOG_LEVEL=debug`: who looks for why a page is not shown wants to see
/// them, and everybody else would see nothing but them. Elsewhere pages are counted only (`/metrics`). The same allowlist
/// of fields as `RequestRecord`; whether there is a line at all is decided once, so that it costs nothing where not.
struct PageLog: Sendable {
  private let logger: Logger?

  init(_ logger: Logger) {
    self.logger = logger.logLevel <= .debug ? logger : nil
  }

  func note(_ status: Int, _ request: @autoclosure () -> PageRequest) {
    guard let logger else { return }
    let request = request()
    var metadata: Logger.Metadata = [
      "route": "\(RequestTally.pages)", "status": "\(status)", "workspace": "\(request.host.workspace.text)",
    ]
    if let token = request.credentials.token { metadata["session"] = "\(token.subject)" }
    logger.debug("page", metadata: metadata)
  }
}
