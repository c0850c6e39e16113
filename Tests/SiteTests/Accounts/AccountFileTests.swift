import GRDB
import Portal
import Store
import TestSupport
import Testing

@testable import Site

@Suite("Files for an accountant")
struct AccountFileTests {
  private let temporary: TemporaryStore
  private let agency: Agency

  init() throws {
    temporary = try TemporaryStore()
    agency = try Agency.sample(in: temporary)
  }

  private func text(
    _ kind: AccountKind, _ from: String = "2026-10-01", _ to: String = "2026-12-31", of other: Agency? = nil
  ) throws -> String {
    let period = try #require(AccountPeriod.read(from: from, to: to).period)
    let today = try #require(Day(iso: Agency.today))
    return try temporary.read { db in
      let file = try AccountFile(kind, of: (other ?? agency).workspace, in: period, on: today, db)
      var bytes = file.head
      for piece in file.pieces { bytes += try file.rows(of: piece, db) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// By the names in the head. No cell of these tests holds a comma.
  private func rows(_ kind: AccountKind, _ from: String = "2026-10-01", _ to: String = "2026-12-31") throws
    -> [[String: String]]
  {
    let lines = try text(kind, from, to).dropFirst().components("\r\n")
    let head = lines[0].components(",")
    return lines.dropFirst().dropLast().map { line in
      Dictionary(uniqueKeysWithValues: zip(head, line.components(",")))
    }
  }

  private func number(_ id: Invoice.ID) -> String { "N-\(id.text.suffix(8))" }

  private func row(_ id: Invoice.ID) throws -> [String: String] {
    try #require(try rows(.invoices).first { $0["number"] == number(id) })
  }

  @discardableResult
  private func add(
    _ price: Int64, tax: Int64 = 25_500, currency: String = "EUR", stage: Invoice.Stage = .sent,
    due: String = "2026-11-30", paid: Int64 = 0, refunded: Int64 = 0
  ) throws -> Invoice.ID {
    try temporary.write { db in
      let id = try agency.addInvoice(stage: stage, currency: currency, due: due, db)
      try agency.addLine(to: id, price: price, tax: tax, db)
      if paid > 0 {
        let payment = try agency.addPayment(of: paid, currency: currency, for: [id], db)
        if refunded > 0 {
          try agency.addPayment(
            of: refunded, kind: "refunded", currency: currency, on: "2026-11-15", refunds: payment, for: [id],
            db)
        }
      }
      return id
    }
  }

  private func addCreditNote(of price: Int64, on corrected: Invoice.ID) throws -> Invoice.ID {
    try temporary.write { db in
      let id = try agency.addInvoice(stage: .draft, issued: "2026-11-20", due: "2026-11-20", db)
      try agency.addLine(to: id, price: price, db)
      try db.execute(
        sql: """
          UPDATE invoice SET kind = 'credit_note', corrects = $1, number = $2, stage = 'sent', sent_at = $3
          WHERE id = $4
          """, arguments: [corrected.text, number(id), Agency.created, id.text])
      return id
    }
  }

  @Test("an invoice is one row with what it adds up to and how it stands; drafts are in no file")
  func invoices() throws {
    let open = try row(agency.openInvoice)
    #expect(
      open == [
        "number": number(agency.openInvoice), "kind": "invoice", "status": "partly_paid",
        "issued": "2026-11-01", "due": "2026-11-30", "company": "Brightwater Oy",
        "company_tax_id": open["company_tax_id"] ?? "", "currency": "EUR", "net": "1587.50", "tax": "358.81",
        "total": "1946.31", "paid": "973.31", "credited": "0.00", "outstanding": "973.00", "corrects": "",
        "waived": "0.00", "overpaid": "0.00",
      ])
    let (paid, dollars) = (try row(agency.paidInvoice), try row(agency.dollarInvoice))
    #expect(paid["status"] == "paid" && paid["total"] == "2510.00" && paid["outstanding"] == "0.00")
    #expect(dollars["status"] == "processing" && dollars["paid"] == "0.00" && dollars["tax"] == "0.00")
    #expect(try rows(.invoices).count == 3)
    #expect(try rows(.taxes).allSatisfy { $0["number"] != "" })
  }

  @Test("each currency has its own decimals")
  func decimals() throws {
    let (yen, dinar) = (
      try row(try add(100_000, tax: 10_000, currency: "JPY")),
      try row(try add(12_345, tax: 0, currency: "KWD"))
    )
    #expect(yen["net"] == "100000" && yen["tax"] == "10000" && yen["total"] == "110000")
    #expect(dinar["total"] == "12.345" && dinar["tax"] == "0.000")
  }

  @Test("a credit note is negative, names what it corrects, and takes from what is owed there")
  func creditNotes() throws {
    let note = try addCreditNote(of: 10_000, on: agency.openInvoice)
    let (credit, open) = (try row(note), try row(agency.openInvoice))
    #expect(credit["kind"] == "credit_note" && credit["corrects"] == number(agency.openInvoice))
    #expect(credit["net"] == "-100.00" && credit["tax"] == "-25.50" && credit["total"] == "-125.50")
    #expect(credit["outstanding"] == "0.00" && credit["status"] == "credited")
    #expect(open["credited"] == "125.50" && open["outstanding"] == "847.50" && open["total"] == "1946.31")
    let tax = try rows(.taxes).filter { $0["number"] == number(note) }
    #expect(tax.map { $0["net"] } == ["-100.00"] && tax.map { $0["tax"] } == ["-25.50"])
  }

  @Test("what is void keeps its number in the series, counts for nothing, and owes no tax")
  func void() throws {
    let void = try add(50_000, stage: .void)
    let found = try row(void)
    #expect(found["status"] == "void" && found["net"] == "0.00" && found["tax"] == "0.00")
    #expect(found["total"] == "0.00" && found["outstanding"] == "0.00")
    #expect(try !rows(.taxes).contains { $0["number"] == number(void) })
  }

  @Test("overdue, over-paid and refunded are told")
  func states() throws {
    #expect(try row(try add(10_000, due: "2026-11-10"))["status"] == "overdue")
    #expect(try row(try add(10_000))["status"] == "due")
    let over = try row(try add(10_000, tax: 0, paid: 12_000))
    #expect(over["status"] == "paid" && over["paid"] == "120.00" && over["outstanding"] == "0.00")
    #expect(over["overpaid"] == "20.00")
    let back = try row(try add(10_000, tax: 0, paid: 10_000, refunded: 10_000))
    #expect(back["status"] == "refunded" && back["paid"] == "0.00" && back["total"] == "100.00")
  }

  @Test("what was undone is in the books on both of its days, each in its own period")
  func undone() throws {
    let slip = try temporary.write { db in
      let slip = try agency.addPayment(of: 4_000, on: "2026-10-30", for: [agency.openInvoice], db)
      try agency.undo(slip, on: "2026-11-02", db)
      return slip
    }
    let of = { (from: String, to: String) in
      try rows(.payments, from, to).filter { $0["payment"] == slip }.map {
        [$0["date"], $0["kind"], $0["payment_total"], $0["amount"], $0["reference"]]
      }
    }
    let (came, back) = (
      ["2026-10-30", "received", "40.00", "40.00", ""],
      ["2026-11-02", "received_undone", "-40.00", "-40.00", "A slip"]
    )
    #expect(try of("2026-10-01", "2026-10-31") == [came])
    #expect(try of("2026-11-01", "2026-11-30") == [back])
    #expect(try of("2026-10-01", "2026-12-31") == [came, back])
    let open = try row(agency.openInvoice)
    #expect(open["paid"] == "973.31" && open["outstanding"] == "973.00")
  }

  @Test("the rows of taxes add up to the taxes of the invoices, currency by currency")
  func taxesAddUp() throws {
    try add(100_000, tax: 10_000, currency: "JPY")
    try add(12_345, tax: 5_000, currency: "KWD")
    try add(50_000, stage: .void)
    _ = try addCreditNote(of: 10_000, on: agency.openInvoice)
    let (invoices, taxes) = (try rows(.invoices), try rows(.taxes))
    #expect(taxes.count { $0["number"] == number(agency.openInvoice) } == 2, "one for each rate")
    for column in ["net", "tax"] { #expect(sums(invoices, column) == sums(taxes, column)) }
    #expect(Set(sums(taxes, "tax").keys) == ["EUR", "USD", "JPY", "KWD"])
    #expect(taxes.first { $0["currency"] == "USD" }?["rate_percent"] == "0")
  }

  /// In minor units.
  private func sums(_ rows: [[String: String]], _ column: String) -> [String: Int] {
    rows.reduce(into: [:]) { sums, row in
      sums[row["currency"] ?? "", default: 0] += Int((row[column] ?? "").filter { $0 != "." }) ?? .min / 1000
    }
  }

  @Test("reverse charge and the company's country are told")
  func reverseCharge() throws {
    try temporary.write { db in
      let id = try agency.addInvoice(stage: .draft, db)
      try agency.addLine(to: id, price: 10_000, tax: 0, db)
      try db.execute(
        sql:
          "UPDATE invoice SET reverse_charge = 1, number = 'R-1', stage = 'sent', sent_at = $1 WHERE id = $2",
        arguments: [Agency.created, id.text])
      try db.execute(
        sql: "UPDATE company SET country = 'SE' WHERE id = $1", arguments: [agency.brightwater.text])
    }
    let found = try #require(try rows(.taxes).first { $0["number"] == "R-1" })
    #expect(found["reverse_charge"] == "yes" && found["country"] == "SE" && found["rate_percent"] == "0")
    #expect(try rows(.taxes).filter { $0["reverse_charge"] == "yes" }.count == 1)
  }

  @Test(
    "a payment has a row for each invoice and one for the rest; what went back is negative, what is on its way is not in"
  )
  func payments() throws {
    let first = try add(10_000, tax: 0)
    try temporary.write { db in
      let payment = try agency.addPayment(of: 30_000, on: "2026-11-18", for: [], db)
      try agency.allocate(10_000, of: payment, to: first, db)
      try agency.allocate(15_000, of: payment, to: agency.openInvoice, db)
      try agency.addPayment(
        of: 12_000, kind: "refunded", on: "2026-11-19", refunds: payment, for: [first], db)
      try agency.addPayment(of: 700, kind: "failed", on: "2026-11-18", for: [first], db)
    }
    let found = try rows(.payments, "2026-11-18", "2026-11-30")
    let amounts = found.compactMap { $0["amount"] }
    #expect(Set(amounts.prefix(2)) == ["100.00", "150.00"] && amounts.dropFirst(2) == ["50.00", "-120.00"])
    #expect(Set(found.prefix(3).map { $0["invoice"] }) == [number(first), number(agency.openInvoice), ""])
    #expect(found.map { $0["kind"] } == ["received", "received", "received", "refunded"])
    #expect(found.allSatisfy { $0["method"] == "bank_transfer" && $0["company"] == "Brightwater Oy" })
    #expect(Set(found.map { $0["payment_total"] }) == ["300.00", "-120.00"])
  }

  @Test("the first and the last day are counted, and no other")
  func period() throws {
    #expect(try rows(.invoices, "2026-10-01", "2026-10-01").count == 1)
    #expect(try rows(.invoices, "2026-10-02", "2026-10-31").isEmpty)
    #expect(try rows(.invoices, "2026-10-02", "2026-11-01").count == 2)
    #expect(try rows(.payments, "2026-10-12", "2026-11-11").count == 1)
    #expect(try text(.payments, "2020-01-01", "2020-12-31").utf8.count { $0 == UInt8(ascii: "\n") } == 1)
  }

  @Test("a long file has every row once, in the order of the days, and nothing of another agency's")
  func long() throws {
    let stranger = try Agency.stranger(in: temporary)
    try temporary.write { db in
      for day in 1...250 {
        let issued = try #require(Day(iso: "2025-01-01")) + day
        let id = try agency.addInvoice(issued: issued.iso, due: issued.iso, db)
        try agency.addLine(to: id, price: 100_000, db)
      }
    }
    let found = try rows(.invoices, "2025-01-01", "2025-12-31")
    #expect(found.count == 250 && Set(found.map { $0["number"] }).count == 250)
    #expect(found.map { $0["issued"] ?? "" } == found.map { $0["issued"] ?? "" }.sorted())
    #expect(try !text(.invoices).contains(number(stranger.openInvoice)))
    #expect(try text(.invoices, of: stranger).contains(number(stranger.openInvoice)))
  }

  @Test(
    "an invoice that cannot be added up ends the file with its number, for a file without it would be wrong")
  func overflow() throws {
    let id = try add(Int64.max)
    #expect(throws: (any Error).self) { try text(.invoices) }
    do {
      _ = try text(.taxes)
    } catch {
      #expect("\(error)".contains(number(id)))
    }
  }

  @Test("what somebody typed is text, whatever it looks like")
  func hostile() throws {
    try temporary.write { db in
      try db.execute(
        sql: "UPDATE company SET name = '=cmd|''/C calc''!A0', tax_id = '+1' WHERE id = $1",
        arguments: [agency.brightwater.text])
    }
    let open = try row(agency.openInvoice)
    #expect(open["company"] == "'=cmd|'/C calc'!A0" && open["company_tax_id"] == "'+1")
  }
}

extension StringProtocol {
  /// By a whole piece of text; CRLF is one letter to Swift, so by its code points.
  fileprivate func components(_ separator: String) -> [String] {
    let (text, mark) = (Array(utf8), Array(separator.utf8))
    var parts: [[UInt8]] = [[]]
    var place = 0
    while place < text.count {
      if text[place...].starts(with: mark) {
        parts.append([])
        place += mark.count
      } else {
        parts[parts.count - 1].append(text[place])
        place += 1
      }
    }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }
}
