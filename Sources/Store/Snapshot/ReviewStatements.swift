/// The statements that deliverables of the projects that a client sees are read with, and all that hangs on them.
struct ReviewStatements {
  /// Drafts that were sent back once are among them: clients go on seeing what they sent back (`Deliverable.shown`).
  let deliverables: String
  let reviewers: String
  let versions: String
  let approvals: String
  let versionFiles: String
  let previews: String
  let comments: String
  let changeRequests: String

  /// Of all deliverables.
  static let all = ReviewStatements(standing: "", detail: "")
  /// Of the one that is asked for last.
  static let one = ReviewStatements(standing: theOne, detail: theOne)
  /// Of that one; and of those that are ready how they stand.
  static let oneAmongOpen = ReviewStatements(
    standing: " AND (+deliverable.id = $5 OR deliverable.status = 'ready')", detail: theOne)

  /// The plus keeps to the index that has the order.
  private static let theOne = " AND +deliverable.id = $5"

  var list: [String] {
    [deliverables, reviewers, versions, approvals, versionFiles, previews, comments, changeRequests]
  }

  /// - Parameters:
  ///   - standing: a further condition on those whose state is read: who is to decide on what, and who has.
  ///   - detail: on those of which everything is.
  private init(standing: String, detail: String) {
    deliverables = Self.deliverables + standing + Self.order
    reviewers = Self.reviewers + standing + Self.order + ", reviewer.client"
    versions = Self.versions + standing + Self.order + ", version.number"
    approvals = Self.approvals + standing + Self.order + ", version.number, approval.client"
    versionFiles = Self.versionFiles + detail + Self.order + ", version.number, version_file.position"
    previews =
      Self.previews + detail + Self.order
      + ", version.number, version_file.position, preview.kind, preview.position"
    comments = Self.comments + detail + Self.order + ", version.number, comment.posted_at, comment.id"
    changeRequests =
      Self.changeRequests + detail + Self.order + ", change_request.requested_at, change_request.id"
  }

  private static let inRange = SnapshotStatements.inRange
  private static let order = "\nORDER BY access.client, access.project, deliverable.status, deliverable.id"

  private static let deliverables = """
    SELECT access.client, deliverable.project, deliverable.id, deliverable.title, deliverable.notes, deliverable.due_on,
      deliverable.rounds_included, deliverable.originals, deliverable.status, deliverable.ready_at
    \(deliverablesInRange)
    WHERE \(inRange)
      AND (deliverable.status <> 'draft' OR EXISTS (SELECT 1 FROM change_request
        WHERE change_request.workspace = deliverable.workspace AND change_request.deliverable = deliverable.id))
    """

  private static let deliverablesInRange = """
    FROM access
    CROSS JOIN deliverable ON deliverable.workspace = access.workspace AND deliverable.project = access.project
    """

  private static let reviewers = """
    SELECT access.client, reviewer.deliverable, reviewer.client, client.name
    \(deliverablesInRange)
    CROSS JOIN reviewer ON reviewer.workspace = deliverable.workspace AND reviewer.deliverable = deliverable.id
    CROSS JOIN client ON client.workspace = reviewer.workspace AND client.id = reviewer.client
    WHERE \(inRange)
    """

  private static let versionsInRange = """
    \(deliverablesInRange)
    CROSS JOIN version ON version.workspace = deliverable.workspace AND version.deliverable = deliverable.id
    """

  private static let versions = """
    SELECT access.client, version.deliverable, version.id, version.number, version.link, version.sha256, member.name,
      version.created_at
    \(versionsInRange)
    LEFT JOIN member ON member.workspace = version.workspace AND member.id = version.author
    WHERE \(inRange)
    """

  private static let versionFiles = """
    SELECT access.client, version.deliverable, version_file.version, version_file.id, version_file.position,
      version_file.name, \(SnapshotStatements.blob)
    \(versionsInRange)
    CROSS JOIN version_file ON version_file.workspace = version.workspace AND version_file.version = version.id
    CROSS JOIN blob ON blob.workspace = version_file.workspace AND blob.sha256 = version_file.sha256
    WHERE \(inRange)
    """

  private static let previews = """
    SELECT access.client, version.deliverable, version_file.version, version_file.id, preview.kind, preview.position,
      preview.width, preview.height
    \(versionsInRange)
    CROSS JOIN version_file ON version_file.workspace = version.workspace AND version_file.version = version.id
    CROSS JOIN preview ON preview.workspace = version_file.workspace AND preview.original = version_file.sha256
    WHERE \(inRange)
    """

  private static let comments = """
    SELECT access.client, version.deliverable, comment.version, comment.id, comment.reply_to, comment.client,
      client.name, member.name, comment.body, comment.pin, comment.posted_at, comment.resolved_at
    \(versionsInRange)
    CROSS JOIN comment ON comment.workspace = version.workspace AND comment.version = version.id
    LEFT JOIN client ON client.workspace = comment.workspace AND client.id = comment.client
    LEFT JOIN member ON member.workspace = comment.workspace AND member.id = comment.member
    WHERE \(inRange)
    """

  private static let approvals = """
    SELECT access.client, approval.deliverable, approval.id, approval.version, approval.client, approval.name,
      approval.note, approval.sha256, approval.approved_at, approval.receipt <> ''
    \(versionsInRange)
    CROSS JOIN approval ON approval.workspace = version.workspace AND approval.version = version.id
    WHERE \(inRange)
    """

  private static let changeRequests = """
    SELECT access.client, change_request.deliverable, change_request.id, change_request.version,
      change_request.client, client.name, change_request.note, change_request.requested_at
    \(deliverablesInRange)
    CROSS JOIN change_request
      ON change_request.workspace = deliverable.workspace AND change_request.deliverable = deliverable.id
    CROSS JOIN client ON client.workspace = change_request.workspace AND client.id = change_request.client
    WHERE \(inRange)
    """
}
