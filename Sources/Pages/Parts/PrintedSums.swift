import Markup
import Portal

/// What stands below the lines.
struct PrintedSums: Model {
  var subtotal: String?
  var discount: String?
  var discountLabel: String
  var discountRate: String?
  var taxes: [PrintedTax]
  /// The total where something settled some of it and the rest is what counts.
  var whole: String?
  var received: String?
  /// What credit notes took away.
  var credits: [PrintedCredit] = []
  /// What went back and is not asked for again.
  var waived: String?
  /// What came in beyond what is asked for.
  var surplus: String?
  /// The sum that is set large.
  var last: String
  var isToPay: Bool
  /// Something of it is settled, and the rest is what counts.
  var isReduced: Bool
  var isCreditNote: Bool

  static let fields: [Field<PrintedSums>] = [
    .optionalText("subtotal") { $0.subtotal },
    .optionalText("discount") { $0.discount },
    .text("discountLabel") { $0.discountLabel },
    .optionalText("discountRate") { $0.discountRate },
    .list("taxes") { $0.taxes },
    .optionalText("whole") { $0.whole },
    .optionalText("received") { $0.received },
    .list("credits") { $0.credits },
    .optionalText("waived") { $0.waived },
    .optionalText("surplus") { $0.surplus },
    .text("last") { $0.last },
    .flag("isToPay") { $0.isToPay },
    .flag("isReduced") { $0.isReduced },
    .flag("isCreditNote") { $0.isCreditNote },
  ]

  /// - Parameter address: of the page of a credit note.
  init(_ bill: Bill, formats: Formats, address: (Invoice.ID) -> String) {
    let balance = bill.balance
    self.init(
      totals: bill.totals, discount: bill.invoice.discount, label: bill.invoice.discountLabel,
      isInclusive: bill.invoice.pricesIncludeTax, formats: formats)
    isToPay = bill.isToPay
    isCreditNote = bill.isCreditNote
    isReduced = Self.isReduced(bill)
    guard isReduced else { return }
    let line = { (minor: Int64) in
      minor == 0 ? nil : formats.amount(Money(minor: minor, currency: bill.invoice.currency))
    }
    whole = formats.amount(balance.total)
    credits = bill.invoice.payments.filter { $0.kind == .credited }.map { credit in
      PrintedCredit(
        number: Display.line(credit.note), address: credit.noteID.map(address),
        amount: line(0 &- credit.amount) ?? "")
    }
    received = line(0 &- balance.paid.minor)
    waived = line(0 &- balance.waived.minor)
    surplus = line(balance.surplus.minor)
    last = formats.money(balance.outstanding)
  }

  /// Of something that nothing was paid for yet.
  init(totals: InvoiceTotals, discount: Discount, label: String, isInclusive: Bool, formats: Formats) {
    let plain = { (minor: Int64) in
      formats.amount(Money(minor: minor, currency: totals.total.currency))
    }
    // Where there are several rates, each has its row and says what it is on: nought is one of them.
    let isMixed = totals.groups.count > 1
    let taxes = isMixed ? totals.groups.map(\.tax) : totals.taxes
    // Where nothing stands between the lines and the total, a subtotal would say the same twice.
    let isPlain = totals.discount == 0 && (taxes.isEmpty || isInclusive)
    subtotal = isPlain ? nil : plain(totals.subtotal)
    self.discount = totals.discount == 0 ? nil : plain(0 &- totals.discount)
    discountLabel = Display.line(label)
    if case .rate(let rate) = discount { discountRate = formats.percent(rate) }
    self.taxes = taxes.map { tax in
      PrintedTax(
        rate: formats.percent(tax.rate), base: isMixed ? plain(tax.base) : nil, amount: plain(tax.amount),
        isIncluded: isInclusive)
    }
    last = formats.money(totals.total)
    (isToPay, isReduced, isCreditNote) = (false, false, false)
  }

  /// One that is simply paid says its total and no more.
  private static func isReduced(_ bill: Bill) -> Bool {
    let balance = bill.balance
    guard bill.invoice.stage == .sent, !bill.isCreditNote else { return false }
    return balance.state.isPartlyPaid || !balance.credited.isZero || !balance.waived.isZero
      || !balance.surplus.isZero
  }
}

/// What a credit note took away.
struct PrintedCredit: Model {
  var number: String
  var address: String?
  var amount: String

  static let fields: [Field<PrintedCredit>] = [
    .text("number") { $0.number },
    .optionalText("address") { $0.address },
    .text("amount") { $0.amount },
  ]
}
