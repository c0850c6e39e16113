/// An invoice's money on a day.
///
/// The rule, everywhere the same (pages, statement, files, reminders, checkouts):
///
///     total − credited − paid = outstanding + waived − surplus
///
/// `paid` is what came in less what went back. What is missing is owed, and can be paid, unless it was waived: money that
/// goes back leaves a debt behind, as a ledger has it, so whoever writes a refund down says whether that is owed again (a
/// debit that bounced, a lost dispute) or nothing is owed any more (goodwill). A waiver is of so much as went back below
/// what was asked for, never of what has not come yet; giving back a surplus waives nothing (`Payment.Part.waiving`).
/// What was waived and is settled by a credit note or a payment as well is asked for no more when those go.
/// What was written down by mistake and undone counts for nothing here; statements and files tell both, on their days.
package struct InvoiceBalance: Hashable, Sendable {
  package let total: Money
  /// Received less refunded.
  package let paid: Money
  package let processing: Money
  /// What credit notes took away.
  package let credited: Money
  /// What went back.
  package let refunded: Money
  /// Of what went back, what is not asked for again.
  package let waived: Money
  /// What is still owed, zero where more came in than was asked for.
  package let outstanding: Money
  /// What came in and is not (or no longer) asked for: to be given back, or to be kept for the next invoice.
  package let surplus: Money
  package let state: InvoiceState

  /// `total` is `InvoiceTotals(of: invoice).total`: handed in because a page needs the totals too.
  package init(of invoice: Invoice, total: Money, on today: Day) throws(MoneyError) {
    self.total = total
    let counted = invoice.payments.filter { $0.undoneOn == nil }
    var sums: [InvoicePayment.Kind: Int64] = [:]
    var waivers: Int64 = 0
    for payment in counted {
      sums[payment.kind] = try Money.sum(sums[payment.kind] ?? 0, payment.amount)
      switch payment.kind {
      case .refunded: waivers = try Money.sum(waivers, payment.waived)
      case .returned: waivers = try Money.difference(waivers, payment.waived)
      default: break
      }
    }
    let sum = { (kind: InvoicePayment.Kind) in sums[kind] ?? 0 }
    // A refund that its bank sent back is none.
    let back = try Money.difference(sum(.refunded), sum(.returned))
    let paid = try Money.difference(sum(.received), back)
    let missing = try Money.difference(Money.difference(total.minor, sum(.credited)), paid)
    let isAsked = invoice.stage == .sent && invoice.kind == .invoice
    let waived = isAsked ? max(0, min(waivers, missing)) : 0
    let open = isAsked ? max(0, missing) - waived : 0
    let money = { (minor: Int64) in Money(minor: minor, currency: invoice.currency) }
    self.paid = money(paid)
    processing = money(sum(.processing))
    credited = money(sum(.credited))
    refunded = money(back)
    self.waived = money(waived)
    outstanding = money(open)
    surplus = money(isAsked && missing < 0 ? try Money.difference(0, missing) : 0)

    let last = { (kind: InvoicePayment.Kind) in
      counted.filter { $0.kind == kind }.map(\.on).max() ?? invoice.issuedOn
    }
    let deadline = Deadline(invoice.dueOn, on: today)
    state =
      switch invoice.stage {
      case .draft: .draft
      case .void: .void
      case .sent:
        if invoice.kind == .creditNote {
          .credited(on: invoice.issuedOn)
        } else if open > 0 {
          if sum(.processing) >= open {
            .processing(since: last(.processing))
          } else if paid > 0 {
            .partlyPaid(deadline)
          } else {
            .due(deadline)
          }
        } else if back > 0, paid <= 0 {
          .refunded(on: last(.refunded))
        } else if sum(.received) == 0, sum(.credited) > 0 {
          .credited(on: last(.credited))
        } else {
          .paid(on: last(.received))
        }
      }
  }
}
