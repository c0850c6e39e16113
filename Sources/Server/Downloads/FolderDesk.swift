import GRDB
import HTTPTypes
import Logging
import Pages
import Portal
import PorticoCrypto
import Store
import Vault

/// Hands out everything on a client's page of files as one zip. Decided by the session and by what the client's pages show
/// now, as each of the downloads is (threats.md, D-07): when it is asked for, and again for each file when its turn comes.
struct FolderDesk: Sendable {
  let records: Records
  let vault: Vault
  let catalogue: Catalogue
  let messages: Messages
  let state: PortalState
  let zones: ZoneCache
  let now: @Sendable () -> Instant
  let logger: Logger

  /// Who asked, and what they get.
  private struct Found: Sendable {
    enum Asker: Sendable {
      case nobody
      case closed
      case stranger
      case client
    }

    let asker: Asker
    var session: Session.ID?
    var folder = Folder()
  }

  struct Folder: Sendable {
    var name = ""
    var entries: [ZipEntry] = []
    var digests: [Digest] = []
    var sources: [Downloadable.Source] = []
  }

  /// A file was unshared, or the access ended, while the folder was on its way.
  struct NotGiven: Error {}

  func answer(_ visit: Visit) async throws -> Answer {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return messages.answer(403, .unavailable, workspace) }
    guard let secret = visit.credentials.session else { return .see("/sign-in/") }
    let found = try await records.read { db in try find(secret, visit, db) }
    switch found.asker {
    case .nobody: return .see("/sign-in/")
    case .closed: return messages.answer(403, .unavailable, workspace)
    case .stranger:
      SecurityEvent.foreignPage.log(logger, workspace: workspace, actor: found.session?.text ?? "")
      return messages.answer(404, .notFound, workspace)
    case .client:
      if found.folder.entries.isEmpty { return messages.answer(404, .notFound, workspace) }
      return try await send(found.folder) { source in try await decide(source, secret, visit) }
    }
  }

  private func find(_ secret: OneTimeToken, _ visit: Visit, _ db: Database) throws -> Found {
    switch try ClientSight(secret, visit, zones: zones, db) {
    case .nobody: return Found(asker: .nobody)
    case .closed: return Found(asker: .closed)
    case .stranger(let session): return Found(asker: .stranger, session: session)
    case .client(let snapshot, let session, _):
      return Found(asker: .client, session: session.id, folder: try folder(of: snapshot, db))
    }
  }

  func folder(of snapshot: ClientSnapshot, _ db: Database) throws -> Folder {
    let files = snapshot.folder
    let zone = snapshot.workspace.zone
    var entries: [ZipEntry] = []
    var digests: [Digest] = []
    for (file, path) in zip(files, catalogue.paths(in: files, of: snapshot)) {
      // In the same look at the database in which the client was seen to have it: the row is there.
      guard let digest = try Blobs.hash(of: file.download.source, in: snapshot.workspace.id, db) else {
        throw VaultError.missing(path)
      }
      digests.append(digest)
      entries.append(
        ZipEntry(path, size: file.download.blob.size, modified: ZipTime(file.at, in: zone)))
    }
    return Folder(
      name: catalogue.folderName(of: snapshot), entries: entries, digests: digests,
      sources: files.map(\.download.source))
  }

  /// - Parameter decide: throws where a file may not be had any more when its turn comes.
  func send(_ folder: Folder, decide: @escaping @Sendable (Downloadable.Source) async throws -> Void)
    async throws -> Answer
  {
    // What is missing already is said before the first byte.
    try await FolderStream.offPool {
      for (entry, digest) in zip(folder.entries, folder.digests) {
        guard try vault.open(digest).size == entry.size else { throw VaultError.damaged(digest.hex) }
      }
    }
    var answer = Answer(200)
    let stream = FolderStream(
      zip: Zip(folder.entries), digests: folder.digests, vault: vault,
      decide: { entry in try await decide(folder.sources[entry]) }, logger: logger)
    answer.folder = stream
    answer.type = "application/zip"
    answer.length = stream.length
    answer.upload = .saved
    answer.fields = [
      Field("Content-Disposition", Disposition.text(name: folder.name, isInline: false)),
      // It is another one each time that it is made.
      Field("Accept-Ranges", "none"),
    ]
    return answer
  }

  private func decide(_ source: Downloadable.Source, _ secret: OneTimeToken, _ visit: Visit) async throws {
    let time = now()
    let isGiven = try await records.read { db in
      guard case .client(let snapshot, _, _) = try ClientSight(secret, visit, at: time, zones: zones, db)
      else { return false }
      return snapshot.folder.contains { $0.download.source == source }
    }
    guard isGiven, !state.isClosed(visit.host.workspace) else { throw NotGiven() }
  }
}

extension ZipTime {
  /// As the clocks of the workspace showed it.
  init(_ instant: Instant, in zone: Zone) {
    let local = zone.local(instant)
    let day = local.day.parts
    self.init(
      year: day.year, month: day.month, day: day.day, secondOfDay: local.secondOfDay,
      seconds: instant.seconds)
  }
}
