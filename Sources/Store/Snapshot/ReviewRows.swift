import GRDB
import Portal

/// Deliverables and what hangs on them, from rows to values.
extension SnapshotRows {
  static func deliverable(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    guard let status = Deliverable.Status(rawValue: row[8]) else {
      throw Malformed("deliverable \(id): status")
    }
    guard let originals = Originals(rawValue: row[7]) else {
      throw Malformed("deliverable \(id): originals")
    }
    draft.deliverables.append(
      Deliverable(
        id: .init(unchecked: id), project: .init(unchecked: row[1]), title: row[3], notes: row[4],
        dueOn: try day(row[5], "deliverable \(id): due_on"), roundsIncluded: row[6], originals: originals,
        status: status, readyAt: try optionalInstant(row[9], "deliverable \(id): ready_at")))
  }

  static func reviewer(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let reviewer = Deliverable.Reviewer(client: .init(unchecked: row[2]), name: row[3])
    try draft.withDeliverable(row[1]) { (deliverable) throws(Malformed) in
      deliverable.reviewers.append(reviewer)
    }
  }

  static func version(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    let version = Version(
      id: .init(unchecked: id), number: row[3], link: row[4], sha256: row[5],
      author: (row[6] as String?) ?? "", createdAt: try instant(row[7], "version \(id): created_at"))
    try draft.withDeliverable(row[1]) { (deliverable) throws(Malformed) in
      deliverable.versions.append(version)
    }
  }

  static func versionFile(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let file = VersionFile(
      id: .init(unchecked: row[3]), position: row[4], name: row[5], blob: blob(row, from: 6))
    try draft.withVersion(row[2], of: row[1]) { (version) throws(Malformed) in version.files.append(file) }
  }

  static func preview(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let file: String = row[3]
    guard let kind = Preview.Kind(rawValue: row[4]) else { throw Malformed("preview of \(file): kind") }
    let preview = Preview(kind, position: row[5], width: row[6], height: row[7])
    try draft.withVersion(row[2], of: row[1]) { (version) throws(Malformed) in
      guard let place = version.files.firstIndex(where: { $0.id.text == file }) else { return }
      version.files[place].previews.append(preview)
    }
  }

  static func comment(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[3]
    let client: String? = row[5]
    let name: String = (client == nil ? row[7] : row[6]) ?? ""
    let replyTo: String? = row[4]
    let comment = Comment(
      id: .init(unchecked: id), replyTo: replyTo.map { .init(unchecked: $0) },
      author: client.map { .client(.init(unchecked: $0), name: name) } ?? .member(name: name), body: row[8],
      pin: (row[9] as String?).flatMap { Pin(json: $0) },
      postedAt: try instant(row[10], "comment \(id): posted_at"), isResolved: (row[11] as String?) != nil)
    try draft.withVersion(row[2], of: row[1]) { (version) throws(Malformed) in
      version.comments.append(comment)
    }
  }

  static func approval(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    let approval = Approval(
      id: .init(unchecked: id), version: .init(unchecked: row[3]), client: .init(unchecked: row[4]),
      name: row[5], note: row[6], sha256: row[7], at: try instant(row[8], "approval \(id): approved_at"),
      hasReceipt: row[9])
    try draft.withDeliverable(row[1]) { (deliverable) throws(Malformed) in
      deliverable.approvals.append(approval)
    }
  }

  static func changeRequest(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    let request = ChangeRequest(
      id: .init(unchecked: id), version: .init(unchecked: row[3]), client: .init(unchecked: row[4]),
      name: row[5], note: row[6], at: try instant(row[7], "change_request \(id): requested_at"))
    try draft.withDeliverable(row[1]) { (deliverable) throws(Malformed) in
      deliverable.requests.append(request)
    }
  }
}
