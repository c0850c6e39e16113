import GRDB
import Pages
import Portal
import Store

/// Who a workspace's mails are from, and to whom answers go.
package struct Stationery: Sendable {
  /// The address that mails of a workspace come from.
  let from: Mailbox
  /// Where answers go when nobody in particular takes them; the sender where nil.
  let support: Mailbox?

  /// - Parameter fallback: the sender's address where the workspace has none of its own: `MAIL_FROM`.
  package init(of workspace: Workspace.ID, fallback: String, _ db: Database) throws {
    let sender = try SignInPeople.sender(of: workspace, db)
    let address = sender.flatMap { $0.address.isEmpty ? nil : $0.address } ?? fallback
    // A setting that somebody will mend: nothing is lost meanwhile.
    guard let from = Mailbox(name: sender?.name ?? "", address: address) else {
      throw DeliveryProblem.temporary(
        "the sender's address (MAIL_FROM, or the workspace's) cannot be used in a mail")
    }
    self.from = from
    support = sender.flatMap { Mailbox(name: $0.name, address: $0.replyTo) }
  }

  /// A mail that is the same, byte for byte, however often it is made of the same facts: dated when it was written, not
  /// when it is sent.
  /// - Parameters:
  ///   - replyTo: whoever answers reach; the workspace's support address where nil.
  ///   - date: when it was written; with its entry, where nil.
  package func mail(
    _ content: MailContent, for entry: Outbox.Entry, to name: String, _ address: String,
    replyTo: Mailbox? = nil, attachments: [Mail.Attachment] = [], at date: Instant? = nil
  ) throws(DeliveryProblem) -> Mail {
    guard let to = Mailbox(name: name, address: address) else {
      throw .permanent("the reader's address cannot be used in a mail")
    }
    return Mail(
      messageID: MessageID(text: entry.messageID), from: from, to: to, replyTo: replyTo ?? support,
      date: date ?? entry.created,
      content: content, attachments: attachments)
  }
}
