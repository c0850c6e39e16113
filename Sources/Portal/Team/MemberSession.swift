/// A session of somebody of the team.
package struct MemberSession: Identified, Sendable {
  package static let prefix = "session"

  /// Ends after so long without being used, in seconds: 7 days.
  package static let idleSeconds: Int64 = 7 * 86_400
  /// Ends so long after it began, whatever happens, in seconds: 30 days.
  package static let absoluteSeconds: Int64 = 30 * 86_400

  package let id: ID
  package let member: Member.ID
  package let workspace: Workspace.ID
  package let role: Member.Role
  package let name: String
  /// BCP 47; empty means the workspace's.
  package let locale: String
  /// Whether a second factor was shown, or an operator at the machine vouched for it.
  package let hasSecondFactor: Bool
  /// Whether they have an authenticator app.
  package let isEnrolled: Bool
  package let lastSeen: Instant

  package init(
    id: ID, member: Member.ID, workspace: Workspace.ID, role: Member.Role, name: String,
    locale: String, hasSecondFactor: Bool, isEnrolled: Bool, lastSeen: Instant
  ) {
    self.id = id
    self.member = member
    self.workspace = workspace
    self.role = role
    self.name = name
    self.locale = locale
    self.hasSecondFactor = hasSecondFactor
    self.isEnrolled = isEnrolled
    self.lastSeen = lastSeen
  }

  /// Owners and admins need a second factor, members where they have set one up (mission.md, Signing in).
  package var isLetIn: Bool { hasSecondFactor || (role == .member && !isEnrolled) }
}
