/// What the generator works from.
enum GeneratorTables {
  static let sql = [change, nextChange, pageFailure, setting]

  /// The change log. AUTOINCREMENT: an emptied log must not give an id twice. `client` is NULL where every client of
  /// the workspace and its public pages are touched. Written by triggers, deleted by the generator.
  static let change = """
    CREATE TABLE change (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      workspace TEXT NOT NULL,
      client TEXT
    ) STRICT;
    CREATE INDEX change_client ON change (workspace, client, id);
    CREATE INDEX change_workspace ON change (workspace, id) WHERE client IS NULL;
    """

  /// When a client's pages next change by themselves.
  static let nextChange = """
    CREATE TABLE next_change (
      workspace TEXT NOT NULL,
      client TEXT NOT NULL,
      \(Check.instant("at")),
      PRIMARY KEY (workspace, client)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX next_change_at ON next_change (at);
    """

  /// A page that could not be made, with its reason and when it is tried again. `page` is empty where the snapshot
  /// itself could not be read.
  static let pageFailure = """
    CREATE TABLE page_failure (
      workspace TEXT NOT NULL,
      client TEXT NOT NULL,
      page TEXT NOT NULL,
      reason TEXT NOT NULL,
      attempts INTEGER NOT NULL CHECK (attempts > 0),
      \(Check.instant("first_at")),
      \(Check.instant("retry_at")),
      PRIMARY KEY (workspace, client, page)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX page_failure_retry ON page_failure (retry_at);
    """

  /// Facts about this database (`Setting`).
  static let setting = """
    CREATE TABLE setting (
      \(Check.name("name", 60)) PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
