import Pages
import Portal
import PorticoCrypto

/// One mail to one person.
package struct Mail: Sendable {
  package let messageID: MessageID
  package let from: Mailbox
  package let to: Mailbox
  /// Where answers go, the sender where nil.
  package let replyTo: Mailbox?
  package let date: Instant
  package let content: MailContent
  package let attachments: [Attachment]

  package init(
    messageID: MessageID, from: Mailbox, to: Mailbox, replyTo: Mailbox? = nil, date: Instant,
    content: MailContent, attachments: [Attachment] = []
  ) {
    self.attachments = attachments
    self.messageID = messageID
    self.from = from
    self.to = to
    self.replyTo = replyTo
    self.date = date
    self.content = content
  }
}

extension Mail {
  /// A file that goes with a mail.
  package struct Attachment: Sendable {
    /// In any script.
    package let name: String
    package let mediaType: String
    package let bytes: [UInt8]

    package init(name: String, mediaType: String, bytes: [UInt8]) {
      self.name = name
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }
}

/// Names a mail for ever: a repeated one has the same (threats.md, Decisions).
package struct MessageID: Hashable, Sendable {
  /// Without the angle brackets.
  package let text: String

  package init(text: String) {
    self.text = text
  }

  /// 128 random bits, so that nothing can be counted from it (threats.md, I-07).
  /// - Parameter host: a name under the installation's control, from configuration.
  package static func fresh(at host: String, random: RandomBytes) throws(CryptoError) -> MessageID {
    MessageID(text: "\(Hex.text(try random.bytes(16)))@\(host)")
  }
}
