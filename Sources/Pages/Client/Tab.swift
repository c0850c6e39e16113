import Portal

/// The tabs of a client's portal, in their order: the one table that they are made from. A page that gets a tab gets a
/// case here, an icon in `partials/icons.mustache` and words in `tabs` and `badges` of the locale files.
enum Tab: String, CaseIterable, Sendable {
  case home
  case deliverables
  case files
  case billing
  case feedback

  /// Below the client's own address.
  var folder: String {
    switch self {
    case .home: ""
    case .deliverables, .files, .billing, .feedback: rawValue + "/"
    }
  }

  /// Whether it can count something that waits.
  var hasBadge: Bool {
    switch self {
    case .home, .feedback: false
    case .deliverables, .files, .billing: true
    }
  }

  /// Whether a client has it: who has no project left has only what is to be paid, and feedback is a matter of the plan.
  func isShown(to snapshot: ClientSnapshot) -> Bool {
    switch self {
    case .home, .billing: true
    case .deliverables, .files: !snapshot.projects.isEmpty
    case .feedback: !snapshot.projects.isEmpty && snapshot.workspace.plan.includes(.feedback)
    }
  }
}
