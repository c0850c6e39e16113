import GRDB
import Portal

/// One amount that a client began to pay at Stripe.
package struct Checkout: Identified, Sendable {
  package static let prefix = "checkout"

  package enum Mode: String, CaseIterable, Sendable {
    case embedded
    case hosted
  }

  package enum State: String, Sendable {
    case open
    case complete
    case expired
  }

  package struct Part: Hashable, Sendable {
    package let invoice: Invoice.ID
    /// In minor units of the checkout's currency.
    package let amount: Int64

    package init(invoice: Invoice.ID, amount: Int64) {
      self.invoice = invoice
      self.amount = amount
    }
  }

  package let id: ID
  package let client: Client.ID
  /// Stripe's id; nil as long as its answer has not been written down.
  package let session: String?
  package let amount: Money
  package let mode: Mode
  package let state: State
  package let createdAt: Instant
  package let expiresAt: Instant
  /// By invoice.
  package let parts: [Part]
  /// Somebody of the team wants it to end.
  package var isUnwanted = false

  package init(
    id: ID, client: Client.ID, session: String?, amount: Money, mode: Mode, state: State, createdAt: Instant,
    expiresAt: Instant, parts: [Part]
  ) {
    self.id = id
    self.client = client
    self.session = session
    self.amount = amount
    self.mode = mode
    self.state = state
    self.createdAt = createdAt
    self.expiresAt = expiresAt
    self.parts = parts
  }
}

package enum Checkouts {
  private static let columns =
    "id, client, stripe_session, amount, currency, mode, state, created_at, expires_at, is_unwanted"

  package static func add(_ checkout: Checkout, in workspace: Workspace.ID, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO checkout_session
          (workspace, id, client, amount, currency, mode, idempotency_key, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """
    ).execute(arguments: [
      workspace.text, checkout.id.text, checkout.client.text, checkout.amount.minor,
      checkout.amount.currency.code, checkout.mode.rawValue, checkout.id.text, checkout.createdAt.iso,
      checkout.expiresAt.iso,
    ])
    for part in checkout.parts {
      try db.cachedStatement(
        sql: "INSERT INTO checkout_invoice (workspace, checkout, invoice, amount) VALUES ($1, $2, $3, $4)"
      ).execute(arguments: [workspace.text, checkout.id.text, part.invoice.text, part.amount])
    }
  }

  package static func find(_ id: Checkout.ID, in workspace: Workspace.ID, _ db: Database) throws -> Checkout?
  {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM checkout_session WHERE workspace = $1 AND id = $2"),
      arguments: [workspace.text, id.text]
    ).flatMap { try checkout($0, in: workspace, db) }
  }

  package static func find(session: String, in workspace: Workspace.ID, _ db: Database) throws -> Checkout? {
    try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT \(columns) FROM checkout_session WHERE workspace = $1 AND stripe_session = $2"),
      arguments: [workspace.text, session]
    ).flatMap { try checkout($0, in: workspace, db) }
  }

  /// The open ones that an invoice is in: at most one, says the schema.
  package static func open(with invoice: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> Checkout?
  {
    try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM checkout_session WHERE workspace = $1 AND id = (
            SELECT checkout FROM checkout_invoice WHERE workspace = $1 AND invoice = $2 AND is_open = 1)
          """), arguments: [workspace.text, invoice.text]
    ).flatMap { try checkout($0, in: workspace, db) }
  }

  package static func workspacesWithOpen(_ db: Database) throws -> [Workspace.ID] {
    try String.fetchAll(
      db.cachedStatement(sql: "SELECT DISTINCT workspace FROM checkout_session WHERE state = 'open'")
    ).map { Workspace.ID(unchecked: $0) }
  }

  /// Those that an invoice is or was in, the last one first.
  package static func of(_ invoice: Invoice.ID, limit: Int, in workspace: Workspace.ID, _ db: Database) throws
    -> [Checkout]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM checkout_session WHERE workspace = $1 AND id IN (
            SELECT checkout FROM checkout_invoice WHERE workspace = $1 AND invoice = $2)
          ORDER BY created_at DESC, id LIMIT $3
          """), arguments: [workspace.text, invoice.text, limit]
    ).compactMap { try checkout($0, in: workspace, db) }
  }

  /// Nobody is to pay it any more.
  package static func noteUnwanted(_ id: Checkout.ID, in workspace: Workspace.ID, _ db: Database) throws {
    try db.cachedStatement(
      sql: "UPDATE checkout_session SET is_unwanted = 1 WHERE workspace = $1 AND id = $2"
    ).execute(arguments: [workspace.text, id.text])
  }

  /// All that are open, those that end first at the beginning.
  package static func open(in workspace: Workspace.ID, _ db: Database) throws -> [Checkout] {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM checkout_session WHERE workspace = $1 AND state = 'open'
          ORDER BY expires_at, id
          """), arguments: [workspace.text]
    ).compactMap { try checkout($0, in: workspace, db) }
  }

  package static func note(
    session: String, of id: Checkout.ID, in workspace: Workspace.ID, _ db: Database
  ) throws {
    try db.cachedStatement(
      sql: """
        UPDATE checkout_session SET stripe_session = $1
        WHERE workspace = $2 AND id = $3 AND stripe_session IS NULL
        """
    ).execute(arguments: [session, workspace.text, id.text])
  }

  /// Ends an open one; what has ended stays as it is, but that a payment counts also for one that was given up.
  /// - Returns: whether anything was written.
  package static func end(
    _ id: Checkout.ID, as state: Checkout.State, in workspace: Workspace.ID, _ db: Database
  ) throws -> Bool {
    try db.cachedStatement(
      sql: """
        UPDATE checkout_session SET state = $1
        WHERE workspace = $2 AND id = $3 AND state <> $1 AND state <> 'complete'
        """
    ).execute(arguments: [state.rawValue, workspace.text, id.text])
    let isChange = db.changesCount == 1
    try db.cachedStatement(
      sql: "UPDATE checkout_invoice SET is_open = 0 WHERE workspace = $1 AND checkout = $2 AND is_open = 1"
    ).execute(arguments: [workspace.text, id.text])
    return isChange
  }

  private static func checkout(_ row: Row, in workspace: Workspace.ID, _ db: Database) throws -> Checkout? {
    guard let currency = Currency(row[4] as String), let mode = Checkout.Mode(rawValue: row[5]),
      let state = Checkout.State(rawValue: row[6]), let created = Instant(iso: row[7] as String),
      let expires = Instant(iso: row[8] as String)
    else { return nil }
    let id = Checkout.ID(unchecked: row[0])
    let parts = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT invoice, amount FROM checkout_invoice WHERE workspace = $1 AND checkout = $2 ORDER BY invoice
          """), arguments: [workspace.text, id.text]
    ).map { Checkout.Part(invoice: Invoice.ID(unchecked: $0[0]), amount: $0[1]) }
    var checkout = Checkout(
      id: id, client: Client.ID(unchecked: row[1]), session: row[2],
      amount: Money(minor: row[3], currency: currency), mode: mode, state: state, createdAt: created,
      expiresAt: expires, parts: parts)
    checkout.isUnwanted = row[9]
    return checkout
  }
}
