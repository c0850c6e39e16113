import GRDB
import Portal

/// Reads what clients may see. Everything of one call comes from one transaction.
package enum SnapshotReader {
  /// A client, or why their snapshot could not be read: a value that the rules refuse, such as a date that is none.
  package struct Reading: Sendable {
    package let client: Client.ID
    package let snapshot: Result<ClientSnapshot, Malformed>
  }

  /// The settings of a workspace, nil where there is none by that id.
  /// - Throws: `Malformed` where a setting makes no sense, such as a time zone that does not exist.
  package static func workspace(_ id: Workspace.ID, zones: ZoneCache, _ db: Database) throws -> Workspace? {
    let statement = try db.cachedStatement(sql: SnapshotStatements.workspace)
    let cursor = try Row.fetchCursor(statement, arguments: [id.text])
    return try cursor.next().map { try Workspace(row: $0, id: id, zones: zones) }
  }

  /// The clients of a workspace with ids from `range`'s lower to its upper bound, by id. Erased clients are left out.
  /// - Parameter today: the day in the workspace's zone, on which an access must be live.
  package static func clients(
    in range: ClosedRange<Client.ID>, of workspace: Workspace, on today: Day, _ db: Database
  ) throws -> [Reading] {
    let bounds = [workspace.id.text, range.lowerBound.text, range.upperBound.text]
    let dated = [today.iso] + bounds
    var drafts = try SnapshotDrafts(clients: rows(SnapshotStatements.clients, bounds, db))
    try drafts.merge(rows(SnapshotStatements.projects, dated, db), SnapshotRows.project)
    try drafts.merge(rows(SnapshotStatements.milestones, dated, db), SnapshotRows.milestone)
    try drafts.merge(rows(SnapshotStatements.updates, dated, db), SnapshotRows.update)
    try drafts.merge(rows(SnapshotStatements.invoices, dated, db), SnapshotRows.invoice)
    try drafts.merge(rows(SnapshotStatements.lines, bounds, db), SnapshotRows.line)
    try drafts.merge(rows(SnapshotStatements.issuances, bounds, db), SnapshotRows.issuance)
    try drafts.merge(rows(SnapshotStatements.invoiceProjects, dated, db), SnapshotRows.invoiceProject)
    try drafts.merge(rows(SnapshotStatements.payments, bounds, db), SnapshotRows.payment)
    try drafts.merge(rows(SnapshotStatements.upcoming, dated, db), SnapshotRows.upcoming)
    try readReview(&drafts, dated, db)
    try readDocuments(&drafts, dated, bounds, db)
    if workspace.plan.includes(.feedback) {
      try drafts.merge(rows(SnapshotStatements.feedback, dated, db), SnapshotRows.feedback)
      try drafts.merge(rows(SnapshotStatements.messages, bounds, db), SnapshotRows.message)
      try drafts.merge(rows(SnapshotStatements.attachments, bounds, db), SnapshotRows.attachment)
    }
    let shared = try everybodysFiles(of: workspace.id, db)
    return drafts.drafts.map { $0.finish(in: workspace, everybodysFiles: shared, on: today) }
  }

  /// What hangs on deliverables is not looked for where there are none.
  private static func readReview(_ drafts: inout SnapshotDrafts, _ dated: [String], _ db: Database) throws {
    try drafts.merge(rows(SnapshotStatements.deliverables, dated, db), SnapshotRows.deliverable)
    guard drafts.drafts.contains(where: { !$0.deliverables.isEmpty }) else { return }
    try drafts.merge(rows(SnapshotStatements.reviewers, dated, db), SnapshotRows.reviewer)
    try drafts.merge(rows(SnapshotStatements.versions, dated, db), SnapshotRows.version)
    try drafts.merge(rows(SnapshotStatements.versionFiles, dated, db), SnapshotRows.versionFile)
    try drafts.merge(rows(SnapshotStatements.previews, dated, db), SnapshotRows.preview)
    try drafts.merge(rows(SnapshotStatements.comments, dated, db), SnapshotRows.comment)
    try drafts.merge(rows(SnapshotStatements.approvals, dated, db), SnapshotRows.approval)
    try drafts.merge(rows(SnapshotStatements.changeRequests, dated, db), SnapshotRows.changeRequest)
  }

  private static func readDocuments(
    _ drafts: inout SnapshotDrafts, _ dated: [String], _ bounds: [String], _ db: Database
  ) throws {
    try drafts.merge(rows(SnapshotStatements.projectFiles, dated, db), SnapshotRows.projectFile)
    try drafts.merge(rows(SnapshotStatements.companyFiles, bounds, db), SnapshotRows.companyFile)
    try drafts.merge(rows(SnapshotStatements.clientFiles, bounds, db), SnapshotRows.clientFile)
    try drafts.merge(rows(SnapshotStatements.fileRequests, dated, db), SnapshotRows.fileRequest)
    guard drafts.drafts.contains(where: { !$0.fileRequests.isEmpty }) else { return }
    try drafts.merge(rows(SnapshotStatements.sentFiles, dated, db), SnapshotRows.sentFile)
  }

  /// The files that all clients see; a row that makes no sense fails them all.
  private static func everybodysFiles(
    of workspace: Workspace.ID, _ db: Database
  ) throws -> Result<[SharedFile], Malformed> {
    let rows = try rows(SnapshotStatements.everybodysFiles, [workspace.text], db)
    var files: [SharedFile] = []
    while let row = try rows.next() {
      do throws(Malformed) { files.append(try SnapshotRows.everybodysFile(row)) } catch {
        return .failure(error)
      }
    }
    return .success(files)
  }

  private static func rows(_ sql: String, _ arguments: [String], _ db: Database) throws -> RowCursor {
    try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
  }

  package static func client(
    _ id: Client.ID, of workspace: Workspace, on today: Day, _ db: Database
  ) throws -> Reading? {
    try clients(in: id...id, of: workspace, on: today, db).first
  }
}
