/// A remark on a version.
package struct Comment: Identified, Sendable {
  package static let prefix = "comment"

  package var id: ID
  /// The remark that it answers.
  package var replyTo: ID?
  package var author: Author
  /// Markdown.
  package var body: String
  package var pin: Pin?
  package var postedAt: Instant
  package var isResolved: Bool

  package init(
    id: ID, replyTo: ID? = nil, author: Author, body: String, pin: Pin? = nil, postedAt: Instant,
    isResolved: Bool = false
  ) {
    self.id = id
    self.replyTo = replyTo
    self.author = author
    self.body = body
    self.pin = pin
    self.postedAt = postedAt
    self.isResolved = isResolved
  }

  package enum Author: Hashable, Sendable {
    case client(Client.ID, name: String)
    case member(name: String)

    package var name: String {
      switch self {
      case .client(_, let name), .member(let name): name
      }
    }
  }
}
