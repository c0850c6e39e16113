/// What is to be reviewed, and the record of what was decided.
enum DeliverableTables {
  static let sql = [blob, deliverable, reviewer, version, versionFile, comment, approval, changeRequest]

  /// Bytes in the vault, named by their hash; per workspace, so that no agency learns what another has.
  static let blob = """
    CREATE TABLE blob (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.hash("sha256")),
      size INTEGER NOT NULL CHECK (size >= 0),
      \(Check.name("media_type", 127)),
      width INTEGER CHECK (width > 0),
      height INTEGER CHECK (height > 0),
      duration INTEGER CHECK (duration >= 0),
      \(Check.instant("stored_at")),
      \(Check.instant("purged_at", null: true)),
      PRIMARY KEY (workspace, sha256)
    ) STRICT, WITHOUT ROWID;
    """

  static let deliverable = """
    CREATE TABLE deliverable (
      workspace TEXT NOT NULL,
      \(Check.id("id", "del")),
      project TEXT NOT NULL,
      \(Check.name("title")),
      \(Check.text("notes", 20000)),
      \(Check.day("due_on", null: true)),
      rounds_included INTEGER CHECK (rounds_included > 0),
      \(Check.oneOf("originals", ["always", "approved", "paid"], default: "always")),
      \(Check.oneOf("status", ["draft", "ready", "changes_requested", "approved"], default: "draft")),
      \(Check.instant("ready_at", null: true)),
      \(Check.text("external_id", 200)),
      \(Check.instant("created_at")),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deliverable_project ON deliverable (workspace, project);
    CREATE UNIQUE INDEX deliverable_external ON deliverable (workspace, external_id) WHERE external_id <> '';
    """

  static let reviewer = """
    CREATE TABLE reviewer (
      workspace TEXT NOT NULL,
      deliverable TEXT NOT NULL,
      client TEXT NOT NULL,
      PRIMARY KEY (workspace, deliverable, client),
      FOREIGN KEY (workspace, deliverable) REFERENCES deliverable (workspace, id) ON DELETE CASCADE,
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reviewer_client ON reviewer (workspace, client);
    """

  static let version = """
    CREATE TABLE version (
      workspace TEXT NOT NULL,
      \(Check.id("id", "ver")),
      deliverable TEXT NOT NULL,
      number INTEGER NOT NULL CHECK (number > 0),
      \(Check.text("link", 2000)),
      \(Check.hash("sha256")),
      author TEXT NOT NULL,
      \(Check.instant("created_at")),
      PRIMARY KEY (workspace, id),
      UNIQUE (workspace, deliverable, number),
      FOREIGN KEY (workspace, deliverable) REFERENCES deliverable (workspace, id),
      FOREIGN KEY (workspace, author) REFERENCES member (workspace, id)
    ) STRICT, WITHOUT ROWID;
    """

  static let versionFile = """
    CREATE TABLE version_file (
      workspace TEXT NOT NULL,
      \(Check.id("id", "vfile")),
      version TEXT NOT NULL,
      position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 20),
      sha256 TEXT NOT NULL,
      \(Check.name("name", 255)),
      PRIMARY KEY (workspace, id),
      UNIQUE (workspace, version, position),
      FOREIGN KEY (workspace, version) REFERENCES version (workspace, id),
      FOREIGN KEY (workspace, sha256) REFERENCES blob (workspace, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX version_file_blob ON version_file (workspace, sha256);
    """

  /// A pin is JSON of a documented shape: a point of an image, a page and point of a PDF, seconds of a video.
  static let comment = """
    CREATE TABLE comment (
      workspace TEXT NOT NULL,
      \(Check.id("id", "comment")),
      version TEXT NOT NULL,
      reply_to TEXT,
      client TEXT,
      member TEXT,
      body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
      pin TEXT CHECK (pin IS NULL OR json_valid(pin)),
      \(Check.instant("posted_at")),
      \(Check.instant("resolved_at", null: true)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, version) REFERENCES version (workspace, id),
      FOREIGN KEY (workspace, reply_to) REFERENCES comment (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, member) REFERENCES member (workspace, id),
      CHECK ((client IS NULL) <> (member IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX comment_version ON comment (workspace, version, posted_at);
    """

  /// An immutable record. `receipt` is the signed text as it was handed out.
  static let approval = """
    CREATE TABLE approval (
      workspace TEXT NOT NULL,
      \(Check.id("id", "approval")),
      deliverable TEXT NOT NULL,
      version TEXT NOT NULL,
      client TEXT NOT NULL,
      \(Check.text("name", 300)),
      \(Check.text("email", 254)),
      \(Check.text("note", 10000)),
      \(Check.hash("sha256")),
      \(Check.instant("approved_at")),
      \(Check.text("address", 64)),
      receipt TEXT NOT NULL,
      PRIMARY KEY (workspace, id),
      UNIQUE (workspace, version, client),
      FOREIGN KEY (workspace, deliverable) REFERENCES deliverable (workspace, id),
      FOREIGN KEY (workspace, version) REFERENCES version (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX approval_deliverable ON approval (workspace, deliverable);
    """

  static let changeRequest = """
    CREATE TABLE change_request (
      workspace TEXT NOT NULL,
      \(Check.id("id", "request")),
      deliverable TEXT NOT NULL,
      version TEXT NOT NULL,
      client TEXT NOT NULL,
      note TEXT NOT NULL CHECK (length(note) BETWEEN 1 AND 10000),
      \(Check.instant("requested_at")),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, deliverable) REFERENCES deliverable (workspace, id),
      FOREIGN KEY (workspace, version) REFERENCES version (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX change_request_deliverable ON change_request (workspace, deliverable);
    """
}
