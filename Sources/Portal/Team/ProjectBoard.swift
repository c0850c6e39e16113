/// One project with everything that the team works on.
package struct ProjectBoard: Sendable {
  package var id: Project.ID
  package var name: String
  package var summary: String
  package var status: Project.Status
  package var lead: Member.ID?
  package var leadName: String?
  package var startsOn: Day?
  package var endsOn: Day?
  package var slice = BoardSlice()
  /// How many there are of each part that is looked at, of those that are searched for.
  package var totals: [BoardSlice.Part: Int] = [:]
  package var milestones: [Milestone] = []
  /// The newest first.
  package var updates: [Update] = []
  package var works: [WorkLine] = []
  /// Of the project's own; the newest first.
  package var files: [FileLine] = []
  /// Those that are not settled.
  package var requests: [RequestLine] = []
  /// Who sees the project today.
  package var clients: [Viewer] = []
  /// Other once anything happened in the workspace.
  package var pulse = ""

  package init(
    id: Project.ID, name: String, summary: String, status: Project.Status, lead: Member.ID?,
    leadName: String?,
    startsOn: Day?, endsOn: Day?
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.status = status
    self.lead = lead
    self.leadName = leadName
    self.startsOn = startsOn
    self.endsOn = endsOn
  }

  /// Somebody who sees it.
  package struct Viewer: Sendable {
    package let id: Client.ID
    package let name: String
    package let company: String
    package let companyID: Company.ID
    package let mayApprove: Bool

    package init(id: Client.ID, name: String, company: String, companyID: Company.ID, mayApprove: Bool) {
      self.id = id
      self.name = name
      self.company = company
      self.companyID = companyID
      self.mayApprove = mayApprove
    }
  }

  /// A note to the clients.
  package struct Update: Sendable {
    package let id: Portal.Update.ID
    package let author: String
    package let postedAt: Instant
    /// Markdown.
    package let body: String

    package init(id: Portal.Update.ID, author: String, postedAt: Instant, body: String) {
      self.id = id
      self.author = author
      self.postedAt = postedAt
      self.body = body
    }
  }

  /// A deliverable, and what happened to its newest version last.
  package struct WorkLine: Sendable {
    package let id: Deliverable.ID
    package let title: String
    package let status: Deliverable.Status
    /// Of the newest version; nil where there is none.
    package let version: Int?
    package let readyAt: Instant?
    package let dueOn: Day?
    /// Who decided last: whoever approved it, or asked for changes.
    package let person: String?
    package let decidedAt: Instant?
    package let note: String

    package init(
      id: Deliverable.ID, title: String, status: Deliverable.Status, version: Int?, readyAt: Instant?,
      dueOn: Day?,
      person: String?, decidedAt: Instant?, note: String
    ) {
      self.id = id
      self.title = title
      self.status = status
      self.version = version
      self.readyAt = readyAt
      self.dueOn = dueOn
      self.person = person
      self.decidedAt = decidedAt
      self.note = note
    }
  }

  package struct FileLine: Sendable {
    package let id: SharedFile.ID
    package let name: String
    package let sharedAt: Instant
    package let blob: Blob

    package init(id: SharedFile.ID, name: String, sharedAt: Instant, blob: Blob) {
      self.id = id
      self.name = name
      self.sharedAt = sharedAt
      self.blob = blob
    }
  }

  package struct RequestLine: Sendable {
    package let id: FileRequest.ID
    package let title: String
    /// Who alone is asked; nil for all of the project's clients.
    package let client: String?
    package let dueOn: Day?
    package let answeredAt: Instant?
    /// What came.
    package let files: [SentFile]

    package init(
      id: FileRequest.ID, title: String, client: String?, dueOn: Day?, answeredAt: Instant?, files: [SentFile]
    ) {
      self.id = id
      self.title = title
      self.client = client
      self.dueOn = dueOn
      self.answeredAt = answeredAt
      self.files = files
    }
  }

  package struct SentFile: Sendable {
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
