/// The agency: its settings, people and keys.
enum WorkspaceTables {
  static let sql = [currency, workspace, secret, domain, member, recoveryCode]

  /// Filled from `Currency.all` when migrated; money refers to it.
  static let currency = """
    CREATE TABLE currency (
      code TEXT NOT NULL PRIMARY KEY CHECK (length(code) = 3 AND code NOT GLOB '*[^A-Z]*'),
      exponent INTEGER NOT NULL CHECK (exponent BETWEEN 0 AND 4)
    ) STRICT, WITHOUT ROWID;
    """

  static let workspace = """
    CREATE TABLE workspace (
      \(Check.id("id", "ws")) PRIMARY KEY,
      position INTEGER NOT NULL UNIQUE,
      slug TEXT NOT NULL UNIQUE CHECK (length(slug) BETWEEN 1 AND 63 AND slug NOT GLOB '*[^a-z0-9-]*'
        AND slug NOT GLOB '-*' AND slug NOT GLOB '*-'),
      \(Check.name("name", 120)),
      \(Check.text("legal_name", 200)),
      \(Check.text("address", 1000)),
      country TEXT NOT NULL DEFAULT '' CHECK (country = '' OR (length(country) = 2 AND country NOT GLOB '*[^A-Z]*')),
      \(Check.text("tax_id", 60)),
      \(Check.text("registration_id", 60)),
      \(Check.text("bank_holder", 200)),
      \(Check.text("iban", 42)),
      \(Check.text("bic", 11)),
      \(Check.oneOf("plan", ["starter", "growth", "scale"], default: "scale")),
      \(Check.name("time_zone", 64)),
      \(Check.name("locale", 35)),
      \(Check.currency()),
      \(Check.flag("portal_enabled", default: 1)),
      \(Check.flag("drafts_as_previews", default: 0)),
      accent TEXT NOT NULL DEFAULT '#2b4a9b' CHECK (length(accent) = 7 AND substr(accent, 1, 1) = '#'
        AND substr(accent, 2) NOT GLOB '*[^0-9a-fA-F]*'),
      \(Check.hash("logo", null: true)),
      \(Check.hash("favicon", null: true)),
      \(Check.text("welcome", 4000)),
      \(Check.text("support_email", 254)),
      \(Check.text("imprint_url", 500)),
      \(Check.text("privacy_url", 500)),
      \(Check.text("mail_from", 254)),
      \(Check.text("mail_name", 120)),
      \(Check.text("invoice_series", 40, default: "INV-{year}-{number}")),
      invoice_number INTEGER NOT NULL DEFAULT 0 CHECK (invoice_number >= 0),
      payment_days INTEGER NOT NULL DEFAULT 14 CHECK (payment_days BETWEEN 0 AND 365),
      \(Check.text("external_id", 200)),
      \(Check.instant("created_at"))
    ) STRICT, WITHOUT ROWID;
    """

  /// Stripe keys and the like, sealed with the key in `data/keys`.
  static let secret = """
    CREATE TABLE workspace_secret (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.name("name", 60)),
      sealed BLOB NOT NULL,
      \(Check.instant("changed_at")),
      PRIMARY KEY (workspace, name)
    ) STRICT, WITHOUT ROWID;
    """

  /// A claim on a host name. Several workspaces may claim one; only one claim can be verified.
  static let domain = """
    CREATE TABLE domain (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.id("id", "domain")),
      host TEXT NOT NULL CHECK (length(host) BETWEEN 3 AND 253 AND host NOT GLOB '*[^a-z0-9.-]*'
        AND host LIKE '%_._%'),
      \(Check.name("cname_target", 253)),
      \(Check.name("txt_value", 255)),
      \(Check.instant("claimed_at")),
      \(Check.instant("verified_at", null: true)),
      \(Check.instant("checked_at", null: true)),
      \(Check.text("problem", 500)),
      PRIMARY KEY (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX domain_verified ON domain (host) WHERE verified_at IS NOT NULL;
    """

  static let member = """
    CREATE TABLE member (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.id("id", "member")),
      \(Check.email()),
      \(Check.name("name")),
      \(Check.oneOf("role", ["owner", "admin", "member"])),
      \(Check.text("locale", 35)),
      totp_secret BLOB,
      totp_step INTEGER,
      \(Check.instant("created_at")),
      \(Check.instant("removed_at", null: true)),
      PRIMARY KEY (workspace, id),
      UNIQUE (workspace, email)
    ) STRICT, WITHOUT ROWID;
    """

  static let recoveryCode = """
    CREATE TABLE recovery_code (
      workspace TEXT NOT NULL,
      member TEXT NOT NULL,
      \(Check.hash("code_hash")),
      \(Check.instant("used_at", null: true)),
      PRIMARY KEY (workspace, member, code_hash),
      FOREIGN KEY (workspace, member) REFERENCES member (workspace, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    """
}
