import GRDB

/// Rules between payments and what they are for.
extension Checker {
  mutating func checkMoney() throws {
    try checkAllocations()
    try checkRefunds()
  }

  /// The company of a payment or an invoice: its id where it has one, else what the file calls it.
  private static func company(of row: String) -> String {
    """
    coalesce((SELECT coalesce(company.id, company.key) FROM company WHERE company.key = \(row).company), \
    \(row).company)
    """
  }

  private mutating func checkAllocations() throws {
    let kind = InvoiceFormat.allocation
    let rows = try Row.fetchCursor(
      scratch,
      sql: """
        SELECT t.place, t.parent, t.item, payment.currency, invoice.currency
        FROM payment_allocation AS t JOIN payment ON payment.place = t.parent
        JOIN invoice ON invoice.key = t.invoice
        WHERE payment.currency <> invoice.currency
          OR \(Self.company(of: "payment")) <> \(Self.company(of: "invoice"))
        ORDER BY t.place
        """)
    while let row = try rows.next() {
      let paid: String? = row[3]
      let asked: String? = row[4]
      let isCurrency = paid != asked
      add(
        kind, Spot(row, isInner: true), "invoice",
        isCurrency
          ? "is in \(asked ?? ""), the payment in \(paid ?? "")"
          : "is billed to another company than the payment's")
    }
  }

  private mutating func checkRefunds() throws {
    let rows = try Row.fetchCursor(
      scratch,
      sql: """
        SELECT t.place, t.parent, t.item, paid.kind
        FROM payment AS t JOIN payment AS paid ON paid.key = t.refunds
        WHERE t.place >= 0 AND (paid.kind IN ('refunded', 'failed') OR paid.currency <> t.currency
          OR \(Self.company(of: "paid")) <> \(Self.company(of: "t")))
        ORDER BY t.place
        """)
    while let row = try rows.next() {
      let kind: String? = row[3]
      let isIncoming = kind != "refunded" && kind != "failed"
      add(
        InvoiceFormat.payment, Spot(row, isInner: false), "refunds",
        isIncoming ? "is a payment of another company or currency" : "is a payment that did not come in")
    }
  }
}
