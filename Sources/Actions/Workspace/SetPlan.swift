import GRDB
import Portal
import PorticoCrypto
import Store

/// What an agency has booked. A downgrade hides, it never deletes.
package struct SetPlan: Action {
  package static let name = "workspace.plan"

  package var slug: String
  package var plan: Plan

  package init(slug: String, plan: Plan) {
    self.slug = slug
    self.plan = plan
  }

  package func authorize(_ context: ActionContext) throws {
    guard context.actor == .operator else { throw ActionError.forbidden("only the operator sets the plan") }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    if try Workspaces.find(slug: slug, context.db) != nil { return [] }
    return [Problem("slug", "there is no workspace \(slug); `portico workspace list` names them")]
  }

  package func perform(_ context: ActionContext) throws -> Done<Void> {
    guard let id = try Workspaces.find(slug: slug, context.db) else {
      throw ActionError.invalid(try validate(context))
    }
    try Workspaces.setPlan(plan, of: id, context.db)
    return Done((), workspace: id, subject: id.text)
  }
}
