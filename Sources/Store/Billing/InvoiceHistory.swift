import GRDB
import Portal

/// What happened to an invoice, as the console tells it: from the audit log, from what was paid, and from what took some
/// of it back.
package enum InvoiceHistory {
  private static let most = 50

  /// The last first.
  static func of(_ id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws -> [InvoiceBoard.Deed] {
    let all =
      try deeds(of: id, in: workspace, db) + payments(of: id, in: workspace, db)
      + credits(of: id, in: workspace, db)
    return Array(all.sorted { $0.at > $1.at }.prefix(most))
  }

  /// Who wrote a draft last, and when.
  package static func lastEdit(of id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> InvoiceBoard.Deed?
  {
    try deeds(of: id, in: workspace, db).first { $0.action == InvoiceBoard.Deed.edited && !$0.person.isEmpty }
  }

  private static func deeds(of id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [InvoiceBoard.Deed]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT audit.action, coalesce(member.name, client.name, ''), audit.at FROM audit
          LEFT JOIN member ON audit.actor_kind = 'member' AND member.workspace = audit.workspace
            AND member.id = audit.actor
          LEFT JOIN client ON audit.actor_kind = 'client' AND client.workspace = audit.workspace
            AND client.id = audit.actor
          WHERE audit.workspace = $1 AND audit.subject = $2 ORDER BY audit.id DESC LIMIT $3
          """), arguments: [workspace.text, id.text, most]
    ).compactMap { row in
      row.instant(2).map { InvoiceBoard.Deed(action: row[0], person: row[1], at: $0) }
    }
  }

  /// Each as it stands now, with what of it is for this invoice.
  private static func payments(of id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [InvoiceBoard.Deed]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(Payments.settlingKind), coalesce(member.name, ''), payment.recorded_at, part.amount, payment.currency
          FROM payment_allocation AS part
          JOIN payment ON payment.workspace = part.workspace AND payment.id = part.payment
          LEFT JOIN member ON member.workspace = payment.workspace AND member.id = payment.recorded_by
          WHERE part.workspace = $1 AND part.invoice = $2
          UNION ALL
          SELECT 'undone', member.name, undone.undone_at, part.amount, payment.currency
          FROM payment_allocation AS part
          JOIN payment ON payment.workspace = part.workspace AND payment.id = part.payment
          JOIN payment_undone AS undone ON undone.workspace = payment.workspace AND undone.payment = payment.id
          JOIN member ON member.workspace = undone.workspace AND member.id = undone.undone_by
          WHERE part.workspace = $1 AND part.invoice = $2
          ORDER BY 3 DESC, 1 LIMIT $3
          """), arguments: [workspace.text, id.text, most]
    ).compactMap { row in
      guard let at = row.instant(2), let currency = Currency(row[4]) else { return nil }
      var deed = InvoiceBoard.Deed(
        action: InvoiceBoard.Deed.payment + (row[0] as String), person: row[1], at: at)
      deed.amount = Money(minor: row[3], currency: currency)
      return deed
    }
  }

  private static func credits(of id: Invoice.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> [InvoiceBoard.Deed]
  {
    try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT note.number, coalesce(member.name, ''), note.sent_at FROM invoice AS note
          LEFT JOIN audit ON audit.workspace = note.workspace AND audit.subject = note.id
            AND audit.action IN ('invoice.send', 'invoice.mark-sent')
          LEFT JOIN member ON audit.actor_kind = 'member' AND member.workspace = audit.workspace
            AND member.id = audit.actor
          WHERE note.workspace = $1 AND note.corrects = $2 AND note.sent_at IS NOT NULL
          ORDER BY note.sent_at DESC, note.id LIMIT $3
          """), arguments: [workspace.text, id.text, most]
    ).compactMap { row in
      guard let at = row.instant(2) else { return nil }
      var deed = InvoiceBoard.Deed(action: InvoiceBoard.Deed.creditSent, person: row[1], at: at)
      deed.number = row[0]
      return deed
    }
  }
}
