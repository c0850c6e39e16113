/// Who is signed in, and what holds attempts down.
enum SessionTables {
  static let sql = [signInLink, session, rateLimit, formNonce, seen]

  /// Stored by hash only; bound to the address that it was sent to.
  static let signInLink = """
    CREATE TABLE sign_in_link (
      \(Check.hash("token_hash")) PRIMARY KEY,
      workspace TEXT NOT NULL REFERENCES workspace (id),
      client TEXT,
      member TEXT,
      \(Check.email()),
      \(Check.oneOf("kind", ["sign_in", "invitation", "operator"])),
      \(Check.text("destination", 2000)),
      \(Check.instant("created_at")),
      \(Check.instant("expires_at")),
      \(Check.instant("used_at", null: true)),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, member) REFERENCES member (workspace, id),
      CHECK ((client IS NULL) <> (member IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sign_in_link_client ON sign_in_link (workspace, client, created_at) WHERE client IS NOT NULL;
    CREATE INDEX sign_in_link_member ON sign_in_link (workspace, member, created_at) WHERE member IS NOT NULL;
    CREATE INDEX sign_in_link_expires ON sign_in_link (expires_at);
    """

  /// The cookie's value is stored by hash; `id` names the session in the token and in lists.
  static let session = """
    CREATE TABLE session (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.id("id", "session")),
      \(Check.hash("token_hash")) UNIQUE,
      client TEXT,
      member TEXT,
      \(Check.name("host", 253)),
      \(Check.text("user_agent", 300)),
      \(Check.flag("second_factor", default: 0)),
      \(Check.instant("created_at")),
      \(Check.instant("last_seen_at")),
      \(Check.instant("expires_at")),
      \(Check.instant("ended_at", null: true)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, member) REFERENCES member (workspace, id),
      CHECK ((client IS NULL) <> (member IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX session_client ON session (workspace, client) WHERE client IS NOT NULL;
    CREATE INDEX session_member ON session (workspace, member) WHERE member IS NOT NULL;
    CREATE INDEX session_expires ON session (expires_at);
    """

  /// A bucket: what is counted (an address, a network, everything), and how often since when.
  static let rateLimit = """
    CREATE TABLE rate_limit (
      \(Check.name("bucket", 200)) PRIMARY KEY,
      \(Check.instant("since")),
      count INTEGER NOT NULL CHECK (count > 0)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rate_limit_since ON rate_limit (since);
    """

  /// A form that was posted once is not done twice; `result` is where the first one led.
  static let formNonce = """
    CREATE TABLE form_nonce (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.name("actor", 60)),
      \(Check.name("nonce", 100)),
      \(Check.text("result", 2000)),
      \(Check.instant("used_at")),
      PRIMARY KEY (workspace, actor, nonce)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX form_nonce_used ON form_nonce (used_at);
    """

  /// When a client first and last saw a deliverable or an invoice.
  static let seen = """
    CREATE TABLE seen (
      workspace TEXT NOT NULL,
      client TEXT NOT NULL,
      \(Check.name("subject", 60)),
      \(Check.instant("first_at")),
      \(Check.instant("last_at")),
      PRIMARY KEY (workspace, client, subject),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id)
    ) STRICT, WITHOUT ROWID;
    """
}
