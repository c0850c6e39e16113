import GRDB
import Portal
import PorticoCrypto
import Store

/// What actions are given of the world besides the database.
package struct ActionOutside: Sendable {
  package let random: RandomBytes
  package let now: @Sendable () -> Instant
  package let zones: ZoneCache
  /// Signs receipts of approvals, and never anything else.
  package let receiptKey: @Sendable () throws -> SigningKey
  /// Seals what is kept secret in the database.
  package let sealing: @Sendable () throws -> SealedBox
  /// The installation's own name, for receipts and for the names of mails.
  package let host: String
  /// Of all files of one workspace, in bytes; nil: as much as there is room for.
  package let quota: Int64?

  package init(
    random: RandomBytes, now: @escaping @Sendable () -> Instant, zones: ZoneCache = ZoneCache(),
    receiptKey: @escaping @Sendable () throws -> SigningKey,
    sealing: @escaping @Sendable () throws -> SealedBox,
    host: String, quota: Int64? = nil
  ) {
    self.random = random
    self.now = now
    self.zones = zones
    self.receiptKey = receiptKey
    self.sealing = sealing
    self.host = host
    self.quota = quota
  }
}

/// One doing of an action: who, when, and the transaction that all of it belongs to.
package final class ActionContext {
  package let actor: Actor
  /// From where, for the audit log; may be empty.
  package let address: String
  package let now: Instant
  package let db: Database
  package let outside: ActionOutside
  private var workspaces: [Workspace.ID: Workspace] = [:]
  private var portals: [SnapshotScope: ClientSnapshot] = [:]

  init(actor: Actor, address: String, now: Instant, outside: ActionOutside, _ db: Database) {
    self.actor = actor
    self.address = address
    self.now = now
    self.outside = outside
    self.db = db
  }

  package func freshID<Owner: Identified>(_ type: Owner.Type = Owner.self) throws -> Identifier<Owner> {
    Identifier(unchecked: try RandomID.text(prefix: Owner.prefix, random: outside.random))
  }

  package func workspace(_ id: Workspace.ID) throws -> Workspace {
    if let known = workspaces[id] { return known }
    guard let workspace = try SnapshotReader.workspace(id, zones: outside.zones, db) else {
      throw ActionError.notFound("workspace \(id)")
    }
    workspaces[id] = workspace
    return workspace
  }

  /// What the client who acts sees now: they may act on that, and on nothing else (architecture.md, rule 6).
  /// - Parameter scope: how much of it is asked for.
  package func clientPortal(_ scope: SnapshotScope = .everything) throws -> ClientSnapshot {
    guard case .client(let id, let workspaceID) = actor else {
      throw ActionError.forbidden("only a client does this")
    }
    if let known = portals[scope] { return known }
    let workspace = try workspace(workspaceID)
    guard workspace.isPortalEnabled else { throw ActionError.forbidden("the portal is switched off") }
    let reading = try SnapshotReader.client(
      id, of: workspace, scope, on: workspace.zone.day(of: now), db)
    guard let snapshot = try reading?.snapshot.get(), snapshot.hasPortal else {
      throw ActionError.notFound("portal for \(id)")
    }
    portals[scope] = snapshot
    return snapshot
  }

  /// The workspace of the member who acts.
  package func team() throws -> (member: Member.ID, workspace: Workspace.ID) {
    guard case .member(let id, let workspace, _) = actor else {
      throw ActionError.forbidden("only the team does this")
    }
    return (id, workspace)
  }

  /// The workspace that whoever acts works for: a member's, or the one that the clock brings something about in.
  package func agency() throws -> Workspace.ID {
    switch actor {
    case .member(_, let workspace, _), .clock(let workspace): return workspace
    case .client, .operator, .stripe: throw ActionError.forbidden("only the team does this")
    }
  }
}
