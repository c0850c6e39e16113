import Configuration
import Foundation
import Portal
import Post
import Server
import SystemPackage

/// What stands in front of the server and shows pages from the output folder.
enum Edge: String, CaseIterable {
  case none
  /// Ask the server before each page (`/edge/authorize`).
  case caddy, nginx
  /// Look at tokens themselves and show pages without a word.
  case haproxy, cdn

  init(name: String) throws {
    guard let edge = Edge(rawValue: name) else {
      let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure("PORTICO_EDGE: there is no edge \(name). There are: \(names).")
    }
    self = edge
  }

  /// Whether every page is asked for here: then those that nobody looks at may follow a moment later.
  var asks: Bool {
    switch self {
    case .none, .caddy, .nginx: true
    case .haproxy, .cdn: false
    }
  }
}

/// The installation's settings (contract.md, Configuration): environment variables first, then the JSON file that
/// `PORTICO_CONFIG` names, where `PORTICO_DATA` is `{"portico": {"data": …}}`.
struct Settings: Sendable {
  var data: String
  var output: String
  var templates: String
  /// A folder of templates that win over the ones above, file by file; empty for none.
  var templatesOverride: String
  var listen: String
  var adminListen: String
  var trustedProxies: [String]
  /// What shows pages in front of the server.
  var edge: Edge
  var baseURL: BaseURL
  /// The sender of mail where a workspace has none of its own.
  var mailFrom: String
  /// Of one file that somebody uploads, in bytes.
  var maxUpload: Int64
  /// Of all files of one workspace, in bytes; nil: as much as there is room for.
  var quota: Int64?
  /// Whether smaller pictures are made of what clients are shown.
  var makesPreviews: Bool
  /// Where Stripe is; another place than Stripe's own is for tests.
  var stripe: StripeSettings
  /// The keys of the first workspace, where it has none yet.
  var stripeKeys: StripeDefaults?
  /// Nil for `.eml` files in the data folder.
  var smtp: SMTPServer?
  /// A fixed time for tests.
  var fixedNow: Instant?
  var logLevel: String
  var logFormat: String

  static func load() async throws -> Settings {
    let environment = EnvironmentVariablesProvider()
    var providers: [any ConfigProvider] = [environment]
    if let path = ProcessInfo.processInfo.environment["PORTICO_CONFIG"], !path.isEmpty {
      do {
        providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(path)))
      } catch {
        throw Failure("PORTICO_CONFIG: cannot read \(path): \(error)")
      }
    }
    let config = ConfigReader(providers: providers)
    func text(_ key: ConfigKey, _ fallback: String) -> String {
      let value = config.string(forKey: key, default: fallback)
      return value.isEmpty ? fallback : value
    }
    let baseURL = try BaseURL(text("portico.base.url", "http://localhost:8080"))
    return Settings(
      data: text("portico.data", "data"), output: text("portico.output", "output"),
      templates: text("portico.templates", "site-templates"),
      templatesOverride: config.string(forKey: "portico.templates.override", default: ""),
      listen: text("portico.listen", "127.0.0.1:8080"),
      adminListen: text("portico.admin.listen", "127.0.0.1:8081"),
      trustedProxies: text("portico.trusted.proxies", "").split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      },
      edge: try Edge(name: text("portico.edge", Edge.none.rawValue)), baseURL: baseURL,
      mailFrom: text("mail.from", "portico@\(baseURL.host)"),
      maxUpload: try bytes("PORTICO_MAX_UPLOAD", text("portico.max.upload", "2G")) ?? .max,
      quota: try bytes("PORTICO_QUOTA", text("portico.quota", "none")),
      makesPreviews: try isOn("PORTICO_PREVIEWS", text("portico.previews", "on")),
      stripe: try StripeDefaults.place(
        apiBase: text("stripe.api.base", StripeSettings.standard.apiBase),
        script: text("stripe.js.url", StripeSettings.standard.script)),
      stripeKeys: StripeDefaults(
        secret: config.string(forKey: "stripe.secret.key", isSecret: true, default: ""),
        publishable: config.string(forKey: "stripe.publishable.key", default: ""),
        webhookSecret: config.string(forKey: "stripe.webhook.secret", isSecret: true, default: "")),
      smtp: try smtp(config.string(forKey: "smtp.url", isSecret: true, default: "")),
      fixedNow: try fixedNow(config.string(forKey: "portico.now", default: ""), baseURL),
      logLevel: text("log.level", "info"), logFormat: text("log.format", "text"))
  }

  private static func isOn(_ name: String, _ text: String) throws -> Bool {
    guard ["on", "off"].contains(text) else { throw Failure("\(name): \(text) is neither on nor off.") }
    return text == "on"
  }

  private static func bytes(_ name: String, _ text: String) throws -> Int64? {
    if text == "none" { return nil }
    guard let count = ByteCount.read(text) else {
      throw Failure("\(name): \(text) is not a size such as 500M or 2G, nor none.")
    }
    return count
  }

  private static func smtp(_ url: String) throws -> SMTPServer? { url.isEmpty ? nil : try SMTPServer(url) }

  private static func fixedNow(_ text: String, _ baseURL: BaseURL) throws -> Instant? {
    if text.isEmpty { return nil }
    if baseURL.isSecure {
      // Plain http is for localhost only, and nothing else is.
      throw Failure("PORTICO_NOW is for tests: it is refused with the public base URL \(baseURL.text).")
    }
    guard let instant = Instant(iso: text) else {
      throw Failure("PORTICO_NOW: \(text) is not a time such as 2026-11-24T12:00:00Z.")
    }
    return instant
  }

  /// The clock: the system's, or the fixed time of a test.
  var now: @Sendable () -> Instant {
    if let fixedNow { return { fixedNow } }
    return { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
  }
}
