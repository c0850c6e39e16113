import Foundation
import Pages
import Portal
import PorticoCrypto
import Site
import Store
import Vault

/// What a command works on, put together from the settings.
struct Installation {
  let settings: Settings
  let store: Store

  var database: String { Self.databasePath(settings) }
  var keysFolder: String { "\(settings.data)/keys" }
  func vault() throws -> Vault { try Vault(at: "\(settings.data)/vault") }
  /// Smaller pictures of what is in the vault; can be deleted at any time.
  func previews() throws -> Vault { try Vault(at: "\(settings.data)/previews") }
  var outbox: String { "\(settings.data)/outbox" }

  static func databasePath(_ settings: Settings) -> String { "\(settings.data)/portico.sqlite" }

  /// Opens what `init` or `demo` made.
  /// - Parameter generates: this process publishes pages; one process at a time may also tidy the database's log.
  static func open(_ settings: Settings, generates: Bool = false) throws -> Installation {
    let path = databasePath(settings)
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure(
        "there is no portal in \(settings.data) yet. Run `portico init`, or `portico demo` for a demo agency."
      )
    }
    return try opened(settings, path, generates: generates)
  }

  /// The same, and makes the data folder and the database where they are missing.
  static func create(_ settings: Settings, generates: Bool = false) throws -> Installation {
    do {
      try FileManager.default.createDirectory(
        atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure("cannot create the data folder \(settings.data): \(error.localizedDescription)")
    }
    return try opened(settings, databasePath(settings), generates: generates)
  }

  private static func opened(_ settings: Settings, _ path: String, generates: Bool) throws -> Installation {
    let store = try Store.open(at: path, checkpoints: generates)
    if try store.needsMigration() { try backUp(store, settings) }
    try store.migrate()
    return Installation(settings: settings, store: store)
  }

  /// A copy before anything is migrated, so that the way back is one `mv`.
  private static func backUp(_ store: Store, _ settings: Settings) throws {
    let folder = "\(settings.data)/backups"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let stamp = settings.now().iso.filter { $0.isNumber || $0 == "T" }.prefix(15)
    // Two processes may start at once, and a start that failed is tried again: each has a copy of its own.
    let own = try Hex.text(RandomBytes.system.bytes(4))
    let copy = "\(folder)/before-\(Version.text)-\(stamp)-\(own).sqlite"
    try store.copy(to: copy)
    Terminal.note("Copied the database to \(copy) before migrating it.")
  }

  func catalogue() throws -> Catalogue {
    let override = settings.templatesOverride
    for (folder, name) in [
      (settings.templates, "PORTICO_TEMPLATES"), (override, "PORTICO_TEMPLATES_OVERRIDE"),
    ] where !folder.isEmpty && !Self.isFolder(folder) {
      throw Failure("\(name): there is no folder \(folder). Set it to where the templates lie.")
    }
    return try Catalogue(
      base: URL(fileURLWithPath: settings.templates, isDirectory: true),
      override: override.isEmpty ? nil : URL(fileURLWithPath: override, isDirectory: true))
  }

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }

  func site(_ catalogue: Catalogue) throws -> Site {
    Site(
      store: store, catalogue: catalogue, output: OutputFolder(root: settings.output),
      hosts: HostNames(base: settings.baseURL.host), vault: try vault(), build: Self.build,
      now: settings.now)
  }

  /// Tells this build from another, so that a new program renders everything anew.
  static var build: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return Version.text }
    return "\(Version.text)-\(status.st_size)-\(status.st_mtim.tv_sec)"
  }
}
