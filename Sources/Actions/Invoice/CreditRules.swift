import Portal
import Store

/// A credit note takes back what was asked for and no more: not in sum, not at any one rate, and not before it was asked
/// for. Tax that was never charged, or not yet, would be reversed in a return.
enum CreditRules {
  static func problems(of note: Invoice, _ total: Int64, _ context: ActionContext) throws -> [Problem] {
    guard total > 0 else {
      return [
        Problem("lines", "add up to nothing that could be given back", kind: .billing(.nothingToCredit))
      ]
    }
    guard let corrected = note.corrects else { return [] }
    let other = try context.invoice(corrected)
    guard other.invoice.stage == .sent else {
      return [
        Problem(
          "corrects", "\(other.name) is not open to be corrected any more: it is void",
          kind: .billing(.correctedVoid(other.name)))
      ]
    }
    var problems: [Problem] = []
    if note.issuedOn < other.invoice.issuedOn {
      problems.append(
        Problem("issued", "is before the date of \(other.name), \(other.invoice.issuedOn.iso)"))
    }
    return try problems + excess(total, note, over: other, context)
  }

  private static func excess(
    _ total: Int64, _ note: Invoice, over other: InvoiceFacts, _ context: ActionContext
  ) throws -> [Problem] {
    let plain = { (minor: Int64) in Money(minor: minor, currency: note.currency).plain }
    guard let balance = try? other.balance(on: try context.today()) else { return [] }
    let rest = balance.total.minor - balance.credited.minor
    if total > rest {
      return [
        Problem(
          "lines", "take back more than is left of \(other.name), \(plain(rest))",
          kind: .billing(.beyondWhatIsLeft(other.name, left: Money(minor: rest, currency: note.currency))))
      ]
    }
    let workspace = try context.agency()
    let notes = try InvoiceReader.facts(.one(other.invoice.id), in: workspace, context.db).map(\.invoice)
    let left = try CreditNotes.left(of: other.invoice, after: notes)
    return try CreditNotes.excess(of: note, over: left).map { rate, left in
      guard let left else {
        return Problem("lines", "have \(rate.plain)% tax, which \(other.name) does not have")
      }
      return Problem(
        "lines",
        "take back more at \(rate.plain)% than is left of \(other.name) at that rate, \(plain(left.net)) "
          + "and \(plain(left.tax)) tax")
    }
  }
}
