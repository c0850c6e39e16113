import Logging
import Portal
import Site
import Store
import Synchronization

/// Has a client's pages made again where one of them was found cut (threats.md, F-07): the files themselves are compared
/// then, not what the manifest says of them.
final class PageRepair: Sendable {
  private let site: Site
  private let errands: Errands
  private let logger: Logger
  private let running = Mutex<Set<ClientKey>>([])

  init(site: Site, errands: Errands, logger: Logger) {
    self.site = site
    self.errands = errands
    self.logger = logger
  }

  /// Returns at once. Of many who find the same page one has it mended.
  func start(_ key: ClientKey) {
    guard running.withLock({ $0.insert(key).inserted }) else { return }
    logger.error(
      "a page is cut short; all pages of its client are made again",
      metadata: ["workspace": "\(key.workspace.text)", "client": "\(key.client.text)"])
    errands.add { [self] in
      do {
        _ = try site.publish([key], distrustingManifests: true)
      } catch {
        logger.error("a cut page was not mended", metadata: ["error": "\(error)"])
      }
      _ = running.withLock { $0.remove(key) }
    }
  }
}
