extension Invoice {
  /// What can be paid of it now, which is the same on every day; nil where that is nothing.
  package var toPayNow: Money? {
    guard let total = try? InvoiceTotals(of: self).total else { return nil }
    return (try? InvoiceBalance(of: self, total: total, on: dueOn))?.toPayNow
  }
}

extension InvoiceBalance {
  /// What can be paid now: what is owed and not on its way. Nil where that is nothing.
  package var toPayNow: Money? {
    guard state.isToPay, let rest = try? outstanding.subtracting(processing), rest.minor > 0 else {
      return nil
    }
    return rest
  }

  /// What is still to come of an invoice's deposit; nil where there is none, or all that is owed is no more than that.
  package func depositToPay(of invoice: Invoice) -> Money? {
    guard let deposit = invoice.deposit, let toPayNow,
      let came = try? total.subtracting(outstanding), let settled = try? came.adding(processing),
      let rest = try? deposit.subtracting(settled), rest.minor > 0, rest.minor < toPayNow.minor
    else { return nil }
    return rest
  }
}
