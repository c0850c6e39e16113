import GRDB
import Portal
import PorticoCrypto
import Store

/// Who asks for something that is decided anew each time, by the session and by what the client's pages show now.
enum ClientSight {
  /// No session, or one that is over.
  case nobody
  case closed
  /// A session, but not of the client in the path, or of one who has no portal.
  case stranger(Session.ID)
  case client(ClientSnapshot, Session, today: Day)

  /// - Parameter now: for what is decided again while an answer is on its way; when the request came, where nil.
  init(
    _ secret: OneTimeToken, _ visit: Visit, at now: Instant? = nil, zones: ZoneCache, _ db: Database
  ) throws {
    let workspace = visit.host.workspace
    let now = now ?? visit.now
    guard
      let session = try Sessions.live(secret.hash, in: workspace, host: visit.host.name, at: now, db),
      let settings = try SnapshotReader.workspace(workspace, zones: zones, db)
    else {
      self = .nobody
      return
    }
    guard session.key.client.text == visit.part("client") else {
      self = .stranger(session.id)
      return
    }
    guard settings.isPortalEnabled else {
      self = .closed
      return
    }
    let today = settings.zone.day(of: now)
    guard let reading = try SnapshotReader.client(session.key.client, of: settings, on: today, db) else {
      self = .nobody
      return
    }
    let snapshot = try reading.snapshot.get()
    self = snapshot.hasPortal ? .client(snapshot, session, today: today) : .stranger(session.id)
  }
}
