/// Triggers that refuse: what was approved, decided, sent or written down stays as it was, whoever tries.
///
/// Two doors besides the obvious ones: `OR REPLACE` throws a row out without firing a delete trigger, so each lock looks
/// at inserts (and at updates of a unique key) as well; and `OR REPLACE` turns a NULL into the column's default after
/// the trigger has looked, so conditions compare with IS, for which NULL is a value like others.
enum Locks {
  static let sql: [String] =
    immutable("version", "a version is never changed, make a new one")
    + immutable("version_file", "a version's files are never changed, make a new version")
    + immutable("change_request", "a request for changes is a record and stays as it is")
    + immutable("audit", "the audit log is only added to") + approval + approved + identity + sentInvoice

  /// No update, no delete, no replacement.
  private static func immutable(_ table: String, _ why: String) -> [String] {
    let workspace = table == "audit" ? "" : "workspace = NEW.workspace AND "
    return [
      refuse("\(table)_update", "BEFORE UPDATE ON \(table)", why),
      refuse("\(table)_delete", "BEFORE DELETE ON \(table)", why),
      refuse(
        "\(table)_replace", "BEFORE INSERT ON \(table)",
        when: "EXISTS (SELECT 1 FROM \(table) WHERE \(workspace)id = NEW.id)", why),
    ]
  }

  static func refuse(_ name: String, _ event: String, when: String? = nil, _ why: String) -> String {
    """
    CREATE TRIGGER lock_\(name) \(event)\(when.map { " WHEN \($0)" } ?? "")
    BEGIN SELECT RAISE(ABORT, 'locked: \(why.replacing("'", with: "''"))'); END
    """
  }

  /// Erasing a person blanks name and email, and nothing else: the one change that an approval knows.
  private static let approval: [String] = {
    let why = "an approval is a record and stays as it is"
    let kept = [
      "workspace", "id", "deliverable", "version", "client", "note", "sha256", "approved_at", "address",
      "receipt",
    ]
    let isErasure = ["NEW.name IS ''", "NEW.email IS ''"] + kept.map { "NEW.\($0) IS OLD.\($0)" }
    return [
      refuse(
        "approval_update", "BEFORE UPDATE ON approval",
        when: "NOT (\(isErasure.joined(separator: " AND ")))", why),
      refuse("approval_delete", "BEFORE DELETE ON approval", why),
      refuse(
        "approval_replace", "BEFORE INSERT ON approval",
        when: """
          EXISTS (SELECT 1 FROM approval WHERE workspace = NEW.workspace AND id = NEW.id) \
          OR EXISTS (SELECT 1 FROM approval WHERE workspace = NEW.workspace AND version = NEW.version \
          AND client = NEW.client)
          """, why),
    ]
  }()

  /// An approved deliverable takes no new version and no other status, and its versions no new file.
  private static let approved = [
    refuse(
      "deliverable_update", "BEFORE UPDATE ON deliverable", when: "OLD.status = 'approved'",
      "this deliverable is approved, start a new one"),
    refuse(
      "deliverable_delete", "BEFORE DELETE ON deliverable", when: "OLD.status = 'approved'",
      "this deliverable is approved and stays"),
    refuse(
      "deliverable_replace", "BEFORE INSERT ON deliverable",
      when: meets("deliverable", "status = 'approved'", ["id", "external_id"]),
      "this deliverable is approved and stays"),
    refuse(
      "deliverable_replace_update", "BEFORE UPDATE OF external_id ON deliverable",
      when: meets("deliverable", "status = 'approved' AND id <> OLD.id", ["external_id"]),
      "this deliverable is approved and stays"),
    refuse(
      "version_approved", "BEFORE INSERT ON version",
      when: """
        EXISTS (SELECT 1 FROM deliverable WHERE workspace = NEW.workspace AND id = NEW.deliverable \
        AND status = 'approved') OR EXISTS (SELECT 1 FROM version WHERE workspace = NEW.workspace \
        AND deliverable = NEW.deliverable AND number = NEW.number)
        """, "this deliverable is approved or has that version, start a new one"),
    refuse(
      "version_file_approved", "BEFORE INSERT ON version_file",
      when: """
        EXISTS (SELECT 1 FROM approval WHERE workspace = NEW.workspace AND version = NEW.version) \
        OR EXISTS (SELECT 1 FROM version CROSS JOIN deliverable ON deliverable.workspace = version.workspace \
        AND deliverable.id = version.deliverable WHERE version.workspace = NEW.workspace \
        AND version.id = NEW.version AND deliverable.status = 'approved') \
        OR EXISTS (SELECT 1 FROM version_file WHERE workspace = NEW.workspace AND version = NEW.version \
        AND position = NEW.position)
        """, "this version is approved or has that file"),
  ]

  /// Ids and owners are for ever: what moved to another workspace would take its pages along.
  private static let identity =
    [
      "member", "company", "client", "access", "project", "milestone", "project_update", "deliverable",
      "file",
      "invoice", "payment", "feedback",
    ].map { table in
      refuse(
        "\(table)_identity", "BEFORE UPDATE OF workspace, id ON \(table)",
        when: "NEW.id IS NOT OLD.id OR NEW.workspace IS NOT OLD.workspace", "an id is never changed")
    } + [
      refuse(
        "workspace_identity", "BEFORE UPDATE OF id ON workspace", when: "NEW.id IS NOT OLD.id",
        "an id is never changed")
    ]

  /// What was sent to a client is only voided: a mistake is mended by a credit note.
  private static let sentInvoice = [
    refuse(
      "invoice_stage", "BEFORE UPDATE OF stage ON invoice",
      when: """
        (OLD.stage = 'sent' AND NEW.stage IS NOT 'sent' AND NEW.stage IS NOT 'void') \
        OR (OLD.stage = 'void' AND NEW.stage IS NOT 'void')
        """, "a sent invoice is voided, never taken back"),
    refuse(
      "invoice_delete", "BEFORE DELETE ON invoice", when: "OLD.stage <> 'draft'",
      "a sent invoice is voided, never deleted"),
    refuse(
      "invoice_replace", "BEFORE INSERT ON invoice",
      when: meets("invoice", "stage <> 'draft'", ["id", "number", "external_id"]),
      "a sent invoice is voided, never replaced"),
    refuse(
      "invoice_replace_update", "BEFORE UPDATE OF number, external_id ON invoice",
      when: meets("invoice", "stage <> 'draft' AND id <> OLD.id", ["number", "external_id"]),
      "a sent invoice is voided, never replaced"),
  ]

  /// Whether NEW shares one of these unique columns with a row that `condition` holds for. One question for each, so
  /// that each finds its index; all but ids are unique only where there is one.
  private static func meets(_ table: String, _ condition: String, _ columns: [String]) -> String {
    columns.map { column in
      let isThere = column == "id" ? "" : "\(column) <> '' AND "
      return """
        EXISTS (SELECT 1 FROM \(table) WHERE workspace = NEW.workspace AND \(isThere)\(column) = NEW.\(column) \
        AND \(condition))
        """
    }.joined(separator: " OR ")
  }
}
