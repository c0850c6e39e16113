import GRDB
import Portal
import PorticoCrypto
import Store
import TestSupport

/// A database with an agency, and short ways to sessions and links in it.
struct SessionFixture {
  let temporary: TemporaryStore
  let agency: Agency
  let stranger: Agency

  static let start = "2026-11-24T12:00:00.000Z"
  static let host = "northlight.test"

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
    stranger = try Agency.stranger(in: temporary)
  }

  /// Seconds after the start.
  func at(_ seconds: Int64) -> Instant {
    (Instant(iso: Self.start) ?? Instant(seconds: 0)).adding(seconds: seconds)
  }

  /// What a cookie or a link would hold, by a name that a test has for it.
  func hash(_ name: String) -> Digest { SHA256.digest(of: name.utf8) }

  var ada: ClientKey { agency.key(agency.ada) }
  var ben: ClientKey { agency.key(agency.ben) }

  @discardableResult
  func begin(_ name: String, of key: ClientKey, at seconds: Int64 = 0) throws -> Session.ID {
    let now = at(seconds)
    let session = Session(
      id: agency.ids.next(), key: key, host: Self.host, expires: now.adding(seconds: Session.absoluteSeconds))
    try temporary.write { db in
      try Sessions.begin(session, hash: hash(name), userAgent: "Browser", at: now, db)
    }
    return session.id
  }

  func live(_ name: String, in workspace: Workspace.ID? = nil, host: String = host, at seconds: Int64) throws
    -> Session?
  {
    try temporary.read { db in
      try Sessions.live(
        hash(name), in: workspace ?? agency.workspace, host: host, at: at(seconds), db)
    }
  }

  @discardableResult
  func add(
    _ name: String, for key: ClientKey, kind: SignInLinks.Kind = .signIn, destination: String = "",
    at seconds: Int64 = 0, seconds life: Int64 = 600
  ) throws -> Bool {
    try temporary.write { db in
      try SignInLinks.add(
        hash(name), for: key, kind: kind, destination: destination, created: at(seconds),
        expires: at(seconds + life), db)
    }
  }

  func works(_ name: String, in workspace: Workspace.ID? = nil, at seconds: Int64 = 1) throws -> Bool {
    try temporary.read { db in
      try SignInLinks.working(hash(name), in: workspace ?? agency.workspace, at: at(seconds), db) != nil
    }
  }

  func use(_ name: String, in workspace: Workspace.ID? = nil, at seconds: Int64 = 1) throws -> SignInLinks
    .Link?
  {
    try temporary.write { db in
      try SignInLinks.use(hash(name), in: workspace ?? agency.workspace, at: at(seconds), db)
    }
  }

  func count(_ table: String) throws -> Int {
    try temporary.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }
}
