/// Who the agency works for, and what they may open.
enum ClientTables {
  static let sql = [company, client, access]

  static let company = """
    CREATE TABLE company (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.id("id", "co")),
      \(Check.name("name")),
      \(Check.text("address", 1000)),
      country TEXT NOT NULL DEFAULT '' CHECK (country = '' OR (length(country) = 2 AND country NOT GLOB '*[^A-Z]*')),
      \(Check.text("tax_id", 60)),
      \(Check.currency()),
      \(Check.text("phone", 60)),
      \(Check.text("external_id", 200)),
      \(Check.instant("created_at")),
      PRIMARY KEY (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX company_external ON company (workspace, external_id) WHERE external_id <> '';
    """

  /// Erasing a person blanks name and email: the address becomes one that cannot receive.
  static let client = """
    CREATE TABLE client (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.id("id", "client")),
      company TEXT NOT NULL,
      \(Check.email()),
      \(Check.text("name", 300)),
      \(Check.text("locale", 35)),
      \(Check.oneOf("notify", ["each", "daily"], default: "each")),
      \(Check.text("external_id", 200)),
      \(Check.instant("created_at")),
      \(Check.instant("erased_at", null: true)),
      PRIMARY KEY (workspace, id),
      UNIQUE (workspace, email),
      FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
      CHECK (name <> '' OR erased_at IS NOT NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX client_company ON client (workspace, company, id);
    CREATE UNIQUE INDEX client_external ON client (workspace, external_id) WHERE external_id <> '';
    """

  /// Kept in the order in which snapshots read it.
  static let access = """
    CREATE TABLE access (
      workspace TEXT NOT NULL,
      \(Check.id("id", "access")),
      client TEXT NOT NULL,
      project TEXT NOT NULL,
      \(Check.flag("may_approve", default: 1)),
      \(Check.flag("sees_billing", default: 1)),
      \(Check.text("message", 4000)),
      \(Check.instant("invited_at")),
      \(Check.instant("first_used_at", null: true)),
      \(Check.day("expires_on", null: true)),
      \(Check.instant("revoked_at", null: true)),
      PRIMARY KEY (workspace, client, project),
      UNIQUE (workspace, id),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX access_project ON access (workspace, project, client);
    """
}
