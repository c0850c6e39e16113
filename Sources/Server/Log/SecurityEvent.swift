import Logging
import Portal

/// What somebody who watches for attacks wants to see (threats.md, O-04). Written at one level, under one key, with ids
/// only: nothing that a stranger typed gets into the log.
enum SecurityEvent: String {
  /// A good token shown at another client's page.
  case foreignPage = "foreign-page"
  /// A sign-in link that is used up, out of date, or never was.
  case deadLink = "dead-link"
  /// Too many attempts.
  case rateLimit = "rate-limit"
  /// A form that came from another site.
  case foreignForm = "foreign-form"
  case signedIn = "signed-in"
  case signedOut = "signed-out"
  /// A second factor that was not right.
  case wrongCode = "wrong-code"
  /// An event in Stripe's name that its signature does not prove.
  case forgedEvent = "forged-event"
  /// Somebody of the team has a second factor now.
  case enrolled

  /// - Parameters:
  ///   - actor: the id of a session or a client, empty where nobody is known.
  ///   - network: from where, empty where it is not known.
  func log(_ logger: Logger, workspace: Workspace.ID?, actor: String = "", network: String = "") {
    var metadata: Logger.Metadata = ["security": "\(rawValue)"]
    if let workspace { metadata["workspace"] = "\(workspace.text)" }
    if !actor.isEmpty { metadata["actor"] = "\(actor)" }
    if !network.isEmpty { metadata["network"] = "\(network)" }
    logger.notice("security event", metadata: metadata)
  }
}
