/// What the agency needs from a client, and the files that came.
package struct FileRequest: Identified, Sendable {
  package static let prefix = "ask"

  package var id: ID
  package var project: Project.ID
  package var title: String
  /// Markdown.
  package var body: String
  package var dueOn: Day?
  /// The member's name.
  package var author: String
  package var askedAt: Instant
  /// When the team said that it has what it needs; nil while it is open.
  package var answeredAt: Instant?
  /// In the order in which they came.
  package var files: [SentFile]

  package var isOpen: Bool { answeredAt == nil }

  package init(
    id: ID, project: Project.ID, title: String, body: String, dueOn: Day?, author: String, askedAt: Instant,
    answeredAt: Instant?, files: [SentFile]
  ) {
    self.id = id
    self.project = project
    self.title = title
    self.body = body
    self.dueOn = dueOn
    self.author = author
    self.askedAt = askedAt
    self.answeredAt = answeredAt
    self.files = files
  }
}

/// A file that a client sent in.
package struct SentFile: Identified, Sendable {
  package static let prefix = "sent"

  package var id: ID
  package var name: String
  package var blob: Blob
  package var sentAt: Instant
  package var sender: Client.ID
  package var senderName: String

  package init(
    id: ID, name: String, blob: Blob, sentAt: Instant, sender: Client.ID, senderName: String
  ) {
    self.id = id
    self.name = name
    self.blob = blob
    self.sentAt = sentAt
    self.sender = sender
    self.senderName = senderName
  }
}
