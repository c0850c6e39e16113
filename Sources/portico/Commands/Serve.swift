import ArgumentParser
import Foundation
import Logging
import PorticoCrypto
import Post
import Server
import ServiceLifecycle
import Site

/// `portico serve`
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The web server, the generator and the post in one process.",
    discussion:
      "Previews of images, PDFs and films are made beside the generator, with vips, poppler and ffmpeg. Migrates the database first, after a copy to data/backups. Ends cleanly on SIGTERM and Ctrl-C."
  )

  /// A part that can run in a process of its own.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case web
    case generate
    case post
  }

  @Option(help: "Only these parts, with commas between: web, generate, post.")
  var only: String?

  func run() async throws {
    try await report {
      let parts = try chosenParts()
      let settings = try await Settings.load()
      let installation = try Installation.open(settings, generates: parts.contains(.generate))
      let logger = try Self.logger(settings)
      try settings.stripeKeys?.connect(installation)
      let site = try installation.site(try installation.catalogue())
      var services: [any Service] = []
      let lock = parts.contains(.generate) ? try PartLock.generator(data: settings.data) : nil
      let queue = PublishQueue(site: site, pace: settings.edge.asks ? .standard : .together)
      let generator = lock.map { _ in Generator(site: site, queue: queue) { Self.log($0, to: logger) } }
      if let generator {
        try site.prepare()
        services.append(GeneratorService(generator: generator))
        // Whoever generates alone makes previews alone.
        if settings.makesPreviews {
          services.append(PreviewService(worker: try installation.previewWorker(logger)))
        }
      }
      let postLock = parts.contains(.post) ? try PartLock.post(data: settings.data) : nil
      let worker = try postLock.map { _ in try installation.outboxWorker(site, logger) }
      if let worker {
        try worker.takeOver()
        services.append(PostService(worker: worker))
      }
      if parts.contains(.web) {
        try await Self.refuseTakenSockets(try installation.serverSettings())
        services.append(try Self.server(installation, site, queue, generator, worker, logger))
      }
      let group = ServiceGroup(
        configuration: .init(
          services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
      try await group.run()
      queue.finish()
      withExtendedLifetime((lock, postLock)) {}
    }
  }

  private static func refuseTakenSockets(_ settings: ServerSettings) async throws {
    for (setting, address) in settings.sockets where await address.isTaken() {
      throw Failure(
        "\(setting): somebody listens on \(address) already. End that process, or set \(setting) to another port."
      )
    }
  }

  private func chosenParts() throws -> Set<Part> {
    guard let only else { return Set(Part.allCases) }
    let parts = try only.split(separator: ",").map { name in
      guard let part = Part(rawValue: name.trimmingCharacters(in: .whitespaces)) else {
        throw Failure("there is no part \(name) to serve. There are: web, generate, post.")
      }
      return part
    }
    return Set(parts)
  }

  private static func server(
    _ installation: Installation, _ site: Site, _ queue: PublishQueue, _ generator: Generator?,
    _ worker: OutboxWorker?, _ logger: Logger
  ) throws -> PortalServer {
    let folder = installation.keysFolder
    let base = installation.settings.baseURL.text
    return PortalServer(
      settings: try installation.serverSettings(), site: site, vault: try installation.vault(),
      previews: try installation.previews(),
      keys: try installation.keys(),
      reloadKeys: { try KeyRing.load(directory: folder) },
      random: .system, now: installation.settings.now, logger: logger, wakePost: { worker?.wake() },
      generatorStatus: { GeneratorStatus(problem: generator?.problem) }, queue: queue,
      onListening: { listener, address in
        if listener == .public {
          logger.notice("serving \(base)", metadata: ["address": "\(address?.description ?? "")"])
        }
      })
  }

  private static func logger(_ settings: Settings) throws -> Logger {
    guard let level = Logger.Level(rawValue: settings.logLevel) else {
      let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure("LOG_LEVEL: there is no level \(settings.logLevel). There are: \(levels).")
    }
    guard let format = LineLog.Format(rawValue: settings.logFormat) else {
      throw Failure("LOG_FORMAT: \(settings.logFormat) is neither text nor json.")
    }
    return Logger(label: "portico") { _ in
      LineLog(level: level, format: format, now: settings.now, write: { Stream.error.write($0) })
    }
  }

  /// A line for what was published: which pages, of whom, in how long.
  private static func log(_ event: Generator.Event, to logger: Logger) {
    switch event {
    case .failed(let reason, let seconds):
      logger.error("publishing failed, tried again in \(seconds) s: \(reason)")
    case .published(let report, let seconds):
      let time = "\((seconds * 10_000).rounded() / 10) ms"
      for owner in report.touched {
        let pages = owner.written + owner.removed.map { "-\($0)" }
        logger.info(
          "published \(owner.owner)",
          metadata: ["pages": "\(pages.joined(separator: " "))", "took": "\(time)"])
      }
      logger.info(
        "generated",
        metadata: [
          "written": "\(report.written)", "unchanged": "\(report.unchanged)", "removed": "\(report.removed)",
          "failed": "\(report.failed)", "took": "\(time)",
        ])
    }
  }
}

/// The generator as a part of a group that ends together.
struct GeneratorService: Service, CustomStringConvertible {
  let generator: Generator
  let description = "generator"

  func run() async throws {
    try await cancelWhenGracefulShutdown { try await generator.run() }
  }
}
