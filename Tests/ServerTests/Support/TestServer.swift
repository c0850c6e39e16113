import Foundation
import GRDB
import Logging
import NIOCore
import Pages
import Portal
import PorticoCrypto
import Post
import ServiceLifecycle
import Site
import Store
import Synchronization
import TestSupport
import Vault

@testable import Server

/// A whole server on real sockets, with two agencies, a clock that stands still, and mail that is kept.
struct TestServer: Sendable {
  let temporary: TemporaryStore
  let agency: Agency
  let stranger: Agency
  let site: Site
  let vault: Vault
  let previews: Vault
  let ring: KeyRing
  let settings: ServerSettings
  let clock: TestClock
  let mail: TestMail
  let log: TestLog
  let parts: Parts
  let post: OutboxWorker
  let port: Int
  let adminPort: Int

  /// The agency's host and the stranger's.
  var host: String { "northlight.portal.localhost" }
  var strangerHost: String { "fieldwork.portal.localhost" }
  var output: String { site.output.root }

  /// Runs `body` against a server, and shuts that down afterwards.
  static func run(
    baseURL: String = "http://portal.localhost:8080", limits: Limits = Limits(),
    uploads: UploadRules = UploadRules(), pace: Rests.Pace = .standard,
    trusting proxies: [String] = [], doors: DoorClock = .system, logger: Logger? = nil,
    generator: @escaping @Sendable () -> GeneratorStatus = { GeneratorStatus() },
    _ body: @escaping @Sendable (TestServer) async throws -> Void
  ) async throws {
    let temporary = try TemporaryStore()
    let agency = try Agency.sample(in: temporary)
    let stranger = try Agency.stranger(in: temporary)
    let clock = TestClock("\(Agency.today)T12:00:00.000Z")
    let mail = TestMail()
    let log = TestLog()
    let base = try BaseURL(baseURL)
    var settings = ServerSettings(
      listen: .tcp(host: "127.0.0.1", port: 0), adminListen: .tcp(host: "127.0.0.1", port: 0), baseURL: base,
      trustedProxies: proxies.compactMap { NetworkRange($0) }, mailFrom: "portal@portico.test")
    settings.limits = limits
    settings.uploads = uploads
    // Nobody is asked: no test leaves this machine.
    settings.stripe = StripeSettings(apiBase: "http://127.0.0.1:9", script: "http://127.0.0.1:9/stripe.js")
    let folder = temporary.folder.path
    let now: @Sendable () -> Instant = { clock.now }
    let vault = try Vault(at: "\(folder)/vault")
    let previews = try Vault(at: "\(folder)/previews")
    let site = Site(
      store: temporary.store, catalogue: try catalogue.get(), output: OutputFolder(root: "\(folder)/output"),
      hosts: HostNames(base: base.host), vault: vault, build: "test", now: now)
    try site.prepare()
    _ = try site.generateChanges(distrustingManifests: true)
    let keys = "\(folder)/keys"
    let ring = try KeyRing.open(directory: keys, now: clock.now.seconds, random: .system)
    let ports = Ports()
    let server = PortalServer(
      settings: settings, site: site, vault: vault, previews: previews, keys: ring,
      reloadKeys: { try KeyRing.load(directory: keys) },
      random: .system, now: now, clock: doors, logger: logger ?? log.logger,
      generatorStatus: generator, queue: PublishQueue(site: site, pace: pace),
      onListening: { listener, address in ports.set(listener, address?.port ?? 0) })
    let links = LinkComposer(
      store: temporary.store, catalogue: site.catalogue, baseURL: base, sender: settings.mailFrom,
      sealing: ring.sealing, random: .system, now: now)
    let letters = LetterComposer(
      store: temporary.store, catalogue: site.catalogue,
      addresses: PortalAddresses(base: base.host, origin: base.origin(of:)), sender: settings.mailFrom,
      now: now)
    let post = OutboxWorker(
      store: temporary.store, mailer: mail.mailer, random: .system, now: now,
      composer: Composer(signIn: links.compose, letters: letters))
    let group = ServiceGroup(
      configuration: .init(
        services: [server], logger: Logger(label: "quiet") { _ in SwiftLogNoOpLogHandler() }))
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let (port, adminPort) = await ports.both()
      let test = TestServer(
        temporary: temporary, agency: agency, stranger: stranger, site: site, vault: vault,
        previews: previews,
        ring: ring,
        settings: settings,
        clock: clock, mail: mail, log: log, parts: server.parts, post: post, port: port, adminPort: adminPort)
      let result: Result<Void, any Error>
      do { result = .success(try await body(test)) } catch { result = .failure(error) }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      try result.get()
    }
  }

  /// Returns when what requests left to be done is done, and the mail that they asked for is sent.
  func settle() async {
    await parts.errands.settle()
    await post.drain()
  }

  /// Loaded once: it does not change.
  private static let catalogue = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../site-templates")
    return try Catalogue(base: root.standardizedFileURL, override: nil)
  }

  /// Waits for both sockets.
  private final class Ports: Sendable {
    private let ports = Mutex<[PortalServer.Listener: Int]>([:])
    private let stream: AsyncStream<Void>
    private let done: AsyncStream<Void>.Continuation

    init() {
      (stream, done) = AsyncStream.makeStream()
    }

    func set(_ listener: PortalServer.Listener, _ port: Int) {
      let count = ports.withLock {
        $0[listener] = port
        return $0.count
      }
      if count == 2 { done.finish() }
    }

    func both() async -> (Int, Int) {
      for await _ in stream {}
      return ports.withLock { ($0[.public] ?? 0, $0[.admin] ?? 0) }
    }
  }
}
