import GRDB
import Logging
import Portal
import PorticoCrypto
import Store

/// Hands a client their invoices as files. Decided by the session and by what the client's pages show now, as every
/// download is (threats.md, D-07).
struct DocumentDesk: Sendable {
  let records: Records
  let maker: DocumentMaker
  let messages: Messages
  let state: PortalState
  let zones: ZoneCache
  let logger: Logger

  private enum Found: Sendable {
    case nobody
    case closed
    case nothing(Session.ID)
    case invoice(Invoice, ClientSnapshot, today: Day)
  }

  func answer(_ kind: DocumentMaker.Kind, _ visit: Visit) async throws -> Answer {
    let workspace = visit.host.workspace
    if state.isClosed(workspace) { return messages.answer(403, .unavailable, workspace) }
    guard let secret = visit.credentials.session else { return .see("/sign-in/") }
    switch try await records.read({ db in try find(secret, visit, db) }) {
    case .nobody: return .see("/sign-in/")
    case .closed: return messages.answer(403, .unavailable, workspace)
    case .nothing(let session):
      SecurityEvent.foreignPage.log(logger, workspace: workspace, actor: session.text)
      return messages.answer(404, .notFound, workspace)
    case .invoice(let invoice, let snapshot, let today):
      do {
        let made = try await maker.answer(
          kind, of: invoice, from: snapshot.workspace, to: snapshot.company, locale: snapshot.locale,
          on: today, visit)
        return made ?? messages.answer(404, .notFound, workspace)
      } catch is Turns.TooMany {
        return messages.answer(503, .busy, workspace)
      }
    }
  }

  private func find(_ secret: OneTimeToken, _ visit: Visit, _ db: Database) throws -> Found {
    switch try ClientSight(secret, visit, zones: zones, db) {
    case .nobody: return .nobody
    case .closed: return .closed
    case .stranger(let session): return .nothing(session)
    case .client(let snapshot, let session, let today):
      let invoice = snapshot.invoices.first { $0.id.text == visit.part("invoice") }
      return invoice.map { .invoice($0, snapshot, today: today) } ?? .nothing(session.id)
    }
  }
}
