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
  /// Where it can be answered; nil where it cannot.
  package let place: Place?
  /// How much was said there.
  package let messages: Int
  /// What was decided about.
  package let work: Work?
  /// What came with it.
  package let files: [File]
  /// The mail that came back.
  package let mail: Mail?

  package init(
    body: String, place: Place? = nil, messages: Int = 0, work: Work? = nil, files: [File] = [],
    mail: Mail? = nil
  ) {
    self.mail = mail
    self.body = body
    self.place = place
    self.messages = messages
    self.work = work
    self.files = files
  }

  package enum Place: Sendable {
    case thread(Feedback.ID)
    /// The version that changes are asked of.
    case version(Version.ID)
  }

  package struct Mail: Sendable {
    /// As it is today; empty where the mail's reader is not known any more.
    package let address: String
    /// What the server said.
    package let reason: String
    /// Whether it can be sent again.
    package let canBeRetried: Bool

    package init(address: String, reason: String, canBeRetried: Bool) {
      self.address = address
      self.reason = reason
      self.canBeRetried = canBeRetried
    }
  }

  package struct Work: Sendable {
    package let deliverable: Deliverable.ID
    /// The newest.
    package let version: Version

    package init(deliverable: Deliverable.ID, version: Version) {
      self.deliverable = deliverable
      self.version = version
    }
  }

  package struct File: Sendable {
    /// As downloads name it.
    package let id: String
    package let name: String
    package let blob: Blob

    package init(id: String, name: String, blob: Blob) {
      self.id = id
      self.name = name
      self.blob = blob
    }
  }
}
