/// Everything about one template of invoices that the team looks at.
package struct RecurringBoard: Sendable {
  package let template: RecurringInvoice
  /// The newest first.
  package let made: [Made]

  package init(template: RecurringInvoice, made: [Made]) {
    self.template = template
    self.made = made
  }

  /// What was made for one of its days.
  package struct Made: Sendable {
    package let day: Day
    /// Nil for a draft that was deleted.
    package let invoice: Invoice.ID?
    package let number: String
    package let stage: Invoice.Stage?

    package init(day: Day, invoice: Invoice.ID?, number: String, stage: Invoice.Stage?) {
      self.day = day
      self.invoice = invoice
      self.number = number
      self.stage = stage
    }
  }
}
