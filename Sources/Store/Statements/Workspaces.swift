import GRDB
import Portal

/// The agencies on this installation.
package enum Workspaces {
  /// In the order in which they were made: the first answers on the bare base host.
  package static func ids(_ db: Database) throws -> [Workspace.ID] {
    try String.fetchAll(db, sql: "SELECT id FROM workspace ORDER BY position").map { Workspace.ID(unchecked: $0) }
  }

  package static func find(slug: String, _ db: Database) throws -> Workspace.ID? {
    try String.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM workspace WHERE slug = $1"), arguments: [slug]
    ).map { Workspace.ID(unchecked: $0) }
  }

  /// Every host name under a workspace's own control, with the workspace: verified domains.
  package static func verifiedDomains(_ db: Database) throws -> [(host: String, workspace: Workspace.ID)] {
    try Row.fetchAll(
      db, sql: "SELECT host, workspace FROM domain WHERE verified_at IS NOT NULL ORDER BY host"
    ).map { (host: $0[0], workspace: Workspace.ID(unchecked: $0[1])) }
  }

  /// Slug of each workspace, in the order in which they were made.
  package static func slugs(_ db: Database) throws -> [(slug: String, workspace: Workspace.ID)] {
    try Row.fetchAll(db, sql: "SELECT slug, id FROM workspace ORDER BY position")
      .map { (slug: $0[0], workspace: Workspace.ID(unchecked: $0[1])) }
  }
}
