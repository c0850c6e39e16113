/// Documents that are shared and asked for, feedback, and the team's inbox.
enum FileTables {
  static let sql = [file, fileRequest, fileRequestFile, feedback, feedbackMessage, feedbackAttachment, task]

  /// Shared with exactly one of: a project's clients, a company, one client, all clients of the workspace.
  static let file = """
    CREATE TABLE file (
      workspace TEXT NOT NULL,
      \(Check.id("id", "file")),
      sha256 TEXT NOT NULL,
      \(Check.name("name", 255)),
      \(Check.oneOf("scope", ["project", "company", "client", "workspace"])),
      project TEXT,
      company TEXT,
      client TEXT,
      author TEXT,
      \(Check.instant("shared_at")),
      \(Check.text("external_id", 200)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, sha256) REFERENCES blob (workspace, sha256),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id),
      FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, author) REFERENCES member (workspace, id),
      CHECK ((scope = 'project') = (project IS NOT NULL) AND (scope = 'company') = (company IS NOT NULL)
        AND (scope = 'client') = (client IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX file_project ON file (workspace, project) WHERE project IS NOT NULL;
    CREATE INDEX file_company ON file (workspace, company) WHERE company IS NOT NULL;
    CREATE INDEX file_client ON file (workspace, client) WHERE client IS NOT NULL;
    CREATE INDEX file_blob ON file (workspace, sha256);
    """

  static let fileRequest = """
    CREATE TABLE file_request (
      workspace TEXT NOT NULL,
      \(Check.id("id", "ask")),
      project TEXT NOT NULL,
      client TEXT,
      \(Check.name("title")),
      \(Check.text("body", 10000)),
      \(Check.day("due_on", null: true)),
      author TEXT NOT NULL,
      \(Check.instant("asked_at")),
      \(Check.instant("answered_at", null: true)),
      \(Check.instant("withdrawn_at", null: true)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, author) REFERENCES member (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX file_request_project ON file_request (workspace, project);
    """

  static let fileRequestFile = """
    CREATE TABLE file_request_file (
      workspace TEXT NOT NULL,
      \(Check.id("id", "sent")),
      request TEXT NOT NULL,
      client TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      \(Check.name("name", 255)),
      \(Check.instant("sent_at")),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, request) REFERENCES file_request (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, sha256) REFERENCES blob (workspace, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX file_request_file_request ON file_request_file (workspace, request);
    """

  static let feedback = """
    CREATE TABLE feedback (
      workspace TEXT NOT NULL,
      \(Check.id("id", "thread")),
      client TEXT NOT NULL,
      project TEXT,
      \(Check.oneOf("state", ["open", "answered", "closed"], default: "open")),
      \(Check.instant("opened_at")),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feedback_client ON feedback (workspace, client);
    """

  static let feedbackMessage = """
    CREATE TABLE feedback_message (
      workspace TEXT NOT NULL,
      \(Check.id("id", "msg")),
      feedback TEXT NOT NULL,
      member TEXT,
      body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
      \(Check.instant("posted_at")),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, feedback) REFERENCES feedback (workspace, id),
      FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feedback_message_feedback ON feedback_message (workspace, feedback, posted_at);
    """

  static let feedbackAttachment = """
    CREATE TABLE feedback_attachment (
      workspace TEXT NOT NULL,
      message TEXT NOT NULL,
      position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 5),
      sha256 TEXT NOT NULL,
      \(Check.name("name", 255)),
      PRIMARY KEY (workspace, message, position),
      FOREIGN KEY (workspace, message) REFERENCES feedback_message (workspace, id),
      FOREIGN KEY (workspace, sha256) REFERENCES blob (workspace, sha256)
    ) STRICT, WITHOUT ROWID;
    """

  /// `subject` is the id of the thing that made it.
  static let task = """
    CREATE TABLE task (
      workspace TEXT NOT NULL,
      \(Check.id("id", "task")),
      member TEXT NOT NULL,
      \(Check.oneOf("kind", ["feedback", "changes_requested", "approval", "files", "mail_problem", "money_problem"])),
      project TEXT,
      client TEXT,
      \(Check.text("subject", 60)),
      \(Check.name("title", 500)),
      \(Check.instant("created_at")),
      \(Check.instant("done_at", null: true)),
      done_by TEXT,
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, member) REFERENCES member (workspace, id),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, done_by) REFERENCES member (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX task_open ON task (workspace, member, created_at) WHERE done_at IS NULL;
    """
}
