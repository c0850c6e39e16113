/// The words of an invoice on paper: the same that its page has.
struct SheetWords: Sendable {
  let heading: Wording
  let creditNote: Wording
  let named: Wording
  let creditNamed: Wording
  let unnumbered: Wording
  let recipient: Wording
  let taxID: Wording
  let registration: Wording
  let number: Wording
  let date: Wording
  let due: Wording
  let project: Wording
  let reference: Wording
  let corrects: Wording
  let depositLabel: Wording
  let lessCredit: Wording
  let waived: Wording
  let surplusLine: Wording
  let totalCredited: Wording
  let work: Wording
  let quantity: Wording
  let price: Wording
  let amount: Wording
  let reduction: Wording
  /// Above a column of rates.
  let vat: Wording
  let subtotal: Wording
  let discount: Wording
  let tax: Wording
  let taxIncluded: Wording
  let taxBase: Wording
  let total: Wording
  let received: Wording
  let rest: Wording
  let totalToPay: Wording
  let reverseCharge: Wording
  let bank: Wording
  let holder: Wording
  let scan: Wording
  let page: Wording
  /// Between things that are listed.
  let comma: Wording
  private let direction: Wording

  init(_ reader: inout PhraseReader) {
    heading = reader.wording("invoice.heading")
    creditNote = reader.wording("invoice.creditNote")
    named = reader.wording("invoice.named", texts: ["number"])
    creditNamed = reader.wording("invoice.creditNamed", texts: ["number"])
    unnumbered = reader.wording("invoice.unnumbered")
    recipient = reader.wording("invoice.for")
    taxID = reader.wording("invoice.taxID", texts: ["taxID"])
    registration = reader.wording("invoice.registration", texts: ["registration"])
    number = reader.wording("invoice.number")
    date = reader.wording("invoice.date")
    due = reader.wording("invoice.due")
    project = reader.wording("invoice.project")
    reference = reader.wording("invoice.reference")
    corrects = reader.wording("invoice.corrects")
    depositLabel = reader.wording("invoice.depositLabel")
    waived = reader.wording("invoice.waived")
    surplusLine = reader.wording("invoice.surplusLine")
    lessCredit = reader.wording("invoice.lessCredit")
    totalCredited = reader.wording("invoice.totalCredited")
    work = reader.wording("invoice.work")
    quantity = reader.wording("invoice.quantity")
    price = reader.wording("invoice.price")
    amount = reader.wording("invoice.amount")
    reduction = reader.wording("invoice.reduction", texts: ["reduction"])
    vat = reader.wording("invoice.vat")
    subtotal = reader.wording("invoice.subtotal")
    discount = reader.wording("invoice.discount")
    tax = reader.wording("invoice.tax", texts: ["rate"])
    taxIncluded = reader.wording("invoice.taxIncluded", texts: ["rate"])
    taxBase = reader.wording("invoice.taxBase", texts: ["base"])
    total = reader.wording("invoice.total")
    received = reader.wording("invoice.received")
    rest = reader.wording("invoice.rest")
    totalToPay = reader.wording("invoice.totalToPay")
    reverseCharge = reader.wording("invoice.reverseCharge")
    bank = reader.wording("invoice.bank")
    holder = reader.wording("invoice.holder")
    scan = reader.wording("invoice.scan")
    comma = reader.wording("page.comma")
    direction = reader.wording("page.direction")
    page = reader.wording("invoice.page", texts: ["page", "pages"])
  }

  var isRightToLeft: Bool { direction.text() == "rtl" }
}
