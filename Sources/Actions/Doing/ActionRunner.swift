import GRDB
import Portal
import Store

/// Does actions: one transaction with everything in it, or nothing.
package struct ActionRunner: Sendable {
  private let store: Store
  private let outside: ActionOutside

  package init(store: Store, outside: ActionOutside) {
    self.store = store
    self.outside = outside
  }

  package func run<A: Action>(_ action: A, as actor: Actor, from address: String = "") throws -> A.Outcome {
    try store.write { db in try run(action, as: actor, from: address, db) }
  }

  /// The same in a transaction that is there already: what it stores is kept or undone with that.
  package func run<A: Action>(
    _ action: A, as actor: Actor, from address: String = "", _ db: Database
  ) throws -> A.Outcome {
    let context = ActionContext(actor: actor, address: address, now: outside.now(), outside: outside, db)
    try action.authorize(context)
    let problems = try action.validate(context) + context.problemsOfRoom(for: action)
    guard problems.isEmpty else { throw ActionError.invalid(problems) }
    let done = try action.perform(context)
    for subject in done.isChange ? done.subjects : [] {
      try AuditEntry(
        workspace: done.workspace, at: context.now, actorKind: actor.kind, actor: actor.id, action: A.name,
        subject: subject, address: address
      ).append(db)
    }
    return done.outcome
  }
}
