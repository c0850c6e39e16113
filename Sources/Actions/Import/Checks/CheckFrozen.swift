import GRDB

/// What must stay as it is. A file may say it again; it may not say it differently.
extension Checker {
  private struct Frozen {
    let kind: RecordKind
    let condition: String
    let why: String
    /// Whether not even what becomes of it by itself may be told.
    var isClosed = false
  }

  private static let frozen = [
    Frozen(kind: InvoiceFormat.invoice, condition: "stage <> 'draft'", why: "the invoice was sent"),
    Frozen(
      kind: InvoiceFormat.payment, condition: "payment_intent IS NOT NULL",
      why: "the payment is Stripe's to change", isClosed: true),
    Frozen(
      kind: InvoiceFormat.payment, condition: "payment_intent IS NULL", why: "a payment is a record"),
    Frozen(
      kind: DeliverableFormat.deliverable, condition: "status = 'approved'",
      why: "the deliverable is approved"),
    Frozen(kind: DeliverableFormat.version, condition: "1", why: "a version is a record, make a new one"),
    Frozen(kind: DeliverableFormat.versionFile, condition: "1", why: "a version is a record, make a new one"),
    Frozen(kind: DeliverableFormat.approval, condition: "1", why: "an approval is a record"),
    Frozen(kind: DeliverableFormat.changeRequest, condition: "1", why: "a request for changes is a record"),
  ]

  mutating func checkFrozen() throws {
    for frozen in Self.frozen where try hasRows(frozen.kind) { try checkFrozen(frozen) }
  }

  private mutating func checkFrozen(_ frozen: Frozen) throws {
    let kind = frozen.kind
    let columns = kind.fields.map { $0.column == "key" ? "id" : $0.column }.joined(separator: ", ")
    let find = try main.makeStatement(
      sql: "SELECT \(columns) FROM \(kind.table) WHERE workspace = $1 AND id = $2 AND \(frozen.condition)")
    let parts = try kind.children.enumerated().filter { $0.element.isPart }.map { index, child in
      (index, try PartComparison(child, workspace: workspace.id, scratch, main))
    }
    var found = problems
    let sql =
      "SELECT t.place, t.parent, t.item, t.id, t.mask, \(kind.selection) FROM \"\(kind.table)\" AS t WHERE t.is_new = 0"
    try batches(sql) { rows in
      for row in rows {
        guard let now = try Row.fetchOne(find, arguments: [workspace.id, row[3] as String]) else { continue }
        var members = changes(frozen, row, now)
        for (index, part) in parts where (row[4] as Int64) & kind.bit(child: index) != 0 {
          if try !part.isSame(place: row[0], id: row[3]) { members.append(kind.children[index].member) }
        }
        for member in members {
          found.add(
            Spot(row, isInner: kind.parentColumn != nil).path(kind, member: member, scratch),
            "cannot be changed: \(frozen.why)")
        }
      }
    }
    problems = found
  }

  /// The members by which the file differs from the database.
  private func changes(_ frozen: Frozen, _ row: Row, _ now: Row) -> [String] {
    let kind = frozen.kind
    return kind.fields.indices.filter { index in
      if index == kind.fileColumn, !hasHashes { return false }
      let field = kind.fields[index]
      let wanted = row[5 + index] as DatabaseValue
      let current = now[index] as DatabaseValue
      guard (row[4] as Int64) & kind.bit(field: index) != 0, field.column != "key", wanted != current
      else { return false }
      return frozen.isClosed || !isNext(field, from: current, to: wanted, now, in: kind)
    }.map { kind.fields[$0].need == .computed ? "" : kind.fields[$0].name }
  }

  /// What becomes of a record by itself: a sent invoice ends by being voided, money on its way arrives or does not.
  private func isNext(
    _ field: Field, from current: DatabaseValue, to wanted: DatabaseValue, _ now: Row, in kind: RecordKind
  ) -> Bool {
    let text = { (value: DatabaseValue) in String.fromDatabaseValue(value) ?? "" }
    switch (kind.table, field.column) {
    case ("invoice", "stage"): return text(current) == "sent" && text(wanted) == "void"
    case ("payment", "kind"):
      return text(current) == "processing" && ["received", "failed"].contains(text(wanted))
    case ("payment", "paid_on"):
      return kind.index(column: "kind").map { text(now[$0]) == "processing" } ?? false
    default: return false
    }
  }
}
