/// Which tasks somebody looks at.
package enum InboxView: String, CaseIterable, Sendable {
  case mine
  case everyone
  case done
}

/// What a task is about, as it was written.
package struct TaskWords: Sendable {
  /// Markdown; empty where nothing was written.
  package let body: String
  /// The conversation in which it can be answered; nil where it cannot.
  package let thread: Feedback.ID?
  /// How many messages that has.
  package let messages: Int

  package init(body: String, thread: Feedback.ID? = nil, messages: Int = 0) {
    self.body = body
    self.thread = thread
    self.messages = messages
  }
}
