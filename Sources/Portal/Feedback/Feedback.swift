/// A conversation that a client began: private to them and the team.
package struct Feedback: Identified, Sendable {
  package static let prefix = "thread"

  package enum State: String, CaseIterable, Sendable {
    /// The client's turn is over, the team's has come.
    case open
    case answered
    case closed
  }

  package var id: ID
  /// The project's name; nil where it is about none, or about one that the client no longer sees.
  package var project: String?
  package var state: State
  package var openedAt: Instant
  /// In the order in which they were written.
  package var messages: [FeedbackMessage]

  package init(
    id: ID, project: String?, state: State, openedAt: Instant, messages: [FeedbackMessage]
  ) {
    self.id = id
    self.project = project
    self.state = state
    self.openedAt = openedAt
    self.messages = messages
  }
}

/// One message of a conversation.
package struct FeedbackMessage: Identified, Sendable {
  package static let prefix = "msg"

  package var id: ID
  /// The name of the member who wrote; nil for the client.
  package var member: String?
  /// Markdown.
  package var body: String
  package var postedAt: Instant
  package var attachments: [Attachment]

  package init(id: ID, member: String?, body: String, postedAt: Instant, attachments: [Attachment]) {
    self.id = id
    self.member = member
    self.body = body
    self.postedAt = postedAt
    self.attachments = attachments
  }

  package struct Attachment: Hashable, Sendable {
    /// 1 to 5.
    package var position: Int
    package var name: String
    package var blob: Blob

    package init(position: Int, name: String, blob: Blob) {
      self.position = position
      self.name = name
      self.blob = blob
    }
  }
}
