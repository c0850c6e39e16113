/// Work that an agency does for clients.
package struct Project: Identified, Sendable {
  package static let prefix = "project"

  package enum Status: String, CaseIterable, Sendable {
    case planning
    case inProgress = "in_progress"
    case inReview = "in_review"
    case completed
    case onHold = "on_hold"
    case archived
  }

  package var id: ID
  package var name: String
  /// Markdown.
  package var summary: String
  package var status: Status
  /// The lead's name, nil where nobody leads.
  package var lead: String?
  package var startsOn: Day?
  package var endsOn: Day?
  /// In their order.
  package var milestones: [Milestone]
  /// Given by an import or the API where there are no milestones to count.
  package var counts: Counts?
  /// Newest first.
  package var updates: [Update]
  /// Whether the client whose snapshot this is may decide on the project's deliverables: it is their access that says.
  package var mayApprove: Bool

  package init(
    id: ID, name: String, summary: String, status: Status, lead: String?, startsOn: Day?, endsOn: Day?,
    milestones: [Milestone], counts: Counts?, updates: [Update], mayApprove: Bool = true
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.status = status
    self.lead = lead
    self.startsOn = startsOn
    self.endsOn = endsOn
    self.milestones = milestones
    self.counts = counts
    self.updates = updates
    self.mayApprove = mayApprove
  }

  /// Done and total of whatever the other tool counts.
  package struct Counts: Hashable, Sendable {
    package var done: Int
    package var total: Int

    package init(done: Int, total: Int) {
      self.done = done
      self.total = total
    }
  }
}

/// A short note to the clients of a project.
package struct Update: Identified, Sendable {
  package static let prefix = "update"

  package var id: ID
  /// The member's name.
  package var author: String
  package var postedAt: Instant
  /// Markdown.
  package var body: String

  package init(id: ID, author: String, postedAt: Instant, body: String) {
    self.id = id
    self.author = author
    self.postedAt = postedAt
    self.body = body
  }
}
