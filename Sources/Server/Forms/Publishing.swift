import Logging
import Portal
import Site
import Store

/// Brings a client's pages up to date before they are sent back to them.
struct Publishing: Sendable {
  let queue: PublishQueue
  let logger: Logger

  /// So many clients' pages are waited for; those of more come by the generator.
  static let most = 20

  /// Several clients' at once.
  func publish(_ keys: [ClientKey]) async {
    await withTaskGroup { group in
      for key in keys { group.addTask { await publish(key) } }
    }
  }

  /// Returns when the pages are in place. What cannot be published now stays in the change log: the action is done all
  /// the same, and the generator goes on trying.
  /// - Parameter destination: the address of the page that is looked at next: it goes first, and who asks for another one
  ///   waits for that (`catchUp`).
  func publish(_ key: ClientKey, first destination: String? = nil) async {
    do {
      try await queue.publish(key, first: destination.flatMap { PagePath.file(of: $0, below: key.client) })
    } catch {
      logger.error(
        "pages were not published after an action",
        metadata: ["client": "\(key.client.text)", "error": "\(error)"])
    }
  }

  /// Returns when a client's page is as new as what they have done themselves (architecture.md, rule 5).
  /// - Parameter path: the page's address.
  func catchUp(_ key: ClientKey, at path: String) async {
    guard queue.isAnybodyBehind, let page = PagePath.file(of: path, below: key.client),
      queue.isBehind(page, of: key)
    else { return }
    await publish(key)
  }
}
