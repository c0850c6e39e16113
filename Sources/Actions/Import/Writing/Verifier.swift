import GRDB

/// Rules between rows that may lie in the file or in the database: asked when all of them are written, in the
/// transaction that is undone where one does not hold.
struct Verifier {
  let scratch: Database
  let main: Database
  let workspace: String

  /// What is wrong with a row `r` where the condition holds.
  private struct Rule {
    let kind: RecordKind
    let member: String
    let wrong: String
    let message: String
  }

  private static let newest =
    "(SELECT id FROM version WHERE workspace = r.workspace AND deliverable = r.id ORDER BY number DESC LIMIT 1)"

  /// Whether a client has, or had, access to the project of a deliverable: an ended one decides nothing any more, but
  /// what was decided with it stands.
  private static func isStranger(_ client: String, to deliverable: String) -> String {
    """
    NOT EXISTS (SELECT 1 FROM access CROSS JOIN deliverable AS d ON d.workspace = access.workspace
      AND d.project = access.project WHERE d.workspace = r.workspace AND d.id = \(deliverable)
      AND access.client = \(client))
    """
  }

  private static let rules = [
    Rule(
      kind: DeliverableFormat.deliverable, member: "status",
      wrong: """
        r.status = 'approved' AND NOT EXISTS (SELECT 1 FROM approval WHERE workspace = r.workspace
          AND deliverable = r.id AND version = \(newest))
        """, message: "is approved, but nobody approved the newest version"),
    Rule(
      kind: DeliverableFormat.deliverable, member: "status",
      wrong: """
        r.status = 'approved' AND EXISTS (SELECT 1 FROM reviewer WHERE workspace = r.workspace
          AND deliverable = r.id AND NOT EXISTS (SELECT 1 FROM approval WHERE approval.workspace = r.workspace
            AND approval.version = \(newest) AND approval.client = reviewer.client))
        """, message: "is approved, but not by everybody who was named to review it"),
    Rule(
      kind: DeliverableFormat.deliverable, member: "status",
      wrong: """
        r.status = 'changes_requested' AND NOT EXISTS (SELECT 1 FROM change_request WHERE workspace = r.workspace
          AND deliverable = r.id AND version = \(newest))
        """, message: "is changes_requested, but nobody asked for changes to the newest version"),
    Rule(
      kind: DeliverableFormat.deliverable, member: "status",
      wrong: "r.status <> 'draft' AND \(newest) IS NULL",
      message: "needs a version: only a draft may be without one"),
    Rule(
      kind: DeliverableFormat.deliverable, member: "readyAt",
      wrong: "r.status <> 'draft' AND r.ready_at IS NULL",
      message: "is missing: only a draft may be without it"),
    Rule(
      kind: DeliverableFormat.deliverable, member: "reviewers",
      wrong: """
        EXISTS (SELECT 1 FROM reviewer WHERE reviewer.workspace = r.workspace AND reviewer.deliverable = r.id
          AND \(isStranger("reviewer.client", to: "r.id")))
        """, message: "names a client who has no access to the project"),
    Rule(
      kind: DeliverableFormat.deliverable, member: "reviewers",
      wrong: """
        r.status <> 'approved' AND EXISTS (SELECT 1 FROM reviewer JOIN access ON access.workspace = r.workspace
          AND access.client = reviewer.client AND access.project = r.project
          WHERE reviewer.workspace = r.workspace AND reviewer.deliverable = r.id AND access.may_approve = 0)
        """, message: "names a client who may not approve in the project"),
    Rule(
      kind: DeliverableFormat.approval, member: "client", wrong: isStranger("r.client", to: "r.deliverable"),
      message: "is a client who has no access to the project"),
    Rule(
      kind: DeliverableFormat.changeRequest, member: "client",
      wrong: isStranger("r.client", to: "r.deliverable"),
      message: "is a client who has no access to the project"),
    Rule(
      kind: DeliverableFormat.version, member: "",
      wrong: """
        (r.link <> '') = EXISTS (SELECT 1 FROM version_file WHERE workspace = r.workspace AND version = r.id)
        """, message: "needs files or a link, and not both"),
    Rule(
      kind: DeliverableFormat.comment, member: "replyTo",
      wrong: """
        r.reply_to IS NOT NULL AND r.version IS NOT (SELECT version FROM comment AS up
          WHERE up.workspace = r.workspace AND up.id = r.reply_to)
        """, message: "is a comment on another version"),
    Rule(
      kind: DeliverableFormat.comment, member: "pin",
      wrong: """
        r.pin IS NOT NULL AND NOT EXISTS (SELECT 1 FROM version_file WHERE workspace = r.workspace
          AND version = r.version AND position = coalesce(json_extract(r.pin, '$.file'), 1))
        """, message: "is about a file that the version does not have"),
  ]

  /// - Throws: `FoundProblems`
  func verify() throws {
    var problems = ImportProblems()
    for rule in Self.rules { try verify(rule, &problems) }
    guard problems.isEmpty else { throw FoundProblems(problems) }
  }

  private func verify(_ rule: Rule, _ problems: inout ImportProblems) throws {
    let kind = rule.kind
    let ask = try main.makeStatement(
      sql: "SELECT 1 FROM \(kind.table) AS r WHERE r.workspace = $1 AND r.id = $2 AND (\(rule.wrong))")
    let rows = try Row.fetchCursor(
      scratch, sql: "SELECT place, parent, item, id FROM \"\(kind.table)\" WHERE place >= 0 ORDER BY place")
    while let row = try rows.next() {
      guard try Row.fetchOne(ask, arguments: [workspace, row[3] as String]) != nil else { continue }
      let spot = Spot(row, isInner: kind.parentColumn != nil)
      problems.add(spot.path(kind, member: rule.member, scratch), rule.message)
    }
  }
}
