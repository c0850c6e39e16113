import Portal
import Store

/// Invoices of the workspace of whoever acts: another's is not there for them.
extension ActionContext {
  /// - Throws: `notFound`.
  func invoice(_ id: Invoice.ID) throws -> InvoiceFacts {
    guard let facts = try InvoiceReader.facts(id, in: try agency(), db) else {
      throw ActionError.notFound("invoice \(id)")
    }
    return facts
  }

  /// - Throws: `conflict` for one that was sent: it is never edited.
  func draftInvoice(_ id: Invoice.ID) throws -> InvoiceFacts {
    let facts = try invoice(id)
    guard facts.invoice.stage == .draft else {
      throw ActionError.conflict(
        .billing(
          .wasSent(facts.name),
          "\(facts.name) was sent and stays as it is: make a credit note, or a new invoice"))
    }
    return facts
  }

  /// Money is for owners and admins (mission.md); drafts are for everybody.
  func demandManager(to deed: String) throws {
    guard case .member(_, _, let role) = actor else { throw ActionError.forbidden("only the team does this") }
    guard role.handlesMoney else {
      throw ActionError.forbidden("only the agency's owner and admins \(deed)")
    }
  }
}

extension InvoiceFacts {
  /// As in a sentence about it.
  var name: String { invoice.number.isEmpty ? "the draft" : invoice.number }
}
