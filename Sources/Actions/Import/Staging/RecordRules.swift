import GRDB
import Portal

/// What holds between the members of one record.
extension Stager {
  /// Parts that are looked at together, and so kept until their record ends; others may be as many as they like.
  static let summed: Set = [InvoiceFormat.line.table, InvoiceFormat.allocation.table]

  mutating func checkRules(_ record: RecordView) {
    switch record.kind.table {
    case "project": checkProject(record)
    case "invoice": checkInvoice(record)
    case "invoice_line": checkDiscount(record)
    case "payment": checkPayment(record)
    case "comment": checkComment(record)
    case "file": checkScope(record)
    default: break
    }
  }

  private mutating func checkProject(_ project: RecordView) {
    if let start = project.text("starts_on"), let end = project.text("ends_on"), end < start {
      add("endsOn", "lies before startsOn")
    }
    let done = project.whole("done_count")
    let total = project.whole("total_count")
    if (done == nil) != (total == nil) {
      add(done == nil ? "doneCount" : "totalCount", "is missing: doneCount and totalCount go together")
    } else if let done, let total, done > total {
      add("doneCount", "is more than totalCount")
    }
  }

  private mutating func checkComment(_ comment: RecordView) {
    if (comment.text("client") == nil) == (comment.text("member") == nil) {
      add("client", "needs who wrote it: a client or a member, and not both")
    }
  }

  private mutating func checkScope(_ file: RecordView) {
    let scope = file.text("scope")
    for member in ["project", "company", "client"] where (scope == member) != (file.text(member) != nil) {
      add(
        member, scope == member ? "is missing: the scope is \(member)" : "belongs to the scope \(member) only"
      )
    }
  }

  private mutating func checkDiscount(_ record: RecordView) {
    if record.whole("discount_rate") ?? 0 > 0, record.whole("discount_amount") ?? 0 > 0 {
      add("discountAmount", "cannot stand beside discountRate")
    }
  }

  private mutating func checkInvoice(_ invoice: RecordView) {
    if let stage = invoice.text("stage"), stage != "draft", (invoice.text("number") ?? "").isEmpty {
      add("number", "is missing: only a draft may be without one")
    }
    checkDiscount(invoice)
    if invoice.has(list: "lines") {
      if isSound { checkTotals(invoice) }
    } else if invoice.whole("discount_amount") ?? 0 > 0 || invoice.whole("deposit") != nil {
      add("lines", "is missing: discountAmount and deposit are held against the lines")
    }
  }

  /// The sums must be ones that a page can show: computed here by the same code.
  private mutating func checkTotals(_ record: RecordView) {
    guard let currency = record.text("currency").flatMap({ Currency($0) }) else { return }
    let rows = parts[InvoiceFormat.line.table] ?? []
    let invoice = Invoice(totalling: record, lines: rows, currency: currency)
    do throws(MoneyError) {
      let totals = try InvoiceTotals(of: invoice)
      if let line = totals.lines.firstIndex(where: { $0 < 0 }) {
        trail.inner = InvoiceFormat.line
        trail.item = line
        add("discountAmount", "is more than the line")
        trail.inner = nil
      }
      if totals.discount > max(0, totals.subtotal) {
        add("discountAmount", "is more than the lines add up to")
      }
      if let deposit = record.whole("deposit"), deposit > totals.total.minor {
        add("deposit", "is more than the total of \(totals.total.minor)")
      }
    } catch {
      add("lines", "add up to more than can be counted")
    }
  }

  private mutating func checkPayment(_ payment: RecordView) {
    let isRefund = payment.text("kind") == "refunded"
    if payment.text("refunds") != nil, !isRefund {
      add("refunds", "belongs to payments of kind refunded only")
    } else if isRefund, payment.text("method") == "stripe", payment.text("refunds") == nil {
      add("refunds", "is missing: a refund by Stripe names the payment that went back")
    }
    guard let amount = payment.whole("amount") else { return }
    // At most 1,000 of at most 2^53 each: the sum fits.
    let allocation = InvoiceFormat.allocation
    let allocated = (parts[allocation.table] ?? []).reduce(Int64(0)) { sum, row in
      sum + (RecordView(kind: allocation, values: row, mask: 0).whole("amount") ?? 0)
    }
    if allocated > amount { add("allocations", "add up to \(allocated), more than the amount") }
  }

  private mutating func add(_ member: String, _ message: String) {
    trail.member = member
    isSound = false
    problems.add(trail.path, message)
    trail.member = ""
  }
}

extension Invoice {
  /// As much of an invoice as its totals depend on.
  fileprivate init(totalling record: RecordView, lines rows: [[DatabaseValue]], currency: Currency) {
    let day = Day(number: 0)
    self.init(
      id: ID(unchecked: ""), number: "", stage: .draft, currency: currency, issuedOn: day, dueOn: day,
      pricesIncludeTax: record.whole("prices_include_tax") == 1, discount: Discount(of: record),
      discountLabel: "", deposit: nil, reference: "", notes: "", footer: "",
      lines: rows.map { InvoiceLine(row: $0) }, projects: [], payments: [])
  }
}

extension InvoiceLine {
  fileprivate init(row: [DatabaseValue]) {
    let record = RecordView(kind: InvoiceFormat.line, values: row, mask: 0)
    self.init(
      title: "", detail: "",
      quantity: record.whole("quantity").map { Quantity(tenThousandths: $0) } ?? .one, unit: "",
      price: record.whole("price") ?? 0, discount: Discount(of: record),
      taxRate: Rate(thousandths: record.whole("tax_rate") ?? 0))
  }
}

extension Discount {
  fileprivate init(of record: RecordView) {
    if let rate = record.whole("discount_rate"), rate > 0 {
      self = .rate(Rate(thousandths: rate))
    } else {
      self = .amount(record.whole("discount_amount") ?? 0)
    }
  }
}
