import GRDB
import HTTPTypes
import Logging
import Portal
import PorticoCrypto
import Store
import Vault

/// Hands out uploaded files. Each request, each part of a resumed one too, is decided anew by the session and by what the
/// client's pages show now, not by the short token (threats.md, D-07).
struct DownloadDesk: Sendable {
  let records: Records
  let vault: Vault
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
      let isInline = visit.query["inline"] == "1" && download.blob.viewing != .none
      guard isInline || download.isGiven, !download.blob.isPurged else {
        return messages.answer(404, .notFound, workspace)
      }
      return try send(download, digest, isInline: isInline, visit)
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
      return .found(download, digest)
    }
  }

  private func send(
    _ download: Downloadable, _ digest: Digest, isInline: Bool, _ visit: Visit
  ) throws -> Answer {
    let file = try vault.open(digest)
    guard file.size == download.blob.size else { throw VaultError.damaged(digest.hex) }
    let etag = "\"\(digest.hex.prefix(32))\""
    var answer: Answer
    switch range(visit, etag: etag, size: file.size) {
    case .whole:
      answer = Answer(200)
      answer.slice = FileSlice(file: file, range: 0..<file.size)
    case .part(let range):
      answer = Answer(206)
      answer.slice = FileSlice(file: file, range: range)
      answer.fields.append(
        Field("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"))
    case .unsatisfiable:
      answer = Answer(416)
      answer.fields.append(Field("Content-Range", "bytes */\(file.size)"))
      return answer
    }
    answer.type = download.blob.mediaType
    answer.length = answer.slice?.length
    answer.upload = isInline ? (download.blob.mediaType == "image/svg+xml" ? .drawing : .shown) : .saved
    answer.fields += [
      Field("Content-Disposition", Disposition.text(name: download.name, isInline: isInline)),
      Field("ETag", etag), Field("Accept-Ranges", "bytes"),
    ]
    return answer
  }

  /// A range counts only while the file is the one that the asker has a part of (RFC 9110 §13.1.5); a date proves nothing.
  private func range(_ visit: Visit, etag: String, size: Int64) -> ByteRange {
    if let condition = visit.headers[.ifRange], condition != etag { return .whole }
    return ByteRange(visit.headers[.range], size: size)
  }
}
