import GRDB
import HTTPTypes
import Logging
import NIOCore
import Portal
import PorticoCrypto
import Store

/// Hands a client the signed receipt of their own approval, byte for byte as it was signed.
struct ReceiptDesk: Sendable {
  let records: Records
  let messages: Messages
  let state: PortalState
  let zones: ZoneCache
  let logger: Logger

  private enum Found: Sendable {
    case nobody
    case closed
    case nothing(Session.ID)
    case receipt(Receipt)
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
    case .receipt(let receipt): return receipt.answer
    }
  }

  private func find(_ secret: OneTimeToken, _ visit: Visit, _ db: Database) throws -> Found {
    switch try ClientSight(secret, visit, zones: zones, db) {
    case .nobody: return .nobody
    case .closed: return .closed
    case .stranger(let session): return .nothing(session)
    case .client(let snapshot, let session, _):
      let receipt = try Receipt(of: visit.part("id"), for: snapshot, db)
      return receipt.map { .receipt($0) } ?? .nothing(session.id)
    }
  }
}

/// A client's own receipt of a deliverable that they see.
struct Receipt: Sendable {
  let text: String
  let name: String

  /// Nil where there is none.
  init?(of deliverable: String, for snapshot: ClientSnapshot, _ db: Database) throws {
    guard let deliverable = snapshot.deliverables.first(where: { $0.id.text == deliverable }),
      let receipt = try Decisions.receipt(
        of: deliverable.id, by: snapshot.client.id, in: snapshot.workspace.id, db)
    else { return nil }
    text = receipt.text
    name = "receipt-\(deliverable.title)-v\(receipt.version).json"
  }

  var answer: Answer {
    var answer = Answer(200, text: text + "\n", type: "application/json")
    answer.fields.append(Field("Content-Disposition", Disposition.text(name: name, isInline: false)))
    return answer
  }
}
