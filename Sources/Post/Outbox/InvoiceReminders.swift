import GRDB
import Portal
import Store

extension MorningReminders {
  /// Of each invoice the step whose turn it is, and no other: those before it count as told.
  func remindOfInvoices(_ morning: Morning, _ workspace: Workspace, _ db: Database) throws {
    guard let schedule = try InvoiceMails.of(workspace.id, db)?.reminders,
      let first = schedule.firstDueDate(on: morning.day)
    else { return }
    for facts in try InvoiceReader.facts(.dueFrom(first), in: workspace.id, db) {
      let invoice = facts.invoice
      let sentOn = facts.sentAt.map { workspace.zone.day(of: $0) } ?? invoice.issuedOn
      guard let step = schedule.step(on: morning.day, dueOn: invoice.dueOn, sentOn: sentOn),
        invoice.toPayNow != nil, try isNext(step, of: invoice.id, morning, db)
      else { continue }
      let clients = try Outbox.clients(seeing: invoice.id, in: workspace.id, on: morning.day, db)
      for client in clients { try add(.invoiceReminder(invoice.id), to: client, on: morning, db) }
      guard !clients.isEmpty else { continue }
      try InvoiceReminders.note(step, of: invoice.id, in: workspace.id, at: morning.start, db)
    }
  }

  private func isNext(_ step: Int, of invoice: Invoice.ID, _ morning: Morning, _ db: Database) throws -> Bool
  {
    guard
      let told = try InvoiceReminders.told(
        of: invoice, in: morning.workspace, at: morning.start, db)
    else { return true }
    return told < step
  }
}
