/// Triggers that refuse: what was approved, decided or written down stays as it was, whoever tries. `INSERT OR REPLACE`
/// deletes without firing a delete trigger, so each lock looks at inserts as well.
enum Locks {
  static let sql: [String] =
    immutable("version", key: ["id"], "a version is never changed, make a new one")
    + immutable("version_file", key: ["id"], "a version's files are never changed, make a new version")
    + immutable("change_request", key: ["id"], "a request for changes is a record and stays as it is")
    + immutable("audit", key: ["id"], "the audit log is only added to") + approval + approved + identity
    + sentInvoice

  /// No update, no delete, no replacement.
  private static func immutable(_ table: String, key: [String], _ why: String) -> [String] {
    let same = (table == "audit" ? key : ["workspace"] + key).map { "\($0) = NEW.\($0)" }.joined(
      separator: " AND ")
    return [
      refuse("lock_\(table)_update", "BEFORE UPDATE ON \(table)", why),
      refuse("lock_\(table)_delete", "BEFORE DELETE ON \(table)", why),
      refuse(
        "lock_\(table)_replace", "BEFORE INSERT ON \(table)",
        when: "EXISTS (SELECT 1 FROM \(table) WHERE \(same))", why
      ),
    ]
  }

  private static func refuse(_ name: String, _ event: String, when: String? = nil, _ why: String) -> String {
    """
    CREATE TRIGGER \(name) \(event)\(when.map { " WHEN \($0)" } ?? "")
    BEGIN SELECT RAISE(ABORT, 'locked: \(why)'); END
    """
  }

  /// Erasing a person blanks name and email, and nothing else: the one change that an approval knows.
  private static let approval = [
    refuse(
      "lock_approval_update", "BEFORE UPDATE ON approval",
      when: """
        NOT (NEW.name = '' AND NEW.email = '' AND NEW.workspace = OLD.workspace AND NEW.id = OLD.id \
        AND NEW.deliverable = OLD.deliverable AND NEW.version = OLD.version AND NEW.client = OLD.client \
        AND NEW.note = OLD.note AND NEW.sha256 = OLD.sha256 AND NEW.approved_at = OLD.approved_at \
        AND NEW.address = OLD.address AND NEW.receipt = OLD.receipt)
        """, "an approval is a record and stays as it is"),
    refuse("lock_approval_delete", "BEFORE DELETE ON approval", "an approval is a record and stays as it is"),
    refuse(
      "lock_approval_replace", "BEFORE INSERT ON approval",
      when: """
        EXISTS (SELECT 1 FROM approval WHERE workspace = NEW.workspace \
        AND (id = NEW.id OR (version = NEW.version AND client = NEW.client)))
        """, "an approval is a record and stays as it is"),
    refuse(
      "lock_approval_version", "BEFORE INSERT ON approval",
      when: """
        NOT EXISTS (SELECT 1 FROM version WHERE workspace = NEW.workspace AND id = NEW.version \
        AND deliverable = NEW.deliverable AND sha256 = NEW.sha256)
        """, "an approval names a version of its deliverable and that version''s hash"),
  ]

  /// An approved deliverable takes no new version and no other status, and its versions no new file.
  private static let approved = [
    refuse(
      "lock_deliverable_update", "BEFORE UPDATE ON deliverable", when: "OLD.status = 'approved'",
      "this deliverable is approved, start a new one"),
    refuse(
      "lock_deliverable_delete", "BEFORE DELETE ON deliverable", when: "OLD.status = 'approved'",
      "this deliverable is approved and stays"),
    refuse(
      "lock_deliverable_replace", "BEFORE INSERT ON deliverable",
      when: """
        EXISTS (SELECT 1 FROM deliverable WHERE workspace = NEW.workspace AND status = 'approved' \
        AND (id = NEW.id OR (external_id <> '' AND external_id = NEW.external_id)))
        """, "this deliverable is approved and stays"),
    refuse(
      "lock_version_approved", "BEFORE INSERT ON version",
      when: """
        EXISTS (SELECT 1 FROM deliverable WHERE workspace = NEW.workspace AND id = NEW.deliverable \
        AND status = 'approved') OR EXISTS (SELECT 1 FROM version WHERE workspace = NEW.workspace \
        AND deliverable = NEW.deliverable AND number = NEW.number)
        """, "this deliverable is approved or has that version, start a new one"),
    refuse(
      "lock_version_file_approved", "BEFORE INSERT ON version_file",
      when: """
        EXISTS (SELECT 1 FROM approval WHERE workspace = NEW.workspace AND version = NEW.version) \
        OR EXISTS (SELECT 1 FROM version_file WHERE workspace = NEW.workspace AND version = NEW.version \
        AND position = NEW.position)
        """, "this version is approved or has that file"),
  ]

  /// Ids and owners are for ever: what moved to another workspace would take its pages along.
  private static let identity = [
    "member", "company", "client", "access", "project", "milestone", "project_update", "deliverable", "file",
    "invoice", "payment", "feedback",
  ].map { table in
    refuse(
      "lock_\(table)_identity", "BEFORE UPDATE OF workspace, id ON \(table)",
      when: "NEW.id <> OLD.id OR NEW.workspace <> OLD.workspace", "an id is never changed")
  }

  /// What was sent to a client is only voided: a mistake is mended by a credit note.
  private static let sentInvoice = [
    refuse(
      "lock_invoice_stage", "BEFORE UPDATE OF stage ON invoice",
      when: "(OLD.stage = 'sent' AND NEW.stage = 'draft') OR (OLD.stage = 'void' AND NEW.stage <> 'void')",
      "a sent invoice is voided, never taken back")
  ]
}
