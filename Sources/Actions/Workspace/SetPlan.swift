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

  package func authorize(_ actor: Actor, _ db: Database) throws(ActionError) {
    guard actor == .operator else { throw .forbidden("only the operator sets the plan") }
  }

  package func validate(_ db: Database) throws -> [Problem] {
    if try Workspaces.find(slug: slug, db) != nil { return [] }
    return [Problem("slug", "there is no workspace \(slug); `portico workspace list` names them")]
  }

  package func perform(at now: Instant, random: RandomBytes, _ db: Database) throws -> Done<Void> {
    guard let id = try Workspaces.find(slug: slug, db) else { throw ActionError.invalid(try validate(db)) }
    try Workspaces.setPlan(plan, of: id, db)
    return Done((), workspace: id, subject: id.text)
  }
}
