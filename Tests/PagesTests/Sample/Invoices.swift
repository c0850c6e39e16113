import Portal

extension Agency {
  static func line(
    _ title: String, _ detail: String = "", quantity: Int64 = 10_000, unit: String = "", price: Int64,
    discount: Discount = .none, tax: Int64 = 25_500
  ) -> InvoiceLine {
    InvoiceLine(
      title: title, detail: detail, quantity: Quantity(tenThousandths: quantity), unit: unit, price: price,
      discount: discount, taxRate: Rate(thousandths: tax))
  }

  static func invoice(
    _ number: String, _ stage: Invoice.Stage = .sent, _ code: String = "EUR", issued: String, due: String,
    _ lines: [InvoiceLine], change: (inout Invoice) -> Void = { _ in }
  ) -> Invoice {
    var invoice = Invoice(
      id: id("n" + number.filter(\.isNumber)), number: number, stage: stage, currency: currency(code),
      issuedOn: day(issued), dueOn: day(due), pricesIncludeTax: false, discount: .none, discountLabel: "",
      deposit: nil, reference: "", notes: "", footer: "", lines: lines, projects: [], payments: [])
    change(&invoice)
    return invoice
  }

  static func payment(_ amount: Int64, _ on: String, _ kind: InvoicePayment.Kind = .received)
    -> InvoicePayment
  {
    InvoicePayment(
      kind: kind, amount: amount, on: day(on), waived: kind == .refunded ? amount : 0)
  }

  /// What comes by itself in the new year.
  static var upcoming: [UpcomingInvoice] {
    [
      UpcomingInvoice(
        id: id("care"), title: "Care plan", day: day("2027-01-01"),
        total: Money(minor: 48_000, currency: currency("EUR")))
    ]
  }

  static let careLine = line("Monthly care of the old shop", price: 59_000, tax: 0)

  /// The invoice with everything on it.
  static var shelfSet: Invoice {
    invoice(
      "NL-2026-118", issued: "2026-11-09", due: "2026-11-30",
      [
        line("Packaging design, shelf set", "Three 250 g bags, second of three instalments", price: 320_000),
        line("Illustration, one ridge for three bags", quantity: 180_000, unit: "h", price: 8500),
        line(
          "Print supervision", "Press check at Finepress, Turku", quantity: 5000, unit: "day", price: 68_000),
      ]
    ) { invoice in
      invoice.discount = .rate(Rate(thousandths: 5000))
      invoice.discountLabel = "Discount for the second project"
      invoice.reference = "RF18 2026 1183"
      invoice.projects = [.init(id: winter.id, name: winter.name)]
      invoice.notes = "Thank you for the work, and for the coffee."
      invoice.footer = "Northlight Studio Oy, business ID 3118420-7, registered in Helsinki"
    }
  }

  /// Newest first, one of most states.
  static var invoices: [Invoice] {
    [
      shelfSet,
      invoice(
        "NL-2026-112", .sent, "USD", issued: "2026-11-03", due: "2026-11-24",
        [
          line("Stock photographs, licence", price: 120_000, tax: 0)
        ]
      ) { $0.payments = [payment(120_000, "2026-11-20", .processing)] },
      invoice("NL-2026-109", issued: "2026-10-30", due: "2026-11-20", [careLine]),
      invoice(
        "NL-2026-097", issued: "2026-09-28", due: "2026-10-12",
        [
          line("Packaging design, first of three instalments", price: 481_650)
        ]
      ) { invoice in
        invoice.projects = [.init(id: winter.id, name: winter.name)]
        invoice.payments = [payment(604_471, "2026-10-12")]
      },
      invoice("NL-2026-091", issued: "2026-09-01", due: "2026-09-22", [careLine]) {
        $0.payments = [payment(59_000, "2026-09-21")]
      },
      invoice(
        "NL-2026-088", .void, issued: "2026-08-20", due: "2026-09-10",
        [
          line("Tasting cards, replaced by NL-2026-089", price: 41_000, tax: 0)
        ]),
      invoice("NL-2025-060", issued: "2025-11-20", due: "2025-12-11", [careLine]) {
        $0.payments = [payment(59_000, "2025-12-01"), payment(59_000, "2025-12-18", .refunded)]
      },
    ]
  }
}
