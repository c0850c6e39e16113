/// How a deliverable stands for one client: derived, never stored.
package enum Review: Hashable, Sendable {
  /// This client is to decide on the newest version.
  case toDecide
  /// Ready, on a plan where clients look and do not decide.
  case toLookAt
  /// Ready, and somebody else is to decide: those by name who have not, nobody where nobody is named.
  case withOthers([Deliverable.Reviewer])
  /// The team works on it.
  case changesRequested
  case approved

  /// - Parameter mayApprove: what this client's access to the project says.
  package init(of deliverable: Deliverable, for client: Client.ID, mayApprove: Bool, plan: Plan) {
    switch deliverable.status {
    case .approved: self = .approved
    case .draft, .changesRequested: self = .changesRequested
    case .ready:
      guard plan.includes(.decideOnDeliverables) else {
        self = .toLookAt
        return
      }
      let newest = deliverable.versions.last?.id
      let decided = Set(deliverable.approvals.filter { $0.version == newest }.map(\.client))
      let open = deliverable.reviewers.filter { !decided.contains($0.client) }
      let isAsked = deliverable.reviewers.isEmpty || open.contains { $0.client == client }
      self = isAsked && mayApprove ? .toDecide : .withOthers(open)
    }
  }
}
