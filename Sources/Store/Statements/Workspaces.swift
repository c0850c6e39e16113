import GRDB
import Portal
import PorticoCrypto

/// The agencies on this installation.
package enum Workspaces {
  /// In the order in which they were made: the first answers on the bare base host.
  package static func ids(_ db: Database) throws -> [Workspace.ID] {
    try String.fetchAll(db, sql: "SELECT id FROM workspace ORDER BY position").map {
      Workspace.ID(unchecked: $0)
    }
  }

  package static func find(slug: String, _ db: Database) throws -> Workspace.ID? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM workspace WHERE slug = $1"), arguments: [slug]
    ).map { Workspace.ID(unchecked: $0) }
  }

  /// Every host name under a workspace's own control, with the workspace: verified domains.
  package static func verifiedDomains(_ db: Database) throws -> [(host: String, workspace: Workspace.ID)] {
    try Row.fetchAll(db, sql: verifiedDomains).map {
      (host: $0[0], workspace: Workspace.ID(unchecked: $0[1]))
    }
  }

  static let verifiedDomains =
    "SELECT host, workspace FROM domain WHERE verified_at IS NOT NULL ORDER BY host"

  /// The workspace's own domain, where it has verified one; the first of several.
  package static func verifiedDomain(of workspace: Workspace.ID, _ db: Database) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(
        sql:
          "SELECT host FROM domain WHERE workspace = $1 AND verified_at IS NOT NULL ORDER BY verified_at LIMIT 1"
      ),
      arguments: [workspace.text])
  }

  /// The one that answers on the bare base host.
  package static func first(_ db: Database) throws -> Workspace.ID? {
    try String.fetchOne(db.cachedStatement(sql: "SELECT id FROM workspace ORDER BY position LIMIT 1"))
      .map { Workspace.ID(unchecked: $0) }
  }

  /// Slug of each workspace, in the order in which they were made.
  package static func slugs(_ db: Database) throws -> [(slug: String, workspace: Workspace.ID)] {
    try Row.fetchAll(db, sql: "SELECT slug, id FROM workspace ORDER BY position")
      .map { (slug: $0[0], workspace: Workspace.ID(unchecked: $0[1])) }
  }

  /// One line of `portico workspace list`.
  package struct Overview: Encodable, Sendable {
    package let id: String
    package let slug: String
    package let name: String
    package let plan: String
    package let clients: Int
  }

  package static func overview(_ db: Database) throws -> [Overview] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, slug, name, plan, (SELECT count(*) FROM client WHERE client.workspace = workspace.id)
        FROM workspace ORDER BY position
        """
    ).map { Overview(id: $0[0], slug: $0[1], name: $0[2], plan: $0[3], clients: $0[4]) }
  }

  package static func insert(
    _ id: Workspace.ID, slug: String, name: String, timeZone: String, locale: String, currency: String,
    at now: Instant, _ db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO workspace (id, position, slug, name, time_zone, locale, currency, created_at)
        VALUES ($1, (SELECT coalesce(max(position), 0) + 1 FROM workspace), $2, $3, $4, $5, $6, $7)
        """,
      arguments: [id.text, slug, name, timeZone, locale, currency, now.iso])
  }

  package static func setPlan(_ plan: Plan, of id: Workspace.ID, _ db: Database) throws {
    try db.execute(sql: "UPDATE workspace SET plan = $1 WHERE id = $2", arguments: [plan.rawValue, id.text])
  }

  /// The logo and what stands for it on dark grounds, by their hashes; nil for none.
  package static func setLogo(_ logo: Digest?, dark: Digest?, of id: Workspace.ID, _ db: Database) throws {
    try db.execute(
      sql: "UPDATE workspace SET logo = $1, logo_dark = $2 WHERE id = $3",
      arguments: [logo?.hex, dark?.hex, id.text])
  }

  /// Every logo that a workspace names, for `doctor`: the slug, the hash, and whether the hash is a known blob.
  package static func logos(_ db: Database) throws -> [(slug: String, hash: String, isKnown: Bool)] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT slug, named.hash, EXISTS (
            SELECT 1 FROM blob WHERE blob.workspace = named.id AND blob.sha256 = named.hash)
        FROM (
          SELECT position, slug, id, logo AS hash FROM workspace UNION
          SELECT position, slug, id, logo_dark FROM workspace) AS named
        WHERE named.hash IS NOT NULL ORDER BY position
        """
    ).map { (slug: $0[0], hash: $0[1], isKnown: $0[2]) }
  }
}
