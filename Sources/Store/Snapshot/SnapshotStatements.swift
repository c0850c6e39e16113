/// The statements that a snapshot is read with. Each reads a range of clients, so that one client and ten thousand are
/// read with the same text: the workspace, the first and the last client id, and before them today where access is
/// asked for. What a client may not see is left out here.
///
/// SQLite takes `$1` for a name and numbers names as they come, so in every statement of ours they come in order.
enum SnapshotStatements {
  /// All of them, for the test that holds every column against the capture rules.
  static let all =
    [
      workspace, clients, projects, milestones, updates, invoices, lines, issuances, invoiceProjects,
      payments,
      upcoming,
    ]
    + ReviewStatements.all.list + ReviewStatements.one.list + ReviewStatements.oneAmongOpen.list
    + documents + conversations

  /// The columns of `blob` that `SnapshotRows.blob` reads, in its order.
  static let blob = "blob.size, blob.media_type, blob.width, blob.height, blob.duration, blob.purged_at"

  static let workspace = """
    SELECT slug, name, legal_name, workspace.address, tax_id, bank_holder, iban, bic, plan, time_zone, locale,
      portal_enabled, drafts_as_previews, accent, welcome, support_email, imprint_url, privacy_url,
      logo, bright.media_type, bright.width, bright.height, logo_dark, dark.media_type, dark.width, dark.height,
      EXISTS (SELECT 1 FROM stripe_account WHERE stripe_account.workspace = workspace.id),
      country, registration_id
    FROM workspace
    LEFT JOIN blob AS bright ON bright.workspace = workspace.id AND bright.sha256 = workspace.logo
    LEFT JOIN blob AS dark ON dark.workspace = workspace.id AND dark.sha256 = workspace.logo_dark
    WHERE workspace.id = $1
    """

  static let clients = """
    SELECT client.id, client.name, client.email, client.locale, client.notify, company.id,
      company.name, company.address, company.tax_id, company.country
    FROM client JOIN company ON company.workspace = client.workspace AND company.id = client.company
    WHERE client.workspace = $1 AND client.id BETWEEN $2 AND $3 AND client.erased_at IS NULL
    ORDER BY client.id
    """

  /// Whether a row of `access` is in force today.
  static let isLive =
    "access.revoked_at IS NULL AND (access.expires_on IS NULL OR access.expires_on >= $1)"

  /// Live grants of the clients asked for.
  static let inRange = "\(isLive) AND access.workspace = $2 AND access.client BETWEEN $3 AND $4"

  static let projects = """
    SELECT access.client, project.id, project.name, project.summary, project.status, member.name, project.starts_on,
      project.ends_on, project.done_count, project.total_count, access.may_approve
    FROM access
    CROSS JOIN project ON project.workspace = access.workspace AND project.id = access.project
    LEFT JOIN member ON member.workspace = project.workspace AND member.id = project.lead
    WHERE \(inRange)
    ORDER BY access.client, access.project
    """

  static let milestones = """
    SELECT access.client, access.project, milestone.id, milestone.title, milestone.note, milestone.due_on,
      milestone.weight, milestone.completed_on
    FROM access
    CROSS JOIN milestone ON milestone.workspace = access.workspace AND milestone.project = access.project
    WHERE \(inRange)
    ORDER BY access.client, access.project, milestone.position, milestone.id
    """

  static let updates = """
    SELECT access.client, access.project, project_update.id, member.name, project_update.posted_at, project_update.body
    FROM access
    CROSS JOIN project_update
      ON project_update.workspace = access.workspace AND project_update.project = access.project
    LEFT JOIN member ON member.workspace = project_update.workspace AND member.id = project_update.author
    WHERE \(inRange)
    ORDER BY access.client, access.project, project_update.posted_at DESC, project_update.id DESC
    """

  /// As `SnapshotRows.invoice` reads them.
  static let invoiceColumns = """
    invoice.id, invoice.number, invoice.stage, invoice.currency, invoice.issued_on, invoice.due_on,
      invoice.prices_include_tax, invoice.discount_rate, invoice.discount_amount, invoice.discount_label,
      invoice.deposit, invoice.reference, invoice.notes, invoice.footer, invoice.reverse_charge, invoice.kind,
      invoice.corrects
    """

  /// As `SnapshotRows.line` reads them.
  static let lineColumns = """
    invoice_line.title, invoice_line.detail, invoice_line.quantity, invoice_line.unit, invoice_line.price,
      invoice_line.discount_rate, invoice_line.discount_amount, invoice_line.tax_rate
    """

  /// The last column but one is how a client stands to an invoice of their company: 2 by live access, 1 by access that expired
  /// (its unpaid invoices stay until paid and 30 days more), 0 or NULL not at all. With projects on the invoice, only
  /// access to one of them counts, and only where it sees billing.
  static let invoices = """
    SELECT client.id, \(invoiceColumns),
      (SELECT max(CASE WHEN access.revoked_at IS NOT NULL THEN 0
          WHEN access.expires_on IS NULL OR access.expires_on >= $1 THEN 2 ELSE 1 END)
        FROM access
        WHERE access.workspace = client.workspace AND access.client = client.id
          AND (NOT EXISTS (SELECT 1 FROM invoice_project
              WHERE invoice_project.workspace = invoice.workspace AND invoice_project.invoice = invoice.id)
            OR (access.sees_billing = 1 AND EXISTS (SELECT 1 FROM invoice_project
              WHERE invoice_project.workspace = invoice.workspace AND invoice_project.invoice = invoice.id
                AND invoice_project.project = access.project)))) AS standing,
      invoice.document
    FROM client
    CROSS JOIN invoice ON invoice.workspace = client.workspace AND invoice.company = client.company
    WHERE client.workspace = $2 AND client.id BETWEEN $3 AND $4 AND client.erased_at IS NULL
      AND (invoice.stage <> 'draft'
        OR EXISTS (SELECT 1 FROM workspace WHERE workspace.id = $2 AND workspace.drafts_as_previews = 1))
    ORDER BY client.id, invoice.issued_on, invoice.id
    """

  private static let invoicesInRange = """
    FROM client
    CROSS JOIN invoice ON invoice.workspace = client.workspace AND invoice.company = client.company
    """

  static let lines = """
    SELECT client.id, invoice_line.invoice, \(lineColumns)
    \(invoicesInRange)
    CROSS JOIN invoice_line ON invoice_line.workspace = invoice.workspace AND invoice_line.invoice = invoice.id
    WHERE client.workspace = $1 AND client.id BETWEEN $2 AND $3
    ORDER BY client.id, invoice.issued_on, invoice.id, invoice_line.position
    """

  /// Who billed whom, of those that were sent.
  static let issuances = """
    SELECT client.id, issued.invoice, \(IssuedInvoices.columns)
    \(invoicesInRange)
    CROSS JOIN issued_invoice AS issued ON issued.workspace = invoice.workspace AND issued.invoice = invoice.id
    \(IssuedInvoices.logo)
    WHERE client.workspace = $1 AND client.id BETWEEN $2 AND $3
    ORDER BY client.id, invoice.issued_on, invoice.id
    """

  /// A project is called as it was when the invoice was sent.
  static let invoiceProjects = """
    SELECT client.id, invoice_project.invoice, project.id, coalesce(issued.name, project.name)
    \(invoicesInRange)
    CROSS JOIN invoice_project
      ON invoice_project.workspace = invoice.workspace AND invoice_project.invoice = invoice.id
    CROSS JOIN access ON access.workspace = client.workspace AND access.client = client.id
      AND access.project = invoice_project.project AND \(isLive)
    CROSS JOIN project ON project.workspace = invoice_project.workspace AND project.id = invoice_project.project
    LEFT JOIN issued_invoice_project AS issued ON issued.workspace = invoice_project.workspace
      AND issued.invoice = invoice_project.invoice AND issued.project = invoice_project.project
    WHERE client.workspace = $2 AND client.id BETWEEN $3 AND $4
    ORDER BY client.id, invoice.issued_on, invoice.id, invoice_project.project
    """

  static let payments = """
    SELECT client.id, payment_allocation.invoice, \(Payments.settlingKind), payment_allocation.amount, payment.paid_on,
      payment.method, payment_allocation.waived, payment_undone.undone_on
    \(invoicesInRange)
    CROSS JOIN payment_allocation
      ON payment_allocation.workspace = invoice.workspace AND payment_allocation.invoice = invoice.id
    CROSS JOIN payment ON payment.workspace = payment_allocation.workspace AND payment.id = payment_allocation.payment
    LEFT JOIN payment_undone ON payment_undone.workspace = payment.workspace AND payment_undone.payment = payment.id
    WHERE client.workspace = $1 AND client.id BETWEEN $2 AND $3 AND payment.kind <> 'failed'
    ORDER BY client.id, invoice.issued_on, invoice.id, payment_allocation.payment
    """

  /// What comes next of what comes again, for who would see the invoice.
  static let upcoming = """
    SELECT client.id, recurring_invoice.id, recurring_invoice.title, recurring_invoice.currency,
      recurring_invoice.total, recurring_invoice.next_on
    FROM client
    CROSS JOIN recurring_invoice
      ON recurring_invoice.workspace = client.workspace AND recurring_invoice.company = client.company
    WHERE recurring_invoice.next_on >= $1 AND client.workspace = $2 AND client.id BETWEEN $3 AND $4
      AND client.erased_at IS NULL AND recurring_invoice.is_paused = 0 AND recurring_invoice.total IS NOT NULL
      AND EXISTS (SELECT 1 FROM access
        WHERE access.workspace = client.workspace AND access.client = client.id AND \(isLive)
          AND (NOT EXISTS (SELECT 1 FROM recurring_project
              WHERE recurring_project.workspace = recurring_invoice.workspace
                AND recurring_project.recurring = recurring_invoice.id)
            OR (access.sees_billing = 1 AND EXISTS (SELECT 1 FROM recurring_project
              WHERE recurring_project.workspace = recurring_invoice.workspace
                AND recurring_project.recurring = recurring_invoice.id
                AND recurring_project.project = access.project))))
    ORDER BY client.id, recurring_invoice.next_on, recurring_invoice.id
    """
}
