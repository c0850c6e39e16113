import Markup
import Portal

/// The form that says how a workspace mails about its invoices.
package struct InvoiceMailsForm: Model, Sendable {
  let reminders: String
  let isLink: Bool

  package static let fields: [Field<InvoiceMailsForm>] = [
    .text("reminders") { $0.reminders },
    .flag("isLink") { $0.isLink },
  ]

  package init(_ mails: InvoiceMails) {
    reminders = mails.reminders.text
    isLink = mails.document == .link
  }

  /// As somebody filled it in.
  package init(typed given: [String: String]) {
    reminders = given["reminders"] ?? ""
    isLink = given["document"] == InvoiceMails.Document.link.rawValue
  }
}
