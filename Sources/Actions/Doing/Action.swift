import GRDB
import Portal
import PorticoCrypto
import Store

/// A change that somebody makes: who may, whether it is valid, what it does.
///
/// A form post, a JSON call and a command line are faces of the same type. `perform` runs in one transaction together
/// with the audit entry; `validate` names every problem at once, in words a person understands.
package protocol Action: Sendable {
  associatedtype Outcome: Sendable
  /// As the audit log and `portico do` name it: `workspace.create`.
  static var name: String { get }
  func authorize(_ actor: Actor, _ db: Database) throws(ActionError)
  func validate(_ db: Database) throws -> [Problem]
  /// - Returns: what came of it, with the workspace and the subject that the audit log names.
  func perform(at now: Instant, random: RandomBytes, _ db: Database) throws -> Done<Outcome>
}

/// What an action came to, and what the audit log says of it.
package struct Done<Outcome: Sendable>: Sendable {
  package let outcome: Outcome
  package let workspace: Workspace.ID
  package let subject: String

  package init(_ outcome: Outcome, workspace: Workspace.ID, subject: String) {
    self.outcome = outcome
    self.workspace = workspace
    self.subject = subject
  }
}

/// Who acts.
package enum Actor: Hashable, Sendable {
  /// At the machine, with the command line.
  case `operator`
  case member(Member.ID, workspace: Workspace.ID, role: Member.Role)
  case client(Client.ID, workspace: Workspace.ID)
  case stripe
  case clock

  var kind: AuditEntry.ActorKind {
    switch self {
    case .operator: .operator
    case .member: .member
    case .client: .client
    case .stripe: .stripe
    case .clock: .clock
    }
  }

  var id: String {
    switch self {
    case .member(let id, _, _): id.text
    case .client(let id, _): id.text
    case .operator, .stripe, .clock: ""
    }
  }
}

/// One thing that is wrong with what was given.
package struct Problem: Hashable, Sendable, CustomStringConvertible {
  package let field: String
  /// What is wrong and what to do, without the field's name.
  package let message: String

  package init(_ field: String, _ message: String) {
    self.field = field
    self.message = message
  }

  package var description: String { "\(field): \(message)" }
}

/// Why an action was not done. Nothing was stored.
package enum ActionError: Error, CustomStringConvertible {
  case forbidden(String)
  case invalid([Problem])

  package var description: String {
    switch self {
    case .forbidden(let why): why
    case .invalid(let problems): problems.map(\.description).joined(separator: "\n")
    }
  }
}

/// Does actions: one transaction with everything in it, or nothing.
package struct ActionRunner: Sendable {
  private let store: Store
  private let random: RandomBytes
  private let now: @Sendable () -> Instant

  package init(store: Store, random: RandomBytes, now: @escaping @Sendable () -> Instant) {
    self.store = store
    self.random = random
    self.now = now
  }

  package func run<A: Action>(_ action: A, as actor: Actor, from address: String = "") throws -> A.Outcome {
    let now = now()
    return try store.write { db in
      try action.authorize(actor, db)
      let problems = try action.validate(db)
      guard problems.isEmpty else { throw ActionError.invalid(problems) }
      let done = try action.perform(at: now, random: random, db)
      try AuditEntry(
        workspace: done.workspace, at: now, actorKind: actor.kind, actor: actor.id, action: A.name,
        subject: done.subject, address: address
      ).append(db)
      return done.outcome
    }
  }
}
