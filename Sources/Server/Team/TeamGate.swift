import Logging
import Pages
import Portal
import PorticoCrypto
import Store

/// Who may be in the console: asked of the database at each request, so that whoever is removed is out at once.
struct TeamGate: Sendable {
  static let home = "/team/"
  static let billing = "/team/billing/"
  static let signIn = "/team/sign-in"
  static let secondFactor = "/team/second-factor"

  let records: Records
  let messages: Messages
  /// The installation's own host.
  let base: String
  let zones: ZoneCache
  let catalogue: Catalogue
  let random: RandomBytes
  let logger: Logger

  /// Who asks, and what is made for them. A class: it is handed on far more often than it is made.
  final class Entry: Sendable {
    let session: MemberSession
    let workspace: Workspace
    /// Tasks that wait for them.
    let waiting: Int
    let now: Instant

    init(session: MemberSession, workspace: Workspace, waiting: Int, now: Instant) {
      self.session = session
      self.workspace = workspace
      self.waiting = waiting
      self.now = now
    }

    var today: Day { workspace.zone.day(of: now) }
  }

  /// The console is on our own hosts and never on a domain that an agency points at us: there it is not found
  /// (threats.md, S-10).
  func isOurs(_ host: Host) -> Bool {
    if host.name == base { return true }
    guard host.name.hasSuffix(".\(base)") else { return false }
    return !host.name.dropLast(base.utf8.count + 1).contains(".")
  }

  func notFound(_ visit: Visit) -> Answer {
    visit.wantsJSON
      ? .json(404, ["error": "not found"]) : messages.answer(404, .notFound, visit.host.workspace)
  }

  /// The session behind a cookie, whether or not its second factor was shown.
  func session(_ visit: Visit) async throws -> Entry? {
    guard let secret = visit.credentials.member else { return nil }
    let (host, now, zones) = (visit.host, visit.now, zones)
    return try await records.read { db in
      guard
        let session = try MemberSessions.live(
          secret.hash, in: host.workspace, host: host.name, at: now, db),
        let workspace = try SnapshotReader.workspace(host.workspace, zones: zones, db)
      else { return nil }
      let waiting = try InboxReader.count(.mine, for: session.member, in: host.workspace, db)
      return Entry(session: session, workspace: workspace, waiting: waiting, now: now)
    }
  }

  /// Answers with `page` to who is let in, and shows the way to everybody else.
  func enter(_ visit: Visit, _ page: (Entry) async throws -> Answer) async throws -> Answer {
    guard isOurs(visit.host) else { return notFound(visit) }
    guard let entry = try await session(visit) else { return turnedAway(visit, to: Self.signIn) }
    guard entry.session.isLetIn else { return turnedAway(visit, to: Self.secondFactor) }
    await touch(entry)
    return try await page(entry)
  }

  private func turnedAway(_ visit: Visit, to page: String) -> Answer {
    if visit.wantsJSON { return .json(401, ["error": "sign in"]) }
    // A form's address is no page to come back to.
    guard visit.method == .get, page == Self.signIn, TeamPath.isPage(visit.path) else { return .see(page) }
    return .see(visit.path == Self.home ? page : "\(page)?to=\(visit.path)")
  }

  private func touch(_ entry: Entry) async {
    guard entry.session.lastSeen < entry.now.adding(seconds: -MemberSessions.touchSeconds) else { return }
    do {
      try await records.write { db in
        try MemberSessions.touch(entry.session.id, in: entry.workspace.id, at: entry.now, db)
      }
    } catch {
      // The session ends a little earlier one day; nothing else is lost.
      logger.warning("a session's use was not noted", metadata: ["error": "\(error)"])
    }
  }

  func console(_ entry: Entry) throws -> TeamConsole {
    try catalogue.console(
      entry.workspace, member: entry.session, today: entry.today, waiting: entry.waiting,
      nonce: Hex.text(try random.bytes(16)))
  }
}

/// Addresses within the console, as they may be sent back to.
enum TeamPath {
  private static let longest = 1000

  /// A path below `/team/`, with or without a query: of the letters that our own addresses have, and no double slash.
  static func isPage(_ text: String) -> Bool {
    guard text.hasPrefix(TeamGate.home), text.utf8.count <= longest else { return false }
    var previous: UInt8?
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"),
        UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: "&"), UInt8(ascii: "%"):
        break
      case UInt8(ascii: "."), UInt8(ascii: "/"):
        guard previous != UInt8(ascii: "/"), previous != UInt8(ascii: ".") else { return false }
      default: return false
      }
      previous = byte
    }
    return true
  }
}
