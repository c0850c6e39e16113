import Portal

/// Money, in a file. All amounts in minor units of the record's currency: 1234 is 12.34 EUR, 1,234 JPY, 1.234 KWD.
enum InvoiceFormat {
  static let invoice = RecordKind(
    table: "invoice", member: "invoices", noun: "invoice", identity: .key(prefix: "inv"),
    fields: [
      Field("id", .key(prefix: "inv"), .required, column: "key"),
      Field("company", .reference(to: "company"), .required),
      Field("number", .line(0...60), note: "may be missing or empty while it is a draft"),
      Field("stage", .choice(Invoice.Stage.allCases.map(\.rawValue))),
      Field("currency", .word(.currency), .required),
      Field("issuedOn", .day, .required),
      Field("dueOn", .day, .required),
      Field("pricesIncludeTax", .flag),
      Field("reverseCharge", .flag),
      Field("discountRate", .rate, note: "per cent of all lines; not together with discountAmount"),
      Field("discountAmount", .amount),
      Field("discountLabel", .line(0...200)),
      Field("deposit", .positiveAmount, orNull: true, note: "what can be paid first"),
      Field("reference", .line(0...60), note: "for a bank transfer, such as RF18 2026 1183"),
      Field("notes", .text(0...10_000), note: "Markdown, below the lines"),
      Field("footer", .text(0...4000)),
    ],
    children: [line, project], stamps: ["created_at"], lastColumn: "stage", isSealedByParts: true,
    note: "A bill to a company. Once sent it is never edited, only voided.")

  static let line = RecordKind(
    table: "invoice_line", member: "lines", noun: "line", identity: .part,
    fields: [
      Field("title", .line(1...500), .required),
      Field("detail", .text(0...2000)),
      Field(
        "quantity", .decimal(places: 4, 0...10_000_000_000), fallback: 10_000, note: "1 where there is none"),
      Field("unit", .line(0...40), note: "such as h or day"),
      Field("price", .amount, .required, note: "of one unit"),
      Field("discountRate", .rate),
      Field("discountAmount", .amount),
      Field("taxRate", .rate, note: "per cent"),
    ],
    parentColumn: "invoice", orderColumn: "position", note: "One line of the invoice.")

  private static let project = RecordKind(
    table: "invoice_project", member: "projects", noun: "project", identity: .part,
    fields: [Field("project", .reference(to: "project"), .required)],
    parentColumn: "invoice",
    note: "What the invoice is for: only clients who may see one of these projects see it.")

  static let payment = RecordKind(
    table: "payment", member: "payments", noun: "payment", identity: .key(prefix: "pay"),
    fields: [
      Field("id", .key(prefix: "pay"), .required, column: "key"),
      Field("company", .reference(to: "company"), .required),
      Field("kind", .choice(["received", "processing", "failed", "refunded"]), .required),
      Field("method", .choice(["stripe", "bank_transfer", "other"]), .required),
      Field("amount", .positiveAmount, .required),
      Field("currency", .word(.currency), .required),
      Field("paidOn", .day, .required),
      Field("reference", .line(0...200)),
      Field("refunds", .reference(to: "payment"), orNull: true, note: "the payment that went back"),
      Field("recordedBy", .reference(to: "member"), orNull: true, note: "a member's email address"),
    ],
    children: [allocation], stamps: ["recorded_at"], note: "Money that came in, or went back.")

  static let allocation = RecordKind(
    table: "payment_allocation", member: "allocations", noun: "allocation", identity: .part,
    fields: [
      Field("invoice", .reference(to: "invoice"), .required),
      Field("amount", .positiveAmount, .required),
    ],
    parentColumn: "payment", note: "The part of the payment that went to one invoice.")
}
