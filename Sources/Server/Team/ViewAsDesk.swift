import GRDB
import NIOCore
import Pages
import Portal
import PorticoCrypto
import Store

/// A client's pages as the client sees them at this moment, for somebody of the team who only looks. Decided by the
/// client's own snapshot, as everything is that the client asks for: what is in no page of theirs is not here either.
struct ViewAsDesk: Sendable {
  let gate: TeamGate
  let sender: FileSender
  let previews: PreviewSender
  let folders: FolderDesk
  let documents: DocumentMaker

  /// Looking is written down, and once in so many seconds: it is one look, however many pages are turned.
  static let lookSeconds: Int64 = 3600

  /// Who is looked at. A class: it is handed on far more often than it is made.
  private final class Sight: Sendable {
    let snapshot: ClientSnapshot

    init(_ snapshot: ClientSnapshot) { self.snapshot = snapshot }
  }

  func page(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let path = visit.part("page")
    guard path.isEmpty || path.hasSuffix("/"), let sight = try await look(visit, entry) else {
      return gate.notFound(visit)
    }
    let back = visit.query["from"].flatMap { TeamPath.isPage($0) ? $0 : nil }
    let page = try gate.catalogue.viewAs(
      path + "index.html", of: sight.snapshot, on: entry.today, for: gate.console(entry), back: back)
    guard let page else { return gate.notFound(visit) }
    return Answer(200, html: ByteBuffer(bytes: page))
  }

  func download(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let sight = try await look(visit, entry),
      let download = sight.snapshot.downloadable(visit.part("id"), on: entry.today), !download.blob.isPurged
    else { return gate.notFound(visit) }
    let (name, workspace) = (visit.query["preview"], entry.workspace.id)
    let found = try await gate.records.read { db -> (digest: Digest, preview: Previews.Made?)? in
      guard let digest = try Blobs.hash(of: download.source, in: workspace, db) else { return nil }
      return (digest, try name.flatMap { try Previews.find($0, of: download, digest, in: workspace, db) })
    }
    guard let found else { return gate.notFound(visit) }
    if name != nil {
      return try found.preview.flatMap { try previews.send($0, of: download.name, visit) }
        ?? gate.notFound(visit)
    }
    let isInline = visit.query["inline"] == "1" && download.blob.viewing != .none
    guard isInline || download.isGiven else { return gate.notFound(visit) }
    return try sender.send(download.name, download.blob, found.digest, isInline: isInline, visit)
  }

  func receipt(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let sight = try await look(visit, entry) else { return gate.notFound(visit) }
    let receipt = try await gate.records.read { db in
      try Receipt(of: visit.part("id"), for: sight.snapshot, db)
    }
    return receipt?.answer ?? gate.notFound(visit)
  }

  func document(_ kind: DocumentMaker.Kind, _ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let snapshot = try await look(visit, entry)?.snapshot,
      let invoice = snapshot.invoices.first(where: { $0.id.text == visit.part("invoice") })
    else { return gate.notFound(visit) }
    do {
      let made = try await documents.answer(
        kind, of: invoice, from: snapshot.workspace, to: snapshot.company, locale: snapshot.locale,
        on: entry.today, visit)
      return made ?? gate.notFound(visit)
    } catch is Turns.TooMany {
      return gate.messages.answer(503, .busy, entry.workspace.id)
    }
  }

  func folder(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard let sight = try await look(visit, entry), let secret = visit.credentials.member else {
      return gate.notFound(visit)
    }
    let folder = try await gate.records.read { db in try folders.folder(of: sight.snapshot, db) }
    if folder.entries.isEmpty { return gate.notFound(visit) }
    let client = sight.snapshot.client.id
    return try await folders.send(folder) { source in
      let now = folders.now()
      let isGiven = try await gate.records.read { db in
        guard
          try MemberSessions.live(secret.hash, in: entry.workspace.id, host: visit.host.name, at: now, db)
            != nil,
          let snapshot = try snapshot(of: client, at: now, in: entry.workspace.id, db)
        else { return false }
        return snapshot.folder.contains { $0.download.source == source }
      }
      guard isGiven else { throw FolderDesk.NotGiven() }
    }
  }

  /// The client in the address; nil for another agency's, and for one who has no portal. Writes down who looked.
  private func look(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Sight? {
    guard let client = Client.ID(visit.part("client")) else { return nil }
    let sight = try await gate.records.read { db in
      try snapshot(of: client, at: entry.now, in: entry.workspace.id, db).map(Sight.init)
    }
    guard let sight else { return nil }
    let look = AuditEntry(
      workspace: entry.workspace.id, at: entry.now, actorKind: .member, actor: entry.session.member.text,
      action: "client.preview", subject: client.text, address: visit.from)
    let since = entry.now.adding(seconds: -Self.lookSeconds)
    if try await !gate.records.read({ db in try look.isThere(since: since, db) }) {
      // Asked again where it is written: pictures of a page are asked for at once.
      try await gate.records.write { db in
        if try !look.isThere(since: since, db) { try look.append(db) }
      }
    }
    return sight
  }

  private func snapshot(of client: Client.ID, at now: Instant, in workspace: Workspace.ID, _ db: Database)
    throws -> ClientSnapshot?
  {
    guard let workspace = try SnapshotReader.workspace(workspace, zones: gate.zones, db),
      let snapshot = try SnapshotReader.client(
        client, of: workspace, on: workspace.zone.day(of: now), db)?.snapshot.get(), snapshot.hasPortal
    else { return nil }
    return snapshot
  }
}
