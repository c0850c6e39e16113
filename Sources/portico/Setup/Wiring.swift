import Actions
import Foundation
import Logging
import Portal
import PorticoCrypto
import Post
import Server
import Store

extension Installation {
  /// The keys, made on the first start.
  func keys() throws -> KeyRing {
    try KeyRing.open(directory: keysFolder, now: settings.now().seconds, random: .system)
  }

  var actionOutside: ActionOutside {
    ActionOutside(
      random: .system, now: settings.now, receiptKey: { try keys().receiptKey },
      sealing: { try keys().sealing }, host: settings.baseURL.host,
      quota: settings.quota)
  }

  var actions: ActionRunner {
    ActionRunner(store: store, outside: actionOutside)
  }

  func importer() throws -> Importer {
    Importer(store: store, vault: try vault(), random: .system, now: settings.now)
  }

  /// Links for everybody who has this address: each address once per workspace.
  func signInLinks(for email: String, in workspace: Workspace.ID?) throws -> [String] {
    let issuer = LinkIssuer(baseURL: settings.baseURL, random: .system)
    let links = try issuer.issue(email: email, store: store, at: settings.now())
      .filter { workspace == nil || $0.workspace == workspace }
    guard !links.isEmpty else {
      throw Failure(
        "nobody has the address \(email), of the team or as a client."
      )
    }
    return links.map { $0.url.reveal() }
  }

  /// What the server is told, from the settings.
  func serverSettings() throws -> ServerSettings {
    var server = ServerSettings(
      listen: try Self.address(settings.listen, "PORTICO_LISTEN"),
      adminListen: try Self.address(settings.adminListen, "PORTICO_ADMIN_LISTEN"), baseURL: settings.baseURL,
      trustedProxies: try settings.trustedProxies.map { text in
        guard let range = NetworkRange(text) else {
          throw Failure("PORTICO_TRUSTED_PROXIES: \(text) is not an address or a range such as 10.0.0.0/8.")
        }
        return range
      }, mailFrom: settings.mailFrom)
    server.stripe = settings.stripe
    server.uploads = UploadRules(maxUpload: settings.maxUpload, quota: settings.quota)
    return server
  }

  private static func address(_ text: String, _ name: String) throws -> ListenAddress {
    guard let address = ListenAddress(text) else {
      throw Failure("\(name): \(text) is not an address such as 127.0.0.1:8080 or unix:/run/portico.sock.")
    }
    return address
  }
}
