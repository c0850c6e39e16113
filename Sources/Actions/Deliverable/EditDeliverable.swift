import Portal
import Store

/// Other words, another day, other reviewers; an approved one stays as it was approved.
package struct EditDeliverable: TeamAction {
  package static let name = "deliverable.edit"
  package static let isOnce = false
  package static let summary = "change what is said of a deliverable; what is not told stays as it is"

  private static let deliverable = Input<Deliverable.ID>.id("deliverable", "which")
  package static let inputs = [deliverable.about] + DeliverableTerms.inputs(isNew: false)

  let deliverable: Deliverable.ID
  let terms: DeliverableTerms

  package init(_ inputs: inout Inputs) {
    deliverable = inputs(Self.deliverable)
    terms = DeliverableTerms(&inputs, isNew: false)
  }

  package func authorize(_ context: ActionContext) throws {
    guard try context.deliverable(deliverable).status != .approved else {
      throw ActionError.conflict(.decided(deliverable))
    }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    try terms.problems(on: try context.deliverable(deliverable).project, context)
  }

  package func perform(_ context: ActionContext) throws -> Done<Deliverable.ID> {
    let (_, workspace) = try context.team()
    try terms.patch.apply(to: "deliverable", deliverable.text, in: workspace, context.db)
    if let reviewers = terms.reviewers {
      try Deliverables.setReviewers(reviewers, of: deliverable, in: workspace, context.db)
    }
    let isChange = !terms.patch.isEmpty || terms.reviewers != nil
    return Done(deliverable, workspace: workspace, subject: deliverable.text, isChange: isChange)
  }
}
