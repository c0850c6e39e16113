/// Which projects somebody looks at.
package enum ProjectView: String, CaseIterable, Sendable {
  /// All that are not over.
  case running
  /// Those of them that whoever looks leads.
  case mine
  case paused
  case over
}

/// A project as a line of the team's list.
package struct ProjectEntry: Sendable {
  package let id: Project.ID
  package let name: String
  package let status: Project.Status
  /// Of whom its clients are; none yet where empty.
  package let companies: [String]
  package let lead: String?
  /// In their order.
  package let milestones: [Milestone]
  /// Deliverables that clients sent back, and those that wait for their decision.
  package let sentBack: Int
  package let inReview: Int

  package init(
    id: Project.ID, name: String, status: Project.Status, companies: [String], lead: String?,
    milestones: [Milestone], sentBack: Int, inReview: Int
  ) {
    self.id = id
    self.name = name
    self.status = status
    self.companies = companies
    self.lead = lead
    self.milestones = milestones
    self.sentBack = sentBack
    self.inReview = inReview
  }
}
