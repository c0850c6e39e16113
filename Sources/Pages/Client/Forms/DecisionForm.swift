import Markup
import Portal

/// To approve, or to ask for changes: two forms that open from the bar, or stand in the page where one was refused.
struct DecisionForm: Model {
  let address: String
  let version: String
  /// Tells this round's forms from earlier ones of the same version.
  let nonce: Int
  let approval: FormState?
  let changes: FormState?

  static let fields: [Field<DecisionForm>] = [
    .text("address") { $0.address },
    .text("version") { $0.version },
    .number("nonce") { $0.nonce },
    .flag("isApprovalRefused") { $0.approval != nil },
    .flag("areChangesRefused") { $0.changes != nil },
    .flag("isRefused") { $0.approval != nil || $0.changes != nil },
    .record("note") { FieldNote("note", $0.approval) },
    .record("wish") { FieldNote("note", $0.changes) },
  ]

  /// Nil where this client has nothing to decide.
  init?(_ work: Work, _ portal: ClientPortal) {
    guard portal.takesForms, work.review == .toDecide else { return nil }
    let id = work.deliverable.id.text
    address = work.address
    version = work.version.id.text
    nonce = work.deliverable.requests.count
    approval = portal.refused(.approval(id))
    changes = portal.refused(.changes(id))
  }
}
