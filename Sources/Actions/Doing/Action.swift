import Portal
import Store

/// A change that somebody makes: who may, whether it is valid, what it does.
///
/// A form post, a JSON call and a command line are faces of the same type. All three steps run in one transaction,
/// together with the audit entry; `validate` names every problem at once, in words a person understands.
package protocol Action: Sendable {
  associatedtype Outcome: Sendable
  /// As the audit log and `portico do` name it: `workspace.create`.
  static var name: String { get }
  /// - Throws: `ActionError` for whoever may not, or where the thing is not there for them.
  func authorize(_ context: ActionContext) throws
  func validate(_ context: ActionContext) throws -> [Problem]
  /// - Returns: what came of it, with the workspace and the subject that the audit log names.
  func perform(_ context: ActionContext) throws -> Done<Outcome>
}

extension Action {
  package func validate(_ context: ActionContext) throws -> [Problem] { [] }
}

/// What an action came to, and what the audit log says of it.
package struct Done<Outcome: Sendable>: Sendable {
  package let outcome: Outcome
  package let workspace: Workspace.ID
  /// The ids of what it was done to: an entry of the audit log for each.
  package let subjects: [String]
  /// False where everything was so already: nothing was written, and the audit log has nothing to tell.
  package let isChange: Bool

  package init(_ outcome: Outcome, workspace: Workspace.ID, subject: String, isChange: Bool = true) {
    self.init(outcome, workspace: workspace, subjects: [subject], isChange: isChange)
  }

  package init(_ outcome: Outcome, workspace: Workspace.ID, subjects: [String], isChange: Bool = true) {
    self.outcome = outcome
    self.workspace = workspace
    self.subjects = subjects
    self.isChange = isChange
  }
}
