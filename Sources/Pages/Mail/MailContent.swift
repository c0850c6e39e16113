/// A mail's words, for whoever sends it. Addresses and headers are not ours.
package struct MailContent: Hashable, Sendable {
  /// One line of plain text.
  package let subject: String
  package let html: String
  package let text: String

  package init(subject: String, html: String, text: String) {
    self.subject = subject
    self.html = html
    self.text = text
  }
}
