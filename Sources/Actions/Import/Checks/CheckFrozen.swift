import GRDB

/// What must stay as it is. A file may say it again; it may not say it differently.
extension Checker {
  private static let frozen = [
    (InvoiceFormat.invoice, "stage <> 'draft'", "the invoice was sent"),
    (InvoiceFormat.payment, "payment_intent IS NOT NULL", "the payment is Stripe's to change"),
    (DeliverableFormat.deliverable, "status = 'approved'", "the deliverable is approved"),
    (DeliverableFormat.version, "1", "a version is a record, make a new one"),
    (DeliverableFormat.versionFile, "1", "a version is a record, make a new one"),
    (DeliverableFormat.approval, "1", "an approval is a record"),
    (DeliverableFormat.changeRequest, "1", "a request for changes is a record"),
  ]

  mutating func checkFrozen() throws {
    for (kind, condition, why) in Self.frozen where try hasRows(kind) {
      try checkFrozen(kind, condition, why)
    }
  }

  private mutating func checkFrozen(_ kind: RecordKind, _ condition: String, _ why: String) throws {
    let columns = kind.fields.map { $0.column == "key" ? "id" : $0.column }.joined(separator: ", ")
    let find = try main.makeStatement(
      sql: "SELECT \(columns) FROM \(kind.table) WHERE workspace = $1 AND id = $2 AND \(condition)")
    let parts = try kind.children.enumerated().filter { $0.element.isPart }.map { index, child in
      (index, try PartComparison(child, workspace: workspace.id, scratch, main))
    }
    var found = problems
    let sql =
      "SELECT t.place, t.parent, t.item, t.id, t.mask, \(kind.selection) FROM \"\(kind.table)\" AS t WHERE t.is_new = 0"
    try batches(sql) { rows in
      for row in rows {
        guard let now = try Row.fetchOne(find, arguments: [workspace.id, row[3] as String]) else { continue }
        var members = changes(kind, row, now)
        for (index, part) in parts where (row[4] as Int64) & kind.bit(child: index) != 0 {
          if try !part.isSame(place: row[0], id: row[3]) { members.append(kind.children[index].member) }
        }
        for member in members {
          found.add(
            Spot(row, isInner: kind.parentColumn != nil).path(kind, member: member, scratch),
            "cannot be changed: \(why)")
        }
      }
    }
    problems = found
  }

  /// The members by which the file differs from the database.
  private func changes(_ kind: RecordKind, _ row: Row, _ now: Row) -> [String] {
    kind.fields.indices.filter { index in
      if index == kind.fileColumn, !hasHashes { return false }
      let field = kind.fields[index]
      let wanted = row[5 + index] as DatabaseValue
      let current = now[index] as DatabaseValue
      guard (row[4] as Int64) & kind.bit(field: index) != 0, field.column != "key", wanted != current
      else { return false }
      // Voiding is how a sent invoice ends.
      return !(field.column == "stage" && current == "sent".databaseValue && wanted == "void".databaseValue)
    }.map { kind.fields[$0].need == .computed ? "" : kind.fields[$0].name }
  }
}
