/// What goes out, what was done, and who else is connected.
enum RecordTables {
  static let sql = [outbox, audit, apiKey, idempotencyKey, webhookEndpoint, webhookDelivery, upload]

  /// Written in the change's own transaction, delivered by Post. `payload` is sealed where it holds a sign-in link.
  static let outbox = """
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.oneOf("kind", ["mail", "webhook", "purge"])),
      \(Check.name("message_id", 255)) UNIQUE,
      \(Check.text("recipient", 500)),
      payload BLOB NOT NULL,
      \(Check.instant("created_at")),
      \(Check.instant("due_at")),
      \(Check.instant("expires_at", null: true)),
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      \(Check.text("problem", 1000)),
      \(Check.oneOf("state", ["waiting", "held", "sent", "failed", "expired"], default: "waiting")),
      \(Check.instant("sent_at", null: true)),
      UNIQUE (workspace, id)
    ) STRICT;
    CREATE INDEX outbox_waiting ON outbox (due_at) WHERE state = 'waiting';
    """

  /// Append-only, in the transaction of what it tells.
  static let audit = """
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id > 0),
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.instant("at")),
      \(Check.oneOf("actor_kind", ["client", "member", "operator", "stripe", "clock", "api_key"])),
      \(Check.text("actor", 60)),
      \(Check.name("action", 80)),
      \(Check.text("subject", 60)),
      detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
      \(Check.text("address", 64))
    ) STRICT;
    CREATE INDEX audit_workspace ON audit (workspace, id);
    CREATE INDEX audit_subject ON audit (workspace, subject) WHERE subject <> '';
    """

  static let apiKey = """
    CREATE TABLE api_key (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.id("id", "key")),
      \(Check.name("name", 120)),
      \(Check.hash("key_hash")) UNIQUE,
      scopes TEXT NOT NULL CHECK (json_valid(scopes)),
      created_by TEXT NOT NULL,
      \(Check.instant("created_at")),
      \(Check.instant("last_used_at", null: true)),
      \(Check.instant("revoked_at", null: true)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, created_by) REFERENCES member (workspace, id)
    ) STRICT, WITHOUT ROWID;
    """

  static let idempotencyKey = """
    CREATE TABLE idempotency_key (
      workspace TEXT NOT NULL,
      api_key TEXT NOT NULL,
      \(Check.name("key", 255)),
      \(Check.hash("request_hash")),
      status INTEGER NOT NULL,
      response BLOB NOT NULL,
      \(Check.instant("created_at")),
      PRIMARY KEY (workspace, api_key, key),
      FOREIGN KEY (workspace, api_key) REFERENCES api_key (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
    """

  static let webhookEndpoint = """
    CREATE TABLE webhook_endpoint (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.id("id", "hook")),
      \(Check.name("url", 2000)),
      events TEXT NOT NULL CHECK (json_valid(events)),
      secret BLOB NOT NULL,
      \(Check.instant("created_at")),
      \(Check.instant("disabled_at", null: true)),
      PRIMARY KEY (workspace, id)
    ) STRICT, WITHOUT ROWID;
    """

  static let webhookDelivery = """
    CREATE TABLE webhook_delivery (
      workspace TEXT NOT NULL,
      endpoint TEXT NOT NULL,
      outbox INTEGER NOT NULL,
      attempt INTEGER NOT NULL CHECK (attempt > 0),
      \(Check.instant("at")),
      status INTEGER,
      \(Check.text("answer", 2000)),
      PRIMARY KEY (workspace, outbox, endpoint, attempt),
      FOREIGN KEY (workspace, endpoint) REFERENCES webhook_endpoint (workspace, id),
      FOREIGN KEY (workspace, outbox) REFERENCES outbox (workspace, id)
    ) STRICT, WITHOUT ROWID;
    """

  /// A resumable upload that is not complete or not yet attached to anything.
  static let upload = """
    CREATE TABLE upload (
      workspace TEXT NOT NULL,
      \(Check.id("id", "upload")),
      member TEXT,
      client TEXT,
      \(Check.name("name", 255)),
      size INTEGER CHECK (size >= 0),
      received INTEGER NOT NULL DEFAULT 0 CHECK (received >= 0),
      \(Check.hash("sha256", null: true)),
      \(Check.instant("started_at")),
      \(Check.instant("touched_at")),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, member) REFERENCES member (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      CHECK ((client IS NULL) <> (member IS NULL))
    ) STRICT, WITHOUT ROWID;
    """
}
