/// How a workspace mails about its invoices.
package struct InvoiceMails: Hashable, Sendable {
  /// How an invoice goes with the mail that announces it.
  package enum Document: String, CaseIterable, Sendable {
    /// As a PDF in the mail.
    case attached
    /// On its page alone.
    case link
  }

  package var reminders: ReminderSchedule
  package var document: Document

  package init(reminders: ReminderSchedule, document: Document) {
    self.reminders = reminders
    self.document = document
  }
}
