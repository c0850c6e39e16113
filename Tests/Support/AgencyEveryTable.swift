import Foundation
import GRDB
import Portal

extension Agency {
  /// Adds to the sample at least one row of every other table, and one in each reference that may be empty: for what
  /// must hold everywhere.
  @discardableResult
  package func fillEveryTable(_ db: Database) throws -> Review {
    let review = try addReview(db)
    try fillMoney(db)
    try fillFiles(db)
    try fillPreviews(of: review, db)
    try fillFeedback(db)
    try fillSessions(db)
    try fillRecords(db)
    try fillGenerator(db)
    return review
  }

  private func fillFiles(_ db: Database) throws {
    let blob = try addBlob(db)
    let scopes = [
      ("project", website.text), ("company", brightwater.text), ("client", ada.text), ("workspace", nil),
    ]
    for (scope, target) in scopes {
      try db.insert(
        "file",
        [
          "workspace": workspace.text, "id": ids.text("file"), "sha256": blob, "name": "Plan.pdf",
          "scope": scope,
          "project": scope == "project" ? target : nil, "company": scope == "company" ? target : nil,
          "client": scope == "client" ? target : nil, "author": aino.text, "shared_at": Self.created,
        ])
    }
    let request = ids.text("ask")
    try db.insert(
      "file_request",
      [
        "workspace": workspace.text, "id": request, "project": website.text, "client": ada.text,
        "title": "Your logo as vector", "author": jonas.text, "asked_at": Self.created,
      ])
    try db.insert(
      "file_request_file",
      [
        "workspace": workspace.text, "id": ids.text("sent"), "request": request, "client": ada.text,
        "sha256": blob,
        "name": "logo.svg", "sent_at": Self.created,
      ])
  }

  private func fillPreviews(of review: Review, _ db: Database) throws {
    let original = try String.fetchOne(
      db, sql: "SELECT sha256 FROM version_file WHERE id = $1", arguments: [review.openFile])
    try db.insert(
      "preview",
      [
        "workspace": workspace.text, "original": original, "kind": "page", "position": 1,
        "sha256": ids.hash(), "media_type": "image/jpeg", "size": 10, "width": 800, "height": 600,
      ])
    try db.insert(
      "preview_attempt",
      ["workspace": workspace.text, "original": original, "moment": -1, "tried_at": Self.created])
  }

  private func fillFeedback(_ db: Database) throws {
    let (thread, message) = (ids.text("thread"), ids.text("msg"))
    try db.insert(
      "feedback",
      [
        "workspace": workspace.text, "id": thread, "client": ada.text, "project": website.text,
        "opened_at": Self.created,
      ])
    try db.insert(
      "feedback_message",
      [
        "workspace": workspace.text, "id": message, "feedback": thread, "member": jonas.text,
        "body": "Thanks.",
        "posted_at": Self.created,
      ])
    try db.insert(
      "feedback_attachment",
      [
        "workspace": workspace.text, "message": message, "position": 1, "sha256": try addBlob(db),
        "name": "a.png",
      ])
    try db.insert(
      "task",
      [
        "workspace": workspace.text, "id": ids.text("task"), "member": jonas.text, "kind": "feedback",
        "project": website.text, "client": ada.text, "subject": thread, "title": "Ada wrote",
        "created_at": Self.created, "done_at": Self.created, "done_by": aino.text,
      ])
  }

  private func fillSessions(_ db: Database) throws {
    for (client, member) in [(ada.text, nil), (nil, jonas.text)] as [(String?, String?)] {
      try db.insert(
        "sign_in_link",
        [
          "token_hash": ids.hash(), "workspace": workspace.text, "client": client, "member": member,
          "email": "a@example.test", "kind": "sign_in", "created_at": Self.created,
          "expires_at": Self.created,
        ])
      try db.insert(
        "session",
        [
          "workspace": workspace.text, "id": ids.text("session"), "token_hash": ids.hash(), "client": client,
          "member": member, "host": "northlight.localhost", "created_at": Self.created,
          "last_seen_at": Self.created, "expires_at": Self.created,
        ])
      try db.insert(
        "upload",
        [
          "workspace": workspace.text, "id": ids.text("upload"), "client": client, "member": member,
          "name": "film.mp4", "started_at": Self.created, "touched_at": Self.created,
        ])
    }
    try db.insert(
      "form_nonce",
      ["workspace": workspace.text, "actor": ada.text, "nonce": "n1", "used_at": Self.created])
    try db.insert(
      "seen",
      [
        "workspace": workspace.text, "client": ada.text, "subject": openInvoice.text,
        "first_at": Self.created,
        "last_at": Self.created,
      ])
    try db.insert("rate_limit", ["bucket": "ip/\(workspace)", "since": Self.created, "count": 1])
    try db.insert(
      "recovery_code", ["workspace": workspace.text, "member": owner.text, "code_hash": ids.hash()])
    try db.insert(
      "workspace_secret",
      ["workspace": workspace.text, "name": "stripe", "sealed": Data([1]), "changed_at": Self.created])
    try db.insert(
      "domain",
      [
        "workspace": workspace.text, "id": ids.text("domain"),
        "host": "portal.\(ids.text("h").suffix(6)).test",
        "cname_target": "t.example.test", "txt_value": "v", "claimed_at": Self.created,
        "verified_at": Self.created,
      ])
  }

  private func fillRecords(_ db: Database) throws {
    let (key, hook) = (ids.text("key"), ids.text("hook"))
    try db.insert(
      "outbox",
      [
        "workspace": workspace.text, "kind": "webhook", "message_id": ids.text("m"),
        "payload": Data("{}".utf8),
        "created_at": Self.created, "due_at": Self.created,
      ])
    let outbox = db.lastInsertedRowID
    try db.insert(
      "audit",
      [
        "workspace": workspace.text, "at": Self.created, "actor_kind": "member", "actor": owner.text,
        "action": "invoice.sent", "subject": openInvoice.text,
      ])
    try db.insert(
      "api_key",
      [
        "workspace": workspace.text, "id": key, "name": "Tracker", "key_hash": ids.hash(), "scopes": "[]",
        "created_by": owner.text, "created_at": Self.created,
      ])
    try db.insert(
      "idempotency_key",
      [
        "workspace": workspace.text, "api_key": key, "key": "k", "request_hash": ids.hash(), "status": 201,
        "response": Data("{}".utf8), "created_at": Self.created,
      ])
    try db.insert(
      "webhook_endpoint",
      [
        "workspace": workspace.text, "id": hook, "url": "https://example.test/hook", "events": "[]",
        "secret": Data([1]), "created_at": Self.created,
      ])
    try db.insert(
      "webhook_delivery",
      [
        "workspace": workspace.text, "endpoint": hook, "outbox": outbox, "attempt": 1, "at": Self.created,
        "status": 200,
      ])
  }

  private func fillGenerator(_ db: Database) throws {
    try db.insert(
      "next_change", ["workspace": workspace.text, "client": ada.text, "at": "2026-11-25T22:00:00.000Z"])
    try db.insert(
      "page_failure",
      [
        "workspace": workspace.text, "client": ben.text, "page": "billing/", "reason": "because",
        "attempts": 1,
        "first_at": Self.created, "retry_at": Self.created,
      ])
    try db.insert(
      "reminder_morning",
      ["workspace": workspace.text, "day": Self.today, "written_at": "2026-11-24T06:00:00.000Z"])
  }
}
