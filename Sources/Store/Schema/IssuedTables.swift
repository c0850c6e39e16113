/// Migration 14: an invoice stays as it was sent (GoBD; § 14 UStG; mission.md: a sent invoice is never edited). Its own
/// rows are locked by `InvoiceLocks`; here is the rest of what its document says.
///
/// The database takes these facts itself, in the statement that sends the invoice: whoever sends it, the app, an import
/// or a hand, no sent invoice is without them. For those that were sent before this migration they are what holds while
/// it runs: nobody knows what held before, every day more would take them further from it, and readers have one case.
enum IssuedTables {
  static let sql =
    [issued, issuedProject, document] + indexes + [takeOver("invoice"), takeOverProjects("invoice")] + taking
    + locks + blobLocks

  private static let issued = """
    CREATE TABLE issued_invoice (
      workspace TEXT NOT NULL,
      invoice TEXT NOT NULL,
      seller_name TEXT NOT NULL,
      seller_legal_name TEXT NOT NULL,
      seller_address TEXT NOT NULL,
      \(country("seller_country")),
      seller_tax_id TEXT NOT NULL,
      seller_registration_id TEXT NOT NULL,
      bank_holder TEXT NOT NULL,
      iban TEXT NOT NULL,
      bic TEXT NOT NULL,
      accent TEXT NOT NULL CHECK (length(accent) = 7 AND accent GLOB '#*'),
      logo TEXT,
      buyer_name TEXT NOT NULL,
      buyer_address TEXT NOT NULL,
      \(country("buyer_country")),
      buyer_tax_id TEXT NOT NULL,
      PRIMARY KEY (workspace, invoice),
      FOREIGN KEY (workspace, invoice) REFERENCES invoice (workspace, id),
      FOREIGN KEY (workspace, logo) REFERENCES blob (workspace, sha256)
    ) STRICT, WITHOUT ROWID
    """

  private static func country(_ column: String) -> String {
    "\(column) TEXT NOT NULL CHECK (\(column) = '' OR (length(\(column)) = 2 AND \(column) NOT GLOB '*[^A-Z]*'))"
  }

  /// What the projects of a sent invoice were called.
  private static let issuedProject = """
    CREATE TABLE issued_invoice_project (
      workspace TEXT NOT NULL,
      invoice TEXT NOT NULL,
      project TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (workspace, invoice, project),
      FOREIGN KEY (workspace, invoice) REFERENCES issued_invoice (workspace, invoice),
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id)
    ) STRICT, WITHOUT ROWID
    """

  /// The files of a sent invoice, from the moment they were first given out in a language. `xml` is the e-invoice that
  /// the PDF has in it, NULL where something was missing for one.
  private static let document = """
    CREATE TABLE invoice_document (
      workspace TEXT NOT NULL,
      invoice TEXT NOT NULL,
      \(Check.name("language", 35)),
      \(Check.hash("pdf")),
      \(Check.hash("xml", null: true)),
      \(Check.instant("made_at")),
      PRIMARY KEY (workspace, invoice, language),
      FOREIGN KEY (workspace, invoice) REFERENCES issued_invoice (workspace, invoice),
      FOREIGN KEY (workspace, pdf) REFERENCES blob (workspace, sha256),
      FOREIGN KEY (workspace, xml) REFERENCES blob (workspace, sha256)
    ) STRICT, WITHOUT ROWID
    """

  private static let indexes = [
    "CREATE INDEX issued_invoice_logo ON issued_invoice (workspace, logo) WHERE logo IS NOT NULL",
    "CREATE INDEX invoice_document_pdf ON invoice_document (workspace, pdf)",
    "CREATE INDEX invoice_document_xml ON invoice_document (workspace, xml) WHERE xml IS NOT NULL",
  ]

  /// - Parameter row: the invoices, or NEW.
  private static func takeOver(_ row: String) -> String {
    """
    INSERT INTO issued_invoice (workspace, invoice, seller_name, seller_legal_name, seller_address, seller_country,
      seller_tax_id, seller_registration_id, bank_holder, iban, bic, accent, logo, buyer_name, buyer_address,
      buyer_country, buyer_tax_id)
    SELECT \(row).workspace, \(row).id, workspace.name, workspace.legal_name, workspace.address, workspace.country,
      workspace.tax_id, workspace.registration_id, workspace.bank_holder, workspace.iban, workspace.bic, workspace.accent,
      (SELECT sha256 FROM blob WHERE blob.workspace = workspace.id AND blob.sha256 = workspace.logo),
      company.name, company.address, company.country, company.tax_id
    FROM \(row == "NEW" ? "" : "\(row) CROSS JOIN ")workspace CROSS JOIN company
    WHERE workspace.id = \(row).workspace AND company.workspace = \(row).workspace AND company.id = \(row).company
      AND \(row).stage <> 'draft'
    """
  }

  private static func takeOverProjects(_ row: String) -> String {
    """
    INSERT INTO issued_invoice_project (workspace, invoice, project, name)
    SELECT part.workspace, part.invoice, part.project, project.name
    FROM \(row == "NEW" ? "" : "\(row) CROSS JOIN ")invoice_project AS part CROSS JOIN project
    WHERE part.workspace = \(row).workspace AND part.invoice = \(row).id AND project.workspace = part.workspace
      AND project.id = part.project AND \(row).stage <> 'draft'
    """
  }

  private static let taking = [
    ("issue_invoice", "AFTER UPDATE OF stage ON invoice WHEN OLD.stage = 'draft' AND NEW.stage <> 'draft'"),
    ("issue_invoice_inserted", "AFTER INSERT ON invoice WHEN NEW.stage <> 'draft'"),
  ].map { name, event in
    "CREATE TRIGGER \(name) \(event) BEGIN \(takeOver("NEW")); \(takeOverProjects("NEW")); END"
  }

  /// Added once, for an invoice that was sent; never changed nor taken away.
  private static let locks: [String] = {
    let why = "a sent invoice stays as it was sent"
    return [("issued_invoice", ""), ("issued_invoice_project", "project"), ("invoice_document", "language")]
      .flatMap { table, column in
        let isSame = column.isEmpty ? "" : " AND \(column) = NEW.\(column)"
        return [
          Locks.refuse("\(table)_update", "BEFORE UPDATE ON \(table)", why),
          Locks.refuse("\(table)_delete", "BEFORE DELETE ON \(table)", why),
          Locks.refuse(
            "\(table)_insert", "BEFORE INSERT ON \(table)",
            when: """
              EXISTS (SELECT 1 FROM \(table) WHERE workspace = NEW.workspace AND invoice = NEW.invoice\(isSame)) \
              OR NOT EXISTS (SELECT 1 FROM invoice WHERE workspace = NEW.workspace AND id = NEW.invoice \
              AND stage <> 'draft')
              """, why),
        ]
      }
      + [
        // The facts and the projects come together; a project that is added later would be another fact.
        Locks.refuse(
          "issued_invoice_project_late", "BEFORE INSERT ON issued_invoice_project",
          when: """
            NOT EXISTS (SELECT 1 FROM invoice_project WHERE workspace = NEW.workspace AND invoice = NEW.invoice \
            AND project = NEW.project)
            """, why)
      ]
  }()

  /// The bytes of what was given out, and of the logo on it, are not purged (mission.md: invoices keep what the law
  /// needs), and what is known of them stays.
  private static let blobLocks: [String] = {
    let why = "these bytes are part of a sent invoice"
    let isIssued = [
      "invoice_document WHERE workspace = OLD.workspace AND pdf = OLD.sha256",
      "invoice_document WHERE workspace = OLD.workspace AND xml = OLD.sha256",
      "issued_invoice WHERE workspace = OLD.workspace AND logo = OLD.sha256",
    ].map { "EXISTS (SELECT 1 FROM \($0))" }.joined(separator: " OR ")
    let facts = ["workspace", "sha256", "size", "media_type", "width", "height", "duration"]
    let differs = facts.map { "NEW.\($0) IS NOT OLD.\($0)" } + ["NEW.purged_at IS NOT NULL"]
    return [
      Locks.refuse(
        "issued_blob_update", "BEFORE UPDATE ON blob",
        when: "(\(differs.joined(separator: " OR "))) AND (\(isIssued))", why),
      Locks.refuse("issued_blob_delete", "BEFORE DELETE ON blob", when: isIssued, why),
      Locks.refuse(
        "issued_blob_replace", "BEFORE INSERT ON blob", when: isIssued.replacing("OLD.", with: "NEW."), why),
    ]
  }()
}
