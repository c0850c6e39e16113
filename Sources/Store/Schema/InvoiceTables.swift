/// Money: what is asked for and what came in. All amounts in minor units of the row's currency.
enum InvoiceTables {
  static let sql = [
    recurring, invoice, invoiceProject, invoiceLine, payment, allocation, dispute, checkout, checkoutInvoice,
    stripeEvent, reminder,
  ]

  /// A template from which invoices are made; `draft` is the JSON of what the invoice says.
  static let recurring = """
    CREATE TABLE recurring_invoice (
      workspace TEXT NOT NULL,
      \(Check.id("id", "rec")),
      company TEXT NOT NULL,
      \(Check.name("title")),
      \(Check.currency()),
      draft TEXT NOT NULL CHECK (json_valid(draft)),
      \(Check.oneOf("every", ["month", "quarter", "year", "days"])),
      days INTEGER CHECK (days > 0),
      \(Check.day("next_on", null: true)),
      \(Check.day("ends_on", null: true)),
      \(Check.flag("is_paused", default: 0)),
      \(Check.flag("sends_at_once", default: 0)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
      CHECK ((every = 'days') = (days IS NOT NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX recurring_invoice_next ON recurring_invoice (next_on) WHERE is_paused = 0;
    """

  static let invoice = """
    CREATE TABLE invoice (
      workspace TEXT NOT NULL,
      \(Check.id("id", "inv")),
      company TEXT NOT NULL,
      \(Check.text("number", 60)),
      \(Check.oneOf("stage", ["draft", "sent", "void"], default: "draft")),
      \(Check.oneOf("kind", ["invoice", "credit_note"], default: "invoice")),
      corrects TEXT,
      recurring TEXT,
      \(Check.currency()),
      \(Check.day("issued_on")),
      \(Check.day("due_on")),
      \(Check.flag("prices_include_tax", default: 0)),
      \(Check.flag("reverse_charge", default: 0)),
      \(Check.rate("discount_rate")),
      discount_amount INTEGER NOT NULL DEFAULT 0 CHECK (discount_amount >= 0),
      \(Check.text("discount_label", 200)),
      deposit INTEGER CHECK (deposit > 0),
      \(Check.text("reference", 60)),
      \(Check.text("notes", 10000)),
      \(Check.text("footer", 4000)),
      \(Check.hash("document", null: true)),
      \(Check.text("external_id", 200)),
      \(Check.instant("created_at")),
      \(Check.instant("sent_at", null: true)),
      \(Check.instant("voided_at", null: true)),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
      FOREIGN KEY (workspace, corrects) REFERENCES invoice (workspace, id),
      FOREIGN KEY (workspace, recurring) REFERENCES recurring_invoice (workspace, id),
      FOREIGN KEY (workspace, document) REFERENCES blob (workspace, sha256),
      CHECK (stage = 'draft' OR number <> ''),
      CHECK (discount_rate = 0 OR discount_amount = 0)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX invoice_number ON invoice (workspace, number) WHERE number <> '';
    CREATE UNIQUE INDEX invoice_company ON invoice (workspace, company, issued_on, id);
    CREATE UNIQUE INDEX invoice_external ON invoice (workspace, external_id) WHERE external_id <> '';
    """

  static let invoiceProject = """
    CREATE TABLE invoice_project (
      workspace TEXT NOT NULL,
      invoice TEXT NOT NULL,
      project TEXT NOT NULL,
      PRIMARY KEY (workspace, invoice, project),
      FOREIGN KEY (workspace, invoice) REFERENCES invoice (workspace, id) ON DELETE CASCADE,
      FOREIGN KEY (workspace, project) REFERENCES project (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX invoice_project_project ON invoice_project (workspace, project);
    """

  /// `quantity` in ten-thousandths, `price` of one unit.
  static let invoiceLine = """
    CREATE TABLE invoice_line (
      workspace TEXT NOT NULL,
      invoice TEXT NOT NULL,
      position INTEGER NOT NULL CHECK (position > 0),
      \(Check.name("title", 500)),
      \(Check.text("detail", 2000)),
      quantity INTEGER NOT NULL DEFAULT 10000,
      \(Check.text("unit", 40)),
      price INTEGER NOT NULL,
      \(Check.rate("discount_rate")),
      discount_amount INTEGER NOT NULL DEFAULT 0 CHECK (discount_amount >= 0),
      \(Check.rate("tax_rate")),
      PRIMARY KEY (workspace, invoice, position),
      FOREIGN KEY (workspace, invoice) REFERENCES invoice (workspace, id) ON DELETE CASCADE,
      CHECK (discount_rate = 0 OR discount_amount = 0)
    ) STRICT, WITHOUT ROWID;
    """

  /// Money that came in (`received`), is on its way (`processing`), did not come (`failed`) or went back (`refunded`).
  static let payment = """
    CREATE TABLE payment (
      workspace TEXT NOT NULL,
      \(Check.id("id", "pay")),
      company TEXT NOT NULL,
      \(Check.oneOf("kind", ["received", "processing", "failed", "refunded"])),
      \(Check.oneOf("method", ["stripe", "bank_transfer", "other"])),
      amount INTEGER NOT NULL CHECK (amount > 0),
      \(Check.currency()),
      \(Check.day("paid_on")),
      \(Check.text("reference", 200)),
      payment_intent TEXT CHECK (length(payment_intent) BETWEEN 1 AND 255),
      refunds TEXT,
      recorded_by TEXT,
      \(Check.text("external_id", 200)),
      \(Check.instant("recorded_at")),
      PRIMARY KEY (workspace, id),
      FOREIGN KEY (workspace, company) REFERENCES company (workspace, id),
      FOREIGN KEY (workspace, refunds) REFERENCES payment (workspace, id),
      FOREIGN KEY (workspace, recorded_by) REFERENCES member (workspace, id),
      CHECK (kind <> 'refunded' OR refunds IS NOT NULL OR method <> 'stripe')
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX payment_payment_intent ON payment (workspace, payment_intent)
      WHERE payment_intent IS NOT NULL AND kind <> 'refunded';
    CREATE UNIQUE INDEX payment_external ON payment (workspace, external_id) WHERE external_id <> '';
    """

  /// Kept in the order in which snapshots read it.
  static let allocation = """
    CREATE TABLE payment_allocation (
      workspace TEXT NOT NULL,
      payment TEXT NOT NULL,
      invoice TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      PRIMARY KEY (workspace, invoice, payment),
      FOREIGN KEY (workspace, payment) REFERENCES payment (workspace, id),
      FOREIGN KEY (workspace, invoice) REFERENCES invoice (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX payment_allocation_payment ON payment_allocation (workspace, payment);
    """

  static let dispute = """
    CREATE TABLE dispute (
      workspace TEXT NOT NULL,
      \(Check.id("id", "dispute")),
      payment TEXT NOT NULL,
      \(Check.name("stripe_dispute", 255)),
      amount INTEGER NOT NULL CHECK (amount > 0),
      \(Check.oneOf("state", ["open", "won", "lost"])),
      \(Check.instant("opened_at")),
      \(Check.instant("closed_at", null: true)),
      PRIMARY KEY (workspace, id),
      UNIQUE (workspace, stripe_dispute),
      FOREIGN KEY (workspace, payment) REFERENCES payment (workspace, id)
    ) STRICT, WITHOUT ROWID;
    """

  static let checkout = """
    CREATE TABLE checkout_session (
      workspace TEXT NOT NULL,
      \(Check.id("id", "checkout")),
      client TEXT NOT NULL,
      stripe_session TEXT CHECK (length(stripe_session) BETWEEN 1 AND 255),
      amount INTEGER NOT NULL CHECK (amount > 0),
      \(Check.currency()),
      \(Check.oneOf("mode", ["embedded", "hosted"])),
      \(Check.oneOf("state", ["open", "complete", "expired"], default: "open")),
      \(Check.name("idempotency_key", 255)),
      \(Check.instant("created_at")),
      \(Check.instant("expires_at")),
      PRIMARY KEY (workspace, id),
      UNIQUE (workspace, idempotency_key),
      FOREIGN KEY (workspace, client) REFERENCES client (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX checkout_session_stripe ON checkout_session (workspace, stripe_session)
      WHERE stripe_session IS NOT NULL;
    """

  /// `is_open` mirrors the session's state, so that the database itself refuses a second open one for an invoice.
  static let checkoutInvoice = """
    CREATE TABLE checkout_invoice (
      workspace TEXT NOT NULL,
      checkout TEXT NOT NULL,
      invoice TEXT NOT NULL,
      amount INTEGER NOT NULL CHECK (amount > 0),
      \(Check.flag("is_open", default: 1)),
      PRIMARY KEY (workspace, checkout, invoice),
      FOREIGN KEY (workspace, checkout) REFERENCES checkout_session (workspace, id),
      FOREIGN KEY (workspace, invoice) REFERENCES invoice (workspace, id)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX checkout_invoice_open ON checkout_invoice (workspace, invoice) WHERE is_open = 1;
    """

  /// Stripe's event ids are unique per workspace; a quarantined event waits for the team.
  static let stripeEvent = """
    CREATE TABLE stripe_event (
      workspace TEXT NOT NULL REFERENCES workspace (id),
      \(Check.name("id", 255)),
      \(Check.name("type", 100)),
      body BLOB NOT NULL,
      \(Check.instant("received_at")),
      \(Check.instant("handled_at", null: true)),
      \(Check.text("quarantine", 500)),
      PRIMARY KEY (workspace, id)
    ) STRICT, WITHOUT ROWID;
    """

  static let reminder = """
    CREATE TABLE invoice_reminder (
      workspace TEXT NOT NULL,
      invoice TEXT NOT NULL,
      days INTEGER NOT NULL,
      \(Check.instant("sent_at")),
      PRIMARY KEY (workspace, invoice, days),
      FOREIGN KEY (workspace, invoice) REFERENCES invoice (workspace, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    """
}
