import Portal
import Store

/// Who acts.
package enum Actor: Hashable, Sendable {
  /// At the machine, with the command line.
  case `operator`
  case member(Member.ID, workspace: Workspace.ID, role: Member.Role)
  case client(Client.ID, workspace: Workspace.ID)
  case stripe
  /// What time brings about, in one workspace.
  case clock(Workspace.ID)

  var kind: AuditEntry.ActorKind {
    switch self {
    case .operator: .operator
    case .member: .member
    case .client: .client
    case .stripe: .stripe
    case .clock: .clock
    }
  }

  /// Nil for who belongs to none.
  var workspace: Workspace.ID? {
    switch self {
    case .member(_, let workspace, _), .client(_, let workspace), .clock(let workspace): workspace
    case .operator, .stripe: nil
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
