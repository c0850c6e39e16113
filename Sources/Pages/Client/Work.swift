import Markup
import Portal

/// A deliverable with what follows from it for a client on a day, worked out once for all the pages that show it. A
/// class, as it is handed around far more often than it is made.
final class Work: Sendable {
  let deliverable: Deliverable
  let version: Version
  let review: Review
  let project: Project
  let title: String
  let address: String
  /// `/c/<client>/`.
  let root: String
  let look: Look
  let sentAt: Instant
  let dates: Dates
  private let client: Client.ID

  /// Nil where there is no version to show, or no project that it belongs to.
  init?(_ deliverable: Deliverable, in snapshot: ClientSnapshot, root: String, dates: Dates) {
    guard let version = deliverable.versions.last,
      let project = snapshot.projects.first(where: { $0.id == deliverable.project })
    else { return nil }
    self.deliverable = deliverable
    self.version = version
    self.project = project
    self.dates = dates
    client = snapshot.client.id
    self.root = root
    review = Review(
      of: deliverable, for: client, mayApprove: project.mayApprove, plan: snapshot.workspace.plan)
    title = Display.line(deliverable.title)
    address = "\(root)deliverables/\(deliverable.id.text)/"
    look = Look(of: version, root: root, dates: dates)
    sentAt = max(version.createdAt, deliverable.readyAt ?? version.createdAt)
  }

  var isOpen: Bool { review == .toDecide || review == .toLookAt }

  /// Approvals of the newest version, the latest last.
  var approvals: [Approval] {
    deliverable.approvals.filter { $0.version == version.id }.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// The latest request for changes of the newest version.
  var request: ChangeRequest? { request(for: version) }

  func request(for version: Version) -> ChangeRequest? {
    deliverable.requests.filter { $0.version == version.id }.max { ($0.at, $0.id) < ($1.at, $1.id) }
  }

  /// When it was decided; nil while it is not.
  var approvedAt: Instant? { review == .approved ? approvals.last?.at ?? sentAt : nil }

  /// When this client approved the newest version.
  var ownApproval: Instant? { approvals.first { $0.client == client }?.at }

  func isOwn(_ other: Client.ID) -> Bool { other == client }

  /// `you` for the reader, a name for others.
  func name(of other: Client.ID, _ name: String) -> String {
    isOwn(other) ? dates.phrases.you.text() : Display.line(name)
  }

  /// What is due first comes first, then what came first.
  static func isMorePressing(_ a: Work, _ b: Work) -> Bool {
    (a.deliverable.dueOn ?? .distant, a.sentAt, a.deliverable.id)
      < (b.deliverable.dueOn ?? .distant, b.sentAt, b.deliverable.id)
  }
}

extension Day {
  /// After every day that a deliverable can be due on.
  fileprivate static let distant = Day(number: .max)
}
