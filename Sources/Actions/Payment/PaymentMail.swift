import Portal
import Store

/// Letters about payments, each once: they are written with the row that they tell of.
extension ActionContext {
  /// Whoever sees one of its invoices gets a receipt, and so does whoever paid; owners and admins learn that it came, but
  /// for whoever wrote it down.
  /// - Parameter payer: the client who paid here.
  func mailReceived(
    _ payment: Payment.ID, for invoices: [Invoice.ID], by payer: Client.ID? = nil, in workspace: Workspace.ID
  ) throws {
    for client in try clients(of: invoices, and: payer, in: workspace) {
      try mail(.paymentReceipt(payment), to: .client(client), in: workspace)
    }
    for member in try Members.managers(in: workspace, db) {
      if case .member(member, _, _) = actor { continue }
      try mail(.paymentReceived(payment), to: .member(member), in: workspace)
    }
  }

  /// - Parameter refund: the row of what went back.
  func mailRefund(_ refund: Payment.ID, of invoices: [Invoice.ID], in workspace: Workspace.ID) throws {
    for client in try clients(of: invoices, and: nil, in: workspace) {
      try mail(.refund(refund), to: .client(client), in: workspace)
    }
  }

  private func clients(of invoices: [Invoice.ID], and payer: Client.ID?, in workspace: Workspace.ID) throws
    -> [Client.ID]
  {
    let today = try self.workspace(workspace).zone.day(of: now)
    var clients = Set(payer.map { [$0] } ?? [])
    for invoice in invoices {
      clients.formUnion(try Outbox.clients(seeing: invoice, in: workspace, on: today, db))
    }
    return clients.sorted()
  }
}
