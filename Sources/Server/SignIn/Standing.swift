import GRDB
import Portal
import Store

/// How a client stands to their portal at a moment.
enum Standing: Sendable {
  /// They have pages.
  case open(Account)
  /// Nothing is left that they may see.
  case ended(Account)
  /// The agency has switched its portal off.
  case closed

  struct Account: Sendable {
    let workspace: Workspace
    let client: Client
  }

  /// Nil where there is no such client. The rule is the pages' own: who has a portal there can sign in, and nobody else.
  static func of(_ key: ClientKey, zones: ZoneCache, at now: Instant, _ db: Database) throws -> Standing? {
    guard let client = try SignInPeople.person(key, db),
      let workspace = try SnapshotReader.workspace(key.workspace, zones: zones, db)
    else { return nil }
    guard workspace.isPortalEnabled else { return .closed }
    let account = Account(workspace: workspace, client: client)
    let today = workspace.zone.day(of: now)
    let reading = try SnapshotReader.client(key.client, of: workspace, on: today, db)
    switch reading?.snapshot {
    case .success(let snapshot): return snapshot.hasPortal ? .open(account) : .ended(account)
    // A row that makes no sense keeps nobody out: their last good pages are there.
    case .failure: return .open(account)
    case nil: return nil
    }
  }
}
