import TestSupport
import Testing

@testable import Portal

@Suite("A statement of account")
struct AccountStatementTests {
  static let today = Day(number: 20_000)

  /// A payment by kind, amount, and days from today.
  typealias Part = (kind: InvoicePayment.Kind, amount: Int64, day: Int)

  /// An invoice for so much, issued 14 days before it is due.
  private static func bill(
    _ number: String, _ total: Int64, due: Int, stage: Invoice.Stage = .sent, code: String = "EUR",
    _ parts: [Part] = []
  ) throws -> Invoice {
    var bill = Bill(lines: [Bill.line(total)], stage: stage, due: today + due)
    bill.payments = parts.map {
      InvoicePayment(
        kind: $0.kind, amount: $0.amount, on: today + $0.day,
        method: $0.kind == .credited ? nil : .bankTransfer, note: $0.kind == .credited ? "C-1" : "",
        waived: $0.kind == .refunded ? $0.amount : 0)
    }
    var invoice = bill.invoice(in: try #require(Currency(code)))
    invoice.id = .init(unchecked: "inv_\(number)")
    invoice.number = number
    return invoice
  }

  private static func statements(_ invoices: [Invoice], _ payments: [PaymentFacts] = []) throws
    -> [AccountStatement]
  {
    try AccountStatement.statements(
      of: invoices.map { ($0, try InvoiceTotals(of: $0).total) }, and: payments, on: today)
  }

  private static func payment(
    _ amount: Int64, day: Int, kind: Payment.Kind = .received, parts: [Payment.Part] = []
  ) throws -> Payment {
    Payment(
      id: .init(unchecked: "pay_x"), company: .init(unchecked: "comp_x"), kind: kind, method: .other,
      amount: Money(minor: amount, currency: try #require(Currency("EUR"))), paidOn: today + day,
      reference: "",
      parts: parts)
  }

  @Test(
    "what is open stands in the bucket of its days after the due date",
    arguments: [
      (-5, Ageing.Bucket.notDue), (0, .notDue), (1, .month), (30, .month), (31, .twoMonths), (60, .twoMonths),
      (61, .threeMonths), (90, .threeMonths), (91, .longer), (4000, .longer),
    ])
  func buckets(_ late: Int, _ bucket: Ageing.Bucket) throws {
    let statement = try #require(
      try Self.statements([Self.bill("1", 100, due: -late, [(.received, 30, -late), (.credited, 20, -late)])])
        .first)
    for each in Ageing.Bucket.allCases { #expect(statement.ageing[each] == (each == bucket ? 50 : 0)) }
    #expect(statement.balance == 50 && statement.ageing.open == 50)
  }

  @Test("entries come by their day, what is asked for before what settles it, with the balance after each")
  func order() throws {
    let statement = try #require(
      try Self.statements([
        Self.bill("N-10", 500, due: -6, [(.received, 200, -20), (.credited, 50, -3)]),
        Self.bill("N-9", 300, due: -6), Self.bill("N-11", 70, due: 20, [(.processing, 70, -1)]),
        Self.bill("N-12", 1, due: 0, stage: .draft), Self.bill("N-13", 1, due: 0, stage: .void),
      ]).first)
    #expect(statement.entries.map(\.number) == ["N-9", "N-10", "N-10", "N-10", "N-11"])
    #expect(statement.entries.map(\.kind) == [.invoice, .invoice, .received, .creditNote, .invoice])
    #expect(statement.entries.map(\.balance) == [300, 800, 600, 550, 620])
    #expect(statement.entries.map(\.note) == ["", "", "", "C-1", ""])
    #expect(statement.entries[2].method == .bankTransfer)
    #expect(statement.processing == 70)
  }

  @Test(
    "what was overpaid, went back or came for a void invoice ends right",
    arguments: [
      (Invoice.Stage.sent, [(.received, 130, -2)] as [Part], Int64(0), Int64(30), 2),
      (.sent, [(.received, 130, -3), (.refunded, 30, -2)], 0, 0, 3),
      (.sent, [(.received, 100, -3), (.refunded, 100, -2)], 0, 0, 4),
      (.sent, [(.received, 40, -3), (.refunded, 40, -2)], 60, 0, 4),
      (.sent, [(.received, 130, -3), (.refunded, 50, -2)], 0, 0, 4),
      (.sent, [(.received, 100, -3), (.refunded, 100, -2), (.credited, 100, -1)], 0, 0, 4),
      (.sent, [(.received, 100, -3), (.credited, 40, -1)], 0, 40, 3),
      (.void, [(.received, 100, -3)], 0, 100, 1),
      (.void, [(.received, 100, -3), (.refunded, 100, -1)], 0, 0, 2),
      (.void, [(.received, 10, -3), (.refunded, 30, -1)], 0, 0, 3),
    ])
  func ends(_ stage: Invoice.Stage, _ parts: [Part], _ open: Int64, _ overpaid: Int64, _ count: Int) throws {
    let statement = try #require(
      try Self.statements([Self.bill("1", 100, due: -1, stage: stage, parts)]).first)
    #expect(statement.ageing.open == open && statement.overpaid == overpaid)
    #expect(statement.balance == open - overpaid && statement.entries.count == count)
  }

  @Test("what was undone stands on both of its days, and the balance is as if it had never been")
  func undone() throws {
    var invoice = try Self.bill("1", 100, due: -1, [(.received, 40, -5), (.received, 10, -4)])
    invoice.payments[0].undoneOn = Self.today + -2
    let facts = PaymentFacts(
      payment: Payment(
        id: .init(unchecked: "pay_y"), company: .init(unchecked: "comp_x"), kind: .received, method: .other,
        amount: Money(minor: 7, currency: try #require(Currency("EUR"))), paidOn: Self.today + -5,
        reference: "", parts: [], undone: Payment.Undoing(on: Self.today + -1, reason: "Somebody else's")),
      refunds: [])
    let statement = try #require(try Self.statements([invoice], [facts]).first)
    #expect(statement.entries.map(\.kind) == [.invoice, .received, .received, .received, .undone, .undone])
    #expect(statement.entries.map(\.amount) == [100, -7, -40, -10, 40, 7])
    #expect(statement.balance == 90 && statement.ageing.open == 90 && statement.overpaid == 0)
    #expect(facts.left == 0 && facts.credit == 0)
  }

  @Test("money for no invoice is an entry of its own and is taken off the balance, less what went back of it")
  func unallocated() throws {
    let part = Payment.Part(invoice: .init(unchecked: "inv_1"), amount: 60)
    let facts = PaymentFacts(
      payment: try Self.payment(100, day: -5, parts: [part]),
      refunds: [try Self.payment(15, day: -1, kind: .refunded)])
    let coming = PaymentFacts(payment: try Self.payment(9, day: -5, kind: .processing), refunds: [])
    let statement = try #require(
      try Self.statements([Self.bill("1", 90, due: 3, [(.received, 60, -5)])], [facts, coming]).first)
    #expect(statement.entries.map(\.amount) == [90, -40, -60, 15])
    #expect(statement.entries.filter { $0.invoice == nil }.map(\.kind) == [.received, .refunded])
    #expect(statement.overpaid == 25 && statement.ageing.open == 30 && statement.balance == 5)
  }

  @Test("there is one a currency, and none where nothing happened")
  func currencies() throws {
    let invoices = [
      try Self.bill("1", 5, due: 0, code: "USD"), try Self.bill("2", 7, due: 0),
      try Self.bill("3", 7, due: 0, stage: .void, code: "JPY"),
      try Self.bill("4", 7, due: 0, stage: .draft, code: "KWD"),
    ]
    #expect(try Self.statements(invoices).map(\.currency.code) == ["EUR", "USD"])
    #expect(try Self.statements([]).isEmpty)
  }

  @Test("sums that do not fit are an error")
  func overflow() throws {
    let invoices = [try Self.bill("1", .max, due: 0), try Self.bill("2", 1, due: 0)]
    #expect(throws: MoneyError.overflow) { try Self.statements(invoices) }
  }

  @Test("whatever happened, the buckets hold what is open, and the balance is that less what was overpaid")
  func random() throws {
    var generator = SeededGenerator.printed()
    let euro = try #require(Currency("EUR"))
    for _ in 0..<2_000 {
      let invoices = (0..<Int.random(in: 0...8, using: &generator)).map { number in
        Self.random("N-\(number)", in: euro, using: &generator)
      }
      let facts = try (0..<Int.random(in: 0...2, using: &generator)).map { _ in
        let amount = Int64.random(in: 1...9_999, using: &generator)
        let back = Int64.random(in: 0...amount, using: &generator)
        return PaymentFacts(
          payment: try Self.payment(amount, day: Int.random(in: -200...0, using: &generator)),
          refunds: back == 0 ? [] : [try Self.payment(back, day: 0, kind: .refunded)])
      }
      guard let statement = try Self.statements(invoices, facts).first else { continue }
      let outstanding = try invoices.reduce(Int64(0)) { sum, invoice in
        let total = try InvoiceTotals(of: invoice).total
        return sum + (try InvoiceBalance(of: invoice, total: total, on: Self.today).outstanding.minor)
      }
      let buckets = Ageing.Bucket.allCases.reduce(Int64(0)) { $0 + statement.ageing[$1] }
      #expect(buckets == outstanding && statement.ageing.open == outstanding, "\(invoices)")
      #expect(statement.balance == outstanding - statement.overpaid, "\(invoices)")
      #expect(statement.overpaid >= 0 && statement.entries.last?.balance ?? 0 == statement.balance)
      #expect(zip(statement.entries, statement.entries.dropFirst()).allSatisfy { $0.day <= $1.day })
    }
  }

  private static func random(_ number: String, in currency: Currency, using generator: inout SeededGenerator)
    -> Invoice
  {
    var bill = Bill.random(using: &generator)
    bill.due = today + Int.random(in: -150...60, using: &generator)
    bill.stage = [.sent, .sent, .sent, .void, .draft].randomElement(using: &generator) ?? .sent
    let total = (try? InvoiceTotals(of: bill.invoice(in: currency)).total.minor) ?? 0
    if bill.stage != .draft {
      bill.payments = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
        InvoicePayment(
          kind: InvoicePayment.Kind.allCases.randomElement(using: &generator) ?? .received,
          amount: Bool.random(using: &generator)
            ? max(1, abs(total)) : Int64.random(in: 1...(abs(total) + 1_000), using: &generator),
          on: today + Int.random(in: -100...0, using: &generator), method: .other)
      }
      for place in bill.payments.indices where bill.payments[place].kind == .refunded {
        bill.payments[place].waived = Int64.random(in: 0...bill.payments[place].amount, using: &generator)
      }
      for place in bill.payments.indices
      where bill.payments[place].kind != .credited && Int.random(in: 0..<4, using: &generator) == 0 {
        bill.payments[place].undoneOn = bill.payments[place].on
      }
    }
    var invoice = bill.invoice(in: currency)
    invoice.id = .init(unchecked: "inv_\(number)")
    invoice.number = number
    return invoice
  }
}
