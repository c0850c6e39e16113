import Portal
import PorticoCrypto
import Store

/// A client approves the version that they have looked at. It is approved when everybody who was named has, or, where
/// nobody is named, with the first; then it is locked.
package struct ApproveDeliverable: ClientAction {
  package static let name = "deliverable.approve"
  package static let summary = "a client approves a version"

  private static let deliverable = Input<Deliverable.ID>.id("deliverable", "what is approved")
  private static let version = Input<Version.ID>.id("version", "the version that was looked at")
  private static let note = Input.text("note", 0...10_000, "a word with it")
  package static let inputs = [deliverable.about, version.about, note.about]

  let deliverable: Deliverable.ID
  let version: Version.ID
  let note: String

  package init(_ inputs: inout Inputs) {
    deliverable = inputs(Self.deliverable)
    version = inputs(Self.version)
    note = inputs(Self.note)
  }

  package func authorize(_ context: ActionContext) throws { _ = try ReviewPlace(deliverable, context) }

  /// - Returns: the approval, nil where this client had approved this version before: the same answer, and nothing new.
  package func perform(_ context: ActionContext) throws -> Done<Approval.ID?> {
    let place = try ReviewPlace(deliverable, context)
    let workspace = place.portal.workspace.id
    guard try place.isOpen(version) else {
      return Done(nil, workspace: workspace, subject: deliverable.text, isChange: false)
    }
    let approval = Approval(
      id: try context.freshID(), version: version, client: place.client.id, name: place.client.name,
      note: note, sha256: place.newest.sha256, at: context.now)
    let receipt = try ApprovalReceipt(approval, place, context).signed(by: context.outside.receiptKey())
    try Decisions.add(
      Decisions.Record(
        approval: approval, deliverable: deliverable, email: place.client.email, address: context.address,
        receipt: receipt.text), in: workspace, context.db)
    if isLast(place) { try Deliverables.setStatus(.approved, of: deliverable, in: workspace, context.db) }
    try place.tell(.approval, .approved(approval.id), context)
    try context.mail(.receipt(approval.id), to: .client(place.client.id), in: workspace)
    return Done(approval.id, workspace: workspace, subject: deliverable.text)
  }

  /// Whether nobody else's approval is needed.
  private func isLast(_ place: ReviewPlace) -> Bool {
    let approved = Set(place.deliverable.approvals.filter { $0.version == version }.map(\.client))
    return place.deliverable.reviewers.allSatisfy {
      $0.client == place.client.id || approved.contains($0.client)
    }
  }
}
