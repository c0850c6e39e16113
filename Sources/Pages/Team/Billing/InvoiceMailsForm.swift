import Markup
import Portal

/// The form that says how a workspace mails about its invoices.
struct InvoiceMailsForm: Model {
  let reminders: ConsoleField
  let isLink: Bool

  static let fields: [Field<InvoiceMailsForm>] = [
    .record("reminders") { $0.reminders },
    .flag("isLink") { $0.isLink },
  ]

  private static let action = "workspace.invoice-mails"

  /// - Parameter refusal: what was typed and refused.
  init(_ mails: InvoiceMails, _ refusal: ConsoleRefusal?, _ console: TeamConsole) {
    reminders = refusal.field("reminders", of: Self.action, or: mails.reminders.text, console)
    let document = refusal.value("document", of: Self.action, or: mails.document.rawValue)
    isLink = document == InvoiceMails.Document.link.rawValue
  }
}
