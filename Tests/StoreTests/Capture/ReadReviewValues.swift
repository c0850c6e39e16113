import GRDB
import Portal
import TestSupport

/// Something else of each kind, for columns that name another row.
struct Others {
  let review: Agency.Review
  /// A second deliverable that is not decided.
  let waiting: String
  /// Of another size than the sample's.
  let blob: String
  let request: String
  let message: String
  let thread: String

  /// Fills the sample's tables, and adds a second one of some.
  init(_ agency: Agency, _ db: Database) throws {
    review = try agency.fillEveryTable(db)
    waiting = try agency.addDeliverable("Cards", status: "ready", db).deliverable
    blob = try agency.addBlob(db)
    try db.execute(sql: "UPDATE blob SET size = 2048 WHERE sha256 = $1", arguments: [blob])
    let workspace = agency.workspace.text
    (request, thread, message) = (agency.ids.text("ask"), agency.ids.text("thread"), agency.ids.text("msg"))
    try db.insert(
      "file_request",
      [
        "workspace": workspace, "id": request, "project": agency.website.text, "title": "Your texts",
        "author": agency.jonas.text, "asked_at": Agency.created,
      ])
    try db.insert(
      "feedback",
      ["workspace": workspace, "id": thread, "client": agency.ben.text, "opened_at": Agency.created])
    try db.insert(
      "feedback_message",
      [
        "workspace": workspace, "id": message, "feedback": thread, "body": "Hello.",
        "posted_at": Agency.created,
      ])
  }
}

extension ReadColumnValues {
  static func review(_ agency: Agency, _ others: Others) -> Values {
    let review = others.review
    let moment = "'2026-11-24T10:00:00.000Z'"
    return [
      (
        "deliverable", "id = '\(review.open)'",
        [
          "project": "'\(agency.brand)'", "title": "'Placards'", "notes": "'Big'", "due_on": "'2026-12-01'",
          "rounds_included": "2", "originals": "'paid'", "status": "'ready'", "ready_at": moment,
        ]
      ),
      (
        "reviewer", "deliverable = '\(review.open)' AND client = '\(agency.ada)'",
        [
          "client": "'\(agency.cleo)'",
          "deliverable": "'\(others.waiting)', client = '\(agency.cleo)'",
        ]
      ),
      (
        "comment", "version = '\(review.openVersion)' AND client IS NOT NULL",
        [
          "version": "'\(review.approvedVersion)'", "client": "'\(agency.ben)'", "body": "'There.'",
          "pin": "'{\"at\":1}'", "posted_at": moment, "resolved_at": moment,
        ]
      ),
      (
        "comment", "version = '\(review.openVersion)' AND member IS NOT NULL",
        ["reply_to": "NULL", "member": "'\(agency.jonas)'"]
      ),
      ("approval", "id = '\(review.approval)'", ["name": "'', email = ''"]),
    ]
  }

  static func files(_ agency: Agency, _ others: Others) -> Values {
    let moment = "'2026-11-24T10:00:00.000Z'"
    let mine = "workspace = '\(agency.workspace)'"
    return [
      (
        "blob", "sha256 = (SELECT sha256 FROM version_file WHERE id = '\(others.review.openFile)')",
        [
          "size": "7", "media_type": "'image/png'", "width": "30", "height": "40", "duration": "50",
          "purged_at": moment,
        ]
      ),
      (
        "preview", mine,
        ["original": "'\(others.blob)'", "kind": "'small'", "position": "2", "width": "30", "height": "40"]
      ),
      (
        "file", "\(mine) AND scope = 'project'",
        [
          "sha256": "'\(others.blob)'", "name": "'Map.pdf'", "scope": "'workspace', project = NULL",
          "project": "'\(agency.brand)'", "shared_at": moment,
        ]
      ),
      ("file", "\(mine) AND scope = 'company'", ["company": "'\(agency.halden)'"]),
      ("file", "\(mine) AND scope = 'client'", ["client": "'\(agency.ben)'"]),
      (
        "file_request", "\(mine) AND client IS NOT NULL",
        [
          "project": "'\(agency.brand)'", "client": "NULL", "title": "'Logo'", "body": "'As SVG'",
          "due_on": "'2026-12-01'", "author": "'\(agency.aino)'", "asked_at": moment,
          "answered_at": moment, "withdrawn_at": moment,
        ]
      ),
      (
        "file_request_file", mine,
        [
          "id": "substr(id, 1, length(id) - 1) || iif(id GLOB '*0', '1', '0')",
          "request": "'\(others.request)'", "client": "'\(agency.ben)'", "sha256": "'\(others.blob)'",
          "name": "'mark.svg'", "sent_at": moment,
        ]
      ),
      (
        "feedback", "\(mine) AND client = '\(agency.ada)'",
        [
          "client": "'\(agency.ben)'", "project": "NULL", "state": "'closed'", "opened_at": moment,
        ]
      ),
      (
        "feedback_message", "\(mine) AND member IS NOT NULL",
        [
          "feedback": "'\(others.thread)'", "member": "NULL", "body": "'No.'", "posted_at": moment,
        ]
      ),
      (
        "feedback_attachment", mine,
        [
          "message": "'\(others.message)'", "position": "2", "sha256": "'\(others.blob)'", "name": "'b.png'",
        ]
      ),
    ]
  }
}
