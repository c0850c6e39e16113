/// Something to be reviewed, in versions.
package struct Deliverable: Identified, Sendable {
  package static let prefix = "del"

  package enum Status: String, CaseIterable, Sendable {
    case draft
    case ready
    case changesRequested = "changes_requested"
    case approved
  }

  package var id: ID
  package var project: Project.ID
  package var title: String
  /// Markdown, about the newest version.
  package var notes: String
  /// The day by which a decision is asked for.
  package var dueOn: Day?
  /// Rounds that the price includes, nil where none were agreed.
  package var roundsIncluded: Int?
  package var originals: Originals
  package var status: Status
  /// When it was last marked ready for review.
  package var readyAt: Instant?
  /// Those asked by name; where there are none, anybody who may approve decides for all.
  package var reviewers: [Reviewer]
  /// By number, the newest last.
  package var versions: [Version]
  package var approvals: [Approval]
  package var requests: [ChangeRequest]

  package init(
    id: ID, project: Project.ID, title: String, notes: String, dueOn: Day?, roundsIncluded: Int?,
    originals: Originals, status: Status, readyAt: Instant?, reviewers: [Reviewer] = [],
    versions: [Version] = [], approvals: [Approval] = [], requests: [ChangeRequest] = []
  ) {
    self.id = id
    self.project = project
    self.title = title
    self.notes = notes
    self.dueOn = dueOn
    self.roundsIncluded = roundsIncluded
    self.originals = originals
    self.status = status
    self.readyAt = readyAt
    self.reviewers = reviewers
    self.versions = versions
    self.approvals = approvals
    self.requests = requests
  }

  package struct Reviewer: Hashable, Sendable {
    package var client: Client.ID
    package var name: String

    package init(client: Client.ID, name: String) {
      self.client = client
      self.name = name
    }
  }
}

extension Deliverable {
  /// As clients see it; nil for a draft.
  ///
  /// A version that was made after changes were asked for is a draft until it is marked ready: until then clients see
  /// what they saw, the version that they sent back and those before it.
  package var shown: Deliverable? {
    var shown = self
    switch status {
    case .ready, .approved: break
    case .draft, .changesRequested:
      let sentBack = Set(requests.map(\.version))
      let last = versions.last { sentBack.contains($0.id) }
      if let last {
        shown.versions = versions.filter { $0.number <= last.number }
        shown.status = .changesRequested
      } else if status == .draft {
        return nil
      }
    }
    return shown.versions.isEmpty ? nil : shown
  }
}
