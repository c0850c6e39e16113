/// Which clients' pages a row of a table touches. The triggers that fill the change log are made from these rules and
/// from nothing else.
struct CaptureRule: Sendable {
  let table: String
  /// The columns that pages are made from; a change of any other column logs nothing.
  let columns: [String]
  let reach: Reach
  /// The table's unique keys, the primary one first, so that `OR REPLACE`, which fires no delete trigger for the row
  /// that it throws out, is noticed all the same.
  let keys: [Key]

  /// Columns that no two rows have in common, those aside for which a partial index does not count.
  struct Key: Sendable {
    let columns: [String]
    /// What the index demands of a column, such as `<> ''`.
    var condition: (column: String, test: String)?

    init(_ columns: String..., where condition: (column: String, test: String)? = nil) {
      self.columns = columns
      self.condition = condition
    }

    static let id = Key("workspace", "id")
    static let externalID = Key("workspace", "external_id", where: ("external_id", "<> ''"))
  }

  /// From a row, written `row.column`, to the clients that it touches.
  struct Reach: Sendable {
    /// An SQL expression for the client's id; `NULL` is everybody in the workspace.
    let client: String
    /// What the expression is read from besides the row itself, and how it hangs together with the row.
    let source: (tables: String, condition: String)?
    /// The column with the workspace's id.
    var workspace = "workspace"

    static let everybody = Reach(client: "NULL", source: nil)

    static func column(_ name: String) -> Reach { Reach(client: "row.\(name)", source: nil) }

    /// The clients with a grant on the row's project.
    static func clientsOfProject(_ column: String) -> Reach {
      Reach(
        client: "access.client",
        source: ("access", "access.workspace = row.workspace AND access.project = row.\(column)"))
    }

    static func clientsOfCompany(_ column: String) -> Reach {
      Reach(
        client: "client.id",
        source: ("client", "client.workspace = row.workspace AND client.company = row.\(column)"))
    }

    /// The clients of the company that an invoice goes to.
    static func clientsOfInvoice(_ column: String) -> Reach {
      Reach(
        client: "client.id",
        source: (
          "invoice CROSS JOIN client ON client.workspace = invoice.workspace AND client.company = invoice.company",
          "invoice.workspace = row.workspace AND invoice.id = row.\(column)"
        ))
    }

    /// The clients of every company that the row's payment was allocated to an invoice of.
    static func clientsOfPayment(_ column: String) -> Reach {
      Reach(
        client: "client.id",
        source: (
          "client",
          """
          client.workspace = row.workspace AND client.company IN (
              SELECT invoice.company FROM payment_allocation AS part
              CROSS JOIN invoice ON invoice.workspace = part.workspace AND invoice.id = part.invoice
              WHERE part.workspace = row.workspace AND part.payment = row.\(column))
          """
        ))
    }
  }
}

extension CaptureRule {
  /// Every table that a client's pages are read from.
  static let all: [CaptureRule] = [
    CaptureRule(
      table: "workspace",
      columns: [
        "id", "slug", "name", "legal_name", "address", "tax_id", "bank_holder", "iban", "bic", "plan",
        "time_zone",
        "locale", "portal_enabled", "drafts_as_previews", "accent", "logo", "welcome", "support_email",
        "imprint_url", "privacy_url",
      ],
      reach: Reach(client: "NULL", source: nil, workspace: "id"),
      keys: [Key("id"), Key("slug"), Key("position")]),
    // Not on pages, but where they are found: `output/hosts`.
    CaptureRule(
      table: "domain", columns: ["workspace", "id", "host", "verified_at"], reach: .everybody,
      keys: [.id, Key("host", where: ("verified_at", "IS NOT NULL"))]),
    CaptureRule(
      table: "member", columns: ["workspace", "id", "name"], reach: .everybody,
      keys: [.id, Key("workspace", "email")]),
    CaptureRule(
      table: "company", columns: ["workspace", "id", "name", "address", "tax_id"],
      reach: .clientsOfCompany("id"),
      keys: [.id, .externalID]),
    CaptureRule(
      table: "client", columns: ["workspace", "id", "company", "name", "email", "locale", "erased_at"],
      reach: .column("id"),
      keys: [.id, Key("workspace", "email"), .externalID]),
    CaptureRule(
      table: "access",
      columns: ["workspace", "id", "client", "project", "sees_billing", "expires_on", "revoked_at"],
      reach: .column("client"), keys: [Key("workspace", "client", "project"), .id]),
    CaptureRule(
      table: "project",
      columns: [
        "workspace", "id", "name", "summary", "status", "lead", "starts_on", "ends_on", "done_count",
        "total_count",
      ],
      reach: .clientsOfProject("id"), keys: [.id, .externalID]),
    CaptureRule(
      table: "milestone",
      columns: [
        "workspace", "id", "project", "position", "title", "note", "due_on", "weight", "completed_on",
      ],
      reach: .clientsOfProject("project"), keys: [.id, .externalID]),
    CaptureRule(
      table: "project_update", columns: ["workspace", "id", "project", "author", "posted_at", "body"],
      reach: .clientsOfProject("project"), keys: [.id, .externalID]),
    CaptureRule(
      table: "invoice",
      columns: [
        "workspace", "id", "company", "number", "stage", "currency", "issued_on", "due_on",
        "prices_include_tax",
        "discount_rate", "discount_amount", "discount_label", "deposit", "reference", "notes", "footer",
      ],
      reach: .clientsOfCompany("company"),
      keys: [.id, Key("workspace", "number", where: ("number", "<> ''")), .externalID]),
    CaptureRule(
      table: "invoice_project", columns: ["workspace", "invoice", "project"],
      reach: .clientsOfInvoice("invoice"),
      keys: [Key("workspace", "invoice", "project")]),
    CaptureRule(
      table: "invoice_line",
      columns: [
        "workspace", "invoice", "position", "title", "detail", "quantity", "unit", "price", "discount_rate",
        "discount_amount", "tax_rate",
      ],
      reach: .clientsOfInvoice("invoice"), keys: [Key("workspace", "invoice", "position")]),
    CaptureRule(
      table: "payment", columns: ["workspace", "id", "kind", "paid_on"], reach: .clientsOfPayment("id"),
      keys: [.id, Key("workspace", "payment_intent", where: ("kind", "<> 'refunded'")), .externalID]),
    CaptureRule(
      table: "payment_allocation", columns: ["workspace", "payment", "invoice", "amount"],
      reach: .clientsOfInvoice("invoice"), keys: [Key("workspace", "invoice", "payment")]),
  ]
}
