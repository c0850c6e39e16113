import Portal
import Store

/// When clients are reminded of what they have not paid, and how an invoice reaches them.
package struct EditInvoiceMails: TeamAction {
  package static let name = "workspace.invoice-mails"
  package static let isOnce = false
  package static let summary = "when clients are reminded of unpaid invoices, and whether the PDF is mailed"

  private static let reminders = Input.schedule(
    "reminders", "days after the due date, negative before it; none: nobody is reminded")
  private static let document = Input<InvoiceMails.Document>.choice(
    "document", .attached, "whether an invoice's mail has it as a PDF, or a link alone")
  package static let inputs = [reminders.about, document.about]

  let reminders: ReminderSchedule?
  let document: InvoiceMails.Document?

  package init(_ inputs: inout Inputs) {
    reminders = inputs.given(Self.reminders)
    document = inputs.given(Self.document)
  }

  package func authorize(_ context: ActionContext) throws {
    try context.demandManager(to: "say how invoices are mailed")
  }

  package func perform(_ context: ActionContext) throws -> Done<Workspace.ID> {
    let (_, workspace) = try context.team()
    guard let old = try InvoiceMails.of(workspace, context.db) else {
      throw ActionError.notFound("workspace \(workspace)")
    }
    let terms = InvoiceMails(
      reminders: reminders ?? old.reminders, document: document ?? old.document)
    if terms != old { try terms.write(to: workspace, context.db) }
    return Done(workspace, workspace: workspace, subject: workspace.text, isChange: terms != old)
  }
}

extension Input where Value == ReminderSchedule {
  fileprivate static func schedule(_ name: String, _ note: String) -> Input {
    let about = InputAbout(
      name: name, form: ReminderSchedule.standard.text, isRequired: false, note: note)
    return Input(about, fallback: .off) { text in
      let (most, range) = (ReminderSchedule.most, ReminderSchedule.range)
      return ReminderSchedule(text).map { .value($0) }
        ?? .wrong(
          .billing(.reminderDays(most: most, range)),
          "are no days such as \(about.form): at most \(most), from \(range.lowerBound) to \(range.upperBound)"
        )
    }
  }
}
