import GRDB
import Logging
import Portal
import PorticoCrypto
import Store

/// Hands out uploaded files. Each request, each part of a resumed one too, is decided anew by the session and by what the
/// client's pages show now, not by the short token (threats.md, D-07).
struct DownloadDesk: Sendable {
  let records: Records
  let sender: FileSender
  let previews: PreviewSender
  let messages: Messages
  let state: PortalState
  let zones: ZoneCache
  let logger: Logger

  private enum Found: Sendable {
    /// No session, or one that is over.
    case nobody
    case closed
    /// Nothing that this client sees: as for what does not exist.
    case nothing(Session.ID)
    case found(Downloadable, Digest)
    /// A smaller picture of something that is seen.
    case preview(Downloadable, Previews.Made)
  }

  func answer(_ visit: Visit) async throws -> Answer {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return messages.answer(403, .unavailable, workspace) }
    guard let secret = visit.credentials.session else { return .see("/sign-in/") }
    switch try await records.read({ db in try find(secret, visit, db) }) {
    case .nobody: return .see("/sign-in/")
    case .closed: return messages.answer(403, .unavailable, workspace)
    case .nothing(let session):
      SecurityEvent.foreignPage.log(logger, workspace: workspace, actor: session.text)
      return messages.answer(404, .notFound, workspace)
    case .found(let download, let digest):
      let isInline = visit.query["inline"] == "1" && download.isShown
      guard isInline || download.isGiven, !download.blob.isPurged else {
        return messages.answer(404, .notFound, workspace)
      }
      return try sender.send(download.name, download.blob, digest, isInline: isInline, visit)
    case .preview(let download, let preview):
      guard let answer = try previews.send(preview, of: download.name, visit) else {
        return messages.answer(404, .notFound, workspace)
      }
      return answer
    }
  }

  private func find(_ secret: OneTimeToken, _ visit: Visit, _ db: Database) throws -> Found {
    switch try ClientSight(secret, visit, zones: zones, db) {
    case .nobody: return .nobody
    case .closed: return .closed
    case .stranger(let session): return .nothing(session)
    case .client(let snapshot, let session, let today):
      guard let download = snapshot.downloadable(visit.part("id"), on: today),
        let digest = try Blobs.hash(of: download.source, in: visit.host.workspace, db)
      else { return .nothing(session.id) }
      guard let name = visit.query["preview"] else { return .found(download, digest) }
      // Decided as looking at the original is, which nobody needs to be given for that.
      guard let made = try Previews.find(name, of: download, digest, in: visit.host.workspace, db) else {
        return .nothing(session.id)
      }
      return .preview(download, made)
    }
  }
}
