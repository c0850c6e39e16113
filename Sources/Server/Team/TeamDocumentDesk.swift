import NIOCore
import Pages
import Portal
import Store

/// Hands the team an invoice as files, also where no client sees it: in the agency's own language.
struct TeamDocumentDesk: Sendable {
  let gate: TeamGate
  let documents: DocumentMaker

  func answer(_ kind: DocumentMaker.Kind, _ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let workspace = entry.workspace
    guard let id = Invoice.ID(visit.part("invoice")),
      let facts = try await gate.records.read({ db in try InvoiceReader.facts(id, in: workspace.id, db) })
    else { return gate.notFound(visit) }
    do {
      let made = try await documents.answer(
        kind, of: facts.invoice, from: workspace, to: facts.billed, locale: workspace.locale,
        on: entry.today, visit)
      return made ?? gate.notFound(visit)
    } catch is Turns.TooMany {
      return gate.messages.answer(503, .busy, workspace.id)
    }
  }
}
