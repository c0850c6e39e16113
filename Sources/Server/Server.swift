import Actions
import Hummingbird
import Logging
import NIOCore
import Portal
import PorticoCrypto
import ServiceLifecycle
import Site
import Store
import Vault

/// The tiny server: signing in, pages for those who may see them, and what edges and operators ask.
///
/// In: requests. Out: published files from the output folder, redirects. A request meets, in this order, the
/// `Door` (bytes: framing, limits, deadlines, and pages at once), the host gate, the path gate, the origin check, its
/// `Route`, and the `ResponseGate`. A new address is one more line in a list of routes.
///
/// ```swift
/// let server = PortalServer(settings: settings, site: site, vault: vault, previews: previews, keys: ring, reloadKeys: load, …)
/// try await ServiceGroup(configuration: .init(services: [server, …], gracefulShutdownSignals: [.sigterm])).run()
/// ```
package struct PortalServer: Service {
  /// The two sockets.
  package enum Listener: Sendable {
    case `public`
    case admin
  }

  let settings: ServerSettings
  let parts: Parts
  let logger: Logger
  private let onListening: @Sendable (Listener, SocketAddress?) async -> Void

  /// - Parameters:
  ///   - site: the store, the catalogue and the output folder are its own.
  ///   - previews: where smaller pictures lie.
  ///   - reloadKeys: reads the keys on disk again, for another process may have made new ones.
  ///   - wakePost: called when something was written that is to be mailed at once.
  ///   - generatorStatus: asked now and then; an empty one where no generator runs in this process.
  ///   - queue: shared with the generator of this process.
  ///   - onListening: called once for each socket that accepts connections.
  package init(
    settings: ServerSettings, site: Site, vault: Vault, previews: Vault, keys: KeyRing,
    reloadKeys: @escaping @Sendable () throws -> KeyRing,
    random: RandomBytes, now: @escaping @Sendable () -> Instant, clock: DoorClock = .system,
    logger: Logger, wakePost: @escaping @Sendable () -> Void = {},
    generatorStatus: @escaping @Sendable () -> GeneratorStatus = { GeneratorStatus() },
    queue: PublishQueue? = nil,
    onListening: @escaping @Sendable (Listener, SocketAddress?) async -> Void = { _, _ in }
  ) {
    self.settings = settings
    self.logger = logger
    self.onListening = onListening
    let outside = Outside(
      actions: ActionOutside(
        random: random, now: now, receiptKey: { keys.receiptKey }, sealing: { keys.sealing },
        host: settings.baseURL.host,
        quota: settings.uploads.quota),
      site: site, vault: vault, previews: previews, keys: keys, reloadKeys: reloadKeys, wakePost: wakePost,
      random: random, now: now, logger: logger, generator: generatorStatus, clock: clock,
      queue: queue ?? PublishQueue(site: site))
    parts = Parts(settings: settings, outside)
  }

  /// Serves until the surrounding group shuts down: requests that have begun are answered, errands are run.
  package func run() async throws {
    await parts.watch.look()
    var services: [any Service] = [
      parts.watch, parts.errands, parts.paymentWatch, parts.recurringWatch, publicApplication,
    ]
    if let address = settings.adminListen { services.append(adminApplication(address)) }
    try await ServiceGroup(configuration: .init(services: services, logger: logger)).run()
  }

  private var publicApplication: some ApplicationProtocol {
    let table = parts.routes.table
    let limit = settings.limits.bodyBytes
    let rules = parts.doorRules(pages: parts.pageCounter) { target in table.bodyLimit(target, floor: limit) }
    return Application(
      responder: parts.responder(table), server: .door(rules), configuration: configuration(settings.listen),
      onServerRunning: { await onListening(.public, $0.localAddress) }, logger: quiet)
  }

  private func adminApplication(_ address: ListenAddress) -> some ApplicationProtocol {
    let rules = parts.doorRules(pages: nil) { _ in 0 }
    return Application(
      responder: parts.adminResponder, server: .door(rules), configuration: configuration(address),
      onServerRunning: { await onListening(.admin, $0.localAddress) }, logger: quiet)
  }

  private func configuration(_ address: ListenAddress) -> ApplicationConfiguration {
    ApplicationConfiguration(
      address: address.bindAddress, serverName: nil, backlog: 4096,
      availableConnectionsDelegate: .maximum(ConnectionCeiling.of(settings.limits.connections), logger: quiet)
    )
  }

  /// Hummingbird logs what it starts and stops; what it says of requests is our own logger's business.
  private var quiet: Logger {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .notice)
    return quiet
  }
}

/// A group of services names each in its log. Without a name of its own that is everything within it, words and templates
/// and all: two thirds of the time of a start.
extension PortalServer: CustomStringConvertible {
  package var description: String { "portal server" }
}
