/// The work: projects, their milestones and updates.
enum ProjectTables {
  static let sql = [project, milestone, update]

  /// `budget` and `internal_notes` are never read by a snapshot.
  static let project = """
    CREATE TABLE project (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.id("id", "project")),
      \(Check.name("name")),
      \(Check.text("summary", 10000)),
      \(Check.oneOf(
        "status", ["planning", "in_progress", "in_review", "completed", "on_hold", "archived"],
        default: "planning")),
      lead TEXT,
      \(Check.day("starts_on", null: true)),
      \(Check.day("ends_on", null: true)),
      done_count INTEGER CHECK (done_count >= 0),
      total_count INTEGER CHECK (total_count >= 0),
      \(Check.amount("budget", null: true)),
      \(Check.text("internal_notes", 100000)),
      \(Check.text("external_id", 200)),
      \(Check.instant("created_at")),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, lead) REFERENCES member (workspace, id),
      CHECK (ends_on IS NULL OR starts_on IS NULL OR starts_on <= ends_on),
      CHECK ((done_count IS NULL) = (total_count IS NULL) AND (done_count IS NULL OR done_count <= total_count))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX project_lead ON project (workspace, lead) WHERE lead IS NOT NULL;
    CREATE UNIQUE INDEX project_external ON project (workspace, external_id) WHERE external_id <> '';
    """

  static let milestone = """
    CREATE TABLE milestone (
      workspace TEXT NOT NULL,
      \(Check.id("id", "mile")),
      project TEXT NOT NULL,
      position INTEGER NOT NULL DEFAULT 0,
      \(Check.name("title")),
      \(Check.text("note", 2000)),
      \(Check.day("due_on", null: true)),
      weight INTEGER NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 1000),
      \(Check.day("completed_on", null: true)),
      \(Check.text("external_id", 200)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX milestone_project ON milestone (workspace, project, position);
    CREATE UNIQUE INDEX milestone_external ON milestone (workspace, external_id) WHERE external_id <> '';
    """

  /// A note to the clients; the table is not named `update` because SQL has that word.
  static let update = """
    CREATE TABLE project_update (
      workspace TEXT NOT NULL,
      \(Check.id("id", "update")),
      project TEXT NOT NULL,
      author TEXT NOT NULL,
      \(Check.instant("posted_at")),
      body TEXT NOT NULL CHECK (length(body) BETWEEN 1 AND 20000),
      \(Check.text("external_id", 200)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id),
      FOREIGN KEY (workspace, author) REFERENCES member (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX project_update_project ON project_update (workspace, project, posted_at);
    CREATE UNIQUE INDEX project_update_external ON project_update (workspace, external_id) WHERE external_id <> '';
    """
}
