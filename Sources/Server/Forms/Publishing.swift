import Dispatch
import Logging
import Portal
import Site
import Store

/// Brings a client's pages up to date before they are sent back to them.
struct Publishing: Sendable {
  let site: Site
  let logger: Logger
  private let queue = DispatchQueue(label: "portico.publishing", attributes: .concurrent)

  init(site: Site, logger: Logger) {
    self.site = site
    self.logger = logger
  }

  /// Returns when the pages are in place. What cannot be published now stays in the change log: the action is done all
  /// the same, and the generator goes on trying.
  func publish(_ key: ClientKey) async {
    await withCheckedContinuation { done in
      queue.async {
        do {
          _ = try site.publish([key])
        } catch {
          logger.error(
            "pages were not published after an action",
            metadata: ["client": "\(key.client.text)", "error": "\(error)"])
        }
        done.resume()
      }
    }
  }
}
