import GRDB
import Portal

extension Agency {
  /// Two deliverables of the website with all that hangs on them.
  package struct Review: Sendable {
    /// Changes were requested.
    package let open: String
    package let openVersion: String
    package let openFile: String
    package let request: String
    /// Approved by Ada.
    package let approved: String
    package let approvedVersion: String
    package let approvedFile: String
    package let approval: String
    /// Of the version that was approved.
    package let hash: String
  }

  package func addReview(_ db: Database) throws -> Review {
    let (open, openVersion, openFile, openHash) = try addDeliverable("Posters", status: "ready", db)
    let request = ids.text("request")
    try db.insert(
      "change_request",
      [
        "workspace": workspace.text, "id": request, "deliverable": open, "version": openVersion,
        "client": ada.text,
        "note": "Less blue, please.", "requested_at": Self.created,
      ])
    try db.execute(
      sql: "UPDATE deliverable SET status = 'changes_requested' WHERE id = $1", arguments: [open])
    try addComments(on: openVersion, hash: openHash, db)

    let (approved, version, file, hash) = try addDeliverable("Logo", status: "ready", db)
    let approval = ids.text("approval")
    try db.insert(
      "approval",
      [
        "workspace": workspace.text, "id": approval, "deliverable": approved, "version": version,
        "client": ada.text,
        "name": "Ada Lind", "email": "ada@example.test", "note": "Lovely.", "sha256": hash,
        "approved_at": Self.created, "address": "192.0.2.7", "receipt": "{}",
      ])
    try db.execute(sql: "UPDATE deliverable SET status = 'approved' WHERE id = $1", arguments: [approved])
    return Review(
      open: open, openVersion: openVersion, openFile: openFile, request: request, approved: approved,
      approvedVersion: version, approvedFile: file, approval: approval, hash: hash)
  }

  /// One version with one file, and Ada and Ben to review it.
  package func addDeliverable(
    _ title: String, status: String, _ db: Database
  ) throws -> (deliverable: String, version: String, file: String, hash: String) {
    let (deliverable, version, file, hash) = (ids.text("del"), ids.text("ver"), ids.text("vfile"), ids.hash())
    let blob = try addBlob(db)
    try db.insert(
      "deliverable",
      [
        "workspace": workspace.text, "id": deliverable, "project": website.text, "title": title,
        "status": status,
        "external_id": "tool-\(deliverable.suffix(8))", "created_at": Self.created,
      ])
    for client in [ada, ben] {
      try db.insert(
        "reviewer", ["workspace": workspace.text, "deliverable": deliverable, "client": client.text])
    }
    try db.insert(
      "version",
      [
        "workspace": workspace.text, "id": version, "deliverable": deliverable, "number": 1, "sha256": hash,
        "author": aino.text, "created_at": Self.created,
      ])
    try db.insert(
      "version_file",
      [
        "workspace": workspace.text, "id": file, "version": version, "position": 1, "sha256": blob,
        "name": "\(title).pdf",
      ])
    return (deliverable, version, file, hash)
  }

  package func addBlob(_ db: Database) throws -> String {
    let hash = ids.hash()
    try db.insert(
      "blob",
      [
        "workspace": workspace.text, "sha256": hash, "size": 1024, "media_type": "application/pdf",
        "stored_at": Self.created,
      ])
    return hash
  }

  private func addComments(on version: String, hash: String, _ db: Database) throws {
    let first = ids.text("comment")
    try db.insert(
      "comment",
      [
        "workspace": workspace.text, "id": first, "version": version, "client": ada.text, "body": "Here.",
        "pin": #"{"x":0.5,"y":0.25}"#, "posted_at": Self.created,
      ])
    try db.insert(
      "comment",
      [
        "workspace": workspace.text, "id": ids.text("comment"), "version": version, "member": aino.text,
        "reply_to": first, "body": "I see.", "posted_at": Self.created,
      ])
  }
}
