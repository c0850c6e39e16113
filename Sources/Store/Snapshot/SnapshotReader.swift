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
  /// - Parameters:
  ///   - scope: how much of what they see is read.
  ///   - today: the day in the workspace's zone, on which an access must be live.
  package static func clients(
    in range: ClosedRange<Client.ID>, of workspace: Workspace, _ scope: SnapshotScope = .everything,
    on today: Day, _ db: Database
  ) throws -> [Reading] {
    let bounds = [workspace.id.text, range.lowerBound.text, range.upperBound.text]
    let dated = [today.iso] + bounds
    var drafts = try SnapshotDrafts(clients: rows(SnapshotStatements.clients, bounds, db))
    try drafts.merge(rows(SnapshotStatements.projects, dated, db), SnapshotRows.project)
    var shared: Result<[SharedFile], Malformed> = .success([])
    switch scope {
    case .everything:
      try drafts.merge(rows(SnapshotStatements.milestones, dated, db), SnapshotRows.milestone)
      try drafts.merge(rows(SnapshotStatements.updates, dated, db), SnapshotRows.update)
      try drafts.merge(rows(SnapshotStatements.upcoming, dated, db), SnapshotRows.upcoming)
      try readInvoices(&drafts, dated, bounds, db)
      try readReview(&drafts, .all, dated, db)
      try readDocuments(&drafts, dated, bounds, db)
      if workspace.plan.includes(.feedback) { try readFeedback(&drafts, dated, bounds, db) }
      shared = try everybodysFiles(of: workspace.id, db)
    case .pages(let id):
      try readInvoices(&drafts, dated, bounds, db)
      try readReview(&drafts, .oneAmongOpen, dated + [id.text], db)
      try drafts.merge(rows(SnapshotStatements.fileRequests, dated, db), SnapshotRows.fileRequest)
    case .deliverable(let id):
      try readReview(&drafts, .one, dated + [id.text], db)
    }
    return drafts.drafts.map { $0.finish(in: workspace, everybodysFiles: shared, on: today) }
  }

  private static func readInvoices(
    _ drafts: inout SnapshotDrafts, _ dated: [String], _ bounds: [String], _ db: Database
  ) throws {
    try drafts.merge(rows(SnapshotStatements.invoices, dated, db), SnapshotRows.invoice)
    try drafts.merge(rows(SnapshotStatements.lines, bounds, db), SnapshotRows.line)
    try drafts.merge(rows(SnapshotStatements.issuances, bounds, db), SnapshotRows.issuance)
    try drafts.merge(rows(SnapshotStatements.invoiceProjects, dated, db), SnapshotRows.invoiceProject)
    try drafts.merge(rows(SnapshotStatements.payments, bounds, db), SnapshotRows.payment)
  }

  /// What hangs on deliverables is not looked for where there are none.
  private static func readReview(
    _ drafts: inout SnapshotDrafts, _ statements: ReviewStatements, _ arguments: [String], _ db: Database
  ) throws {
    try drafts.merge(rows(statements.deliverables, arguments, db), SnapshotRows.deliverable)
    guard drafts.drafts.contains(where: { !$0.deliverables.isEmpty }) else { return }
    try drafts.merge(rows(statements.reviewers, arguments, db), SnapshotRows.reviewer)
    try drafts.merge(rows(statements.versions, arguments, db), SnapshotRows.version)
    try drafts.merge(rows(statements.versionFiles, arguments, db), SnapshotRows.versionFile)
    try drafts.merge(rows(statements.previews, arguments, db), SnapshotRows.preview)
    try drafts.merge(rows(statements.comments, arguments, db), SnapshotRows.comment)
    try drafts.merge(rows(statements.approvals, arguments, db), SnapshotRows.approval)
    try drafts.merge(rows(statements.changeRequests, arguments, db), SnapshotRows.changeRequest)
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

  private static func readFeedback(
    _ drafts: inout SnapshotDrafts, _ dated: [String], _ bounds: [String], _ db: Database
  ) throws {
    try drafts.merge(rows(SnapshotStatements.feedback, dated, db), SnapshotRows.feedback)
    try drafts.merge(rows(SnapshotStatements.messages, bounds, db), SnapshotRows.message)
    try drafts.merge(rows(SnapshotStatements.attachments, bounds, db), SnapshotRows.attachment)
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
    _ id: Client.ID, of workspace: Workspace, _ scope: SnapshotScope = .everything, on today: Day,
    _ db: Database
  ) throws -> Reading? {
    try clients(in: id...id, of: workspace, scope, on: today, db).first
  }
}
