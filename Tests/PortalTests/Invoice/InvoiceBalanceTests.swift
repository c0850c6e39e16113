import Testing

@testable import Portal

@Suite("How an invoice stands")
struct InvoiceBalanceTests {
  static let today = Day(number: 20_000)

  /// A payment by kind, amount, and days from today.
  typealias Part = (kind: InvoicePayment.Kind, amount: Int64, day: Int)

  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var stage = Invoice.Stage.sent
    var total: Int64 = 100
    /// Days from today to the due date.
    var due = 5
    var parts: [Part] = []
    var state: InvoiceState
    var paid: Int64 = 0
    var outstanding: Int64 = 100
    var processing: Int64 = 0

    var testDescription: String { rule }
  }

  static let cases: [Case] = [
    Case(rule: "a draft is not owed", stage: .draft, state: .draft, outstanding: 0),
    Case(rule: "a void one is not owed", stage: .void, due: -5, state: .void, outstanding: 0),
    Case(
      rule: "a void one stays void with money on it", stage: .void, parts: [(.received, 100, -1)],
      state: .void,
      paid: 100, outstanding: 0),
    Case(rule: "nothing paid, not late", state: .due(.due(.inDays(5)))),
    Case(rule: "on its due date it is due", due: 0, state: .due(.due(.today))),
    Case(rule: "the day after its due date it is late", due: -1, state: .due(.late(days: 1))),
    Case(
      rule: "a part came in", parts: [(.received, 30, -2)], state: .partlyPaid(.due(.inDays(5))), paid: 30,
      outstanding: 70),
    Case(
      rule: "a part came in, and it is late", due: -3, parts: [(.received, 99, -2)],
      state: .partlyPaid(.late(days: 3)), paid: 99, outstanding: 1),
    Case(
      rule: "paid on the day of the last payment, late or not", due: -30,
      parts: [(.received, 60, -2), (.received, 40, -4)], state: .paid(on: today + -2), paid: 100,
      outstanding: 0),
    Case(
      rule: "more came in than was asked for", parts: [(.received, 130, -2)], state: .paid(on: today + -2),
      paid: 130, outstanding: 0),
    Case(
      rule: "all of it is on its way", due: -3, parts: [(.processing, 100, -1)],
      state: .processing(since: today + -1),
      processing: 100),
    Case(
      rule: "the rest is on its way", parts: [(.received, 40, -9), (.processing, 60, -1)],
      state: .processing(since: today + -1), paid: 40, outstanding: 60, processing: 60),
    Case(
      rule: "only a part of the rest is on its way", parts: [(.received, 40, -9), (.processing, 50, -1)],
      state: .partlyPaid(.due(.inDays(5))), paid: 40, outstanding: 60, processing: 50),
    Case(
      rule: "only a part is on its way", due: -1, parts: [(.processing, 50, -1)], state: .due(.late(days: 1)),
      processing: 50),
    Case(
      rule: "all that came in went back", parts: [(.received, 100, -9), (.refunded, 100, -3)],
      state: .refunded(on: today + -3), outstanding: 0),
    Case(
      rule: "a part that came in went back", parts: [(.received, 100, -9), (.refunded, 30, -3)],
      state: .paid(on: today + -9), paid: 70, outstanding: 0),
    Case(
      rule: "what was too much went back", parts: [(.received, 200, -9), (.refunded, 100, -3)],
      state: .paid(on: today + -9), paid: 100, outstanding: 0),
    Case(
      rule: "a deposit went back and is not asked for again: the rest, which never came, is to pay",
      parts: [(.received, 50, -9), (.refunded, 50, -3)], state: .due(.due(.inDays(5))), outstanding: 50),
    Case(rule: "nothing to pay is paid", total: 0, state: .paid(on: today + -9), outstanding: 0),
    Case(rule: "less than nothing to pay is paid", total: -100, state: .paid(on: today + -9), outstanding: 0),
  ]

  @Test("its state follows from its stage, its payments and the day", arguments: cases)
  func states(_ expected: Case) throws {
    let euro = try #require(Currency("EUR"))
    var invoice = Bill(stage: expected.stage, due: Self.today + expected.due).invoice(in: euro)
    invoice.issuedOn = Self.today + -9
    invoice.payments = expected.parts.map {
      InvoicePayment(
        kind: $0.kind, amount: $0.amount, on: Self.today + $0.day,
        waived: $0.kind == .refunded ? $0.amount : 0)
    }
    let balance = try InvoiceBalance(
      of: invoice, total: Money(minor: expected.total, currency: euro), on: Self.today)
    #expect(balance.state == expected.state)
    #expect(balance.paid.minor == expected.paid)
    #expect(balance.outstanding.minor == expected.outstanding)
    #expect(balance.processing.minor == expected.processing)
    #expect(balance.total.minor == expected.total)
  }

  @Test("only what waits for the client is to pay, and only of that anything is late")
  func questions() {
    let late = Deadline.late(days: 1)
    let open = Deadline.due(.today)
    for state in [InvoiceState.due(open), .due(late), .partlyPaid(open), .partlyPaid(late)] {
      #expect(state.isToPay)
    }
    let settled: [InvoiceState] = [
      .draft, .void, .processing(since: Self.today), .paid(on: Self.today), .refunded(on: Self.today),
    ]
    #expect(!settled.contains { $0.isToPay || $0.isOverdue })
    #expect(InvoiceState.due(late).isOverdue && InvoiceState.partlyPaid(late).isOverdue)
    #expect(!InvoiceState.due(open).isOverdue && !InvoiceState.partlyPaid(open).isOverdue)
  }

  @Test(
    "payments that do not fit in 64 bits are an error and no trap", arguments: InvoicePayment.Kind.allCases)
  func overflow(kind: InvoicePayment.Kind) throws {
    let euro = try #require(Currency("EUR"))
    let parts = [Int64.max, 1].map { InvoicePayment(kind: kind, amount: $0, on: Self.today) }
    let invoice = Bill(payments: parts).invoice(in: euro)
    #expect(throws: MoneyError.overflow) {
      try InvoiceBalance(of: invoice, total: Money(minor: 1, currency: euro), on: Self.today)
    }
    let smallest = Bill(payments: [InvoicePayment(kind: .refunded, amount: .min, on: Self.today)]).invoice(
      in: euro)
    #expect(throws: MoneyError.overflow) {
      try InvoiceBalance(of: smallest, total: Money(minor: 1, currency: euro), on: Self.today)
    }
  }
}
