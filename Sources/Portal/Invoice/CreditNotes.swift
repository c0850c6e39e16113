/// How a credit note settles what it corrects.
///
/// A credit note has lines and amounts like an invoice, all of them as positive numbers: what it adds up to is what it
/// takes away (EN 16931 and UBL write document type 381 the same way). Nothing is stored of the settling: a note that
/// was sent takes its total from the one invoice that it corrects, from the day of its issue, and one that was voided
/// takes nothing. It is for the company and the projects of that invoice, so whoever sees the one sees the other, and
/// both stand with the same sums on the client's and on the team's side.
package enum CreditNotes {
  /// What the notes among these take from which invoice. One whose sums do not fit takes nothing: its own page says so.
  package static func credits(of invoices: some Sequence<Invoice>) -> [Invoice.ID: [InvoicePayment]] {
    var credits: [Invoice.ID: [InvoicePayment]] = [:]
    for note in invoices where note.kind == .creditNote && note.stage == .sent {
      guard let corrected = note.corrects, let totals = try? InvoiceTotals(of: note) else { continue }
      credits[corrected, default: []].append(
        InvoicePayment(kind: .credited, amount: totals.total.minor, on: note.issuedOn, note: note.number))
    }
    return credits
  }
}
