/// One deliverable with everything that the team works on.
package struct WorkBoard: Sendable {
  package var id: Deliverable.ID
  package var project: Project.ID
  package var projectName: String
  package var title: String
  package var notes: String
  package var status: Deliverable.Status
  package var dueOn: Day?
  package var roundsIncluded: Int?
  package var originals: Originals
  package var readyAt: Instant?
  /// The newest first, each with what was said about it.
  package var versions: [Version] = []
  /// Those who are asked by name.
  package var reviewers: Set<Client.ID> = []
  /// Who sees the project today.
  package var viewers: [ProjectBoard.Viewer] = []
  /// Other once anything happened in the workspace.
  package var pulse = ""
  /// Approvals and requests for changes; the newest first.
  package var decisions: [Decision] = []

  package init(
    id: Deliverable.ID, project: Project.ID, projectName: String, title: String, notes: String,
    status: Deliverable.Status, dueOn: Day?, roundsIncluded: Int?, originals: Originals, readyAt: Instant?
  ) {
    self.id = id
    self.project = project
    self.projectName = projectName
    self.title = title
    self.notes = notes
    self.status = status
    self.dueOn = dueOn
    self.roundsIncluded = roundsIncluded
    self.originals = originals
    self.readyAt = readyAt
  }

  package struct Decision: Sendable {
    package let isApproval: Bool
    package let person: String
    package let version: Int
    package let at: Instant
    package let note: String

    package init(isApproval: Bool, person: String, version: Int, at: Instant, note: String) {
      self.isApproval = isApproval
      self.person = person
      self.version = version
      self.at = at
      self.note = note
    }
  }
}
