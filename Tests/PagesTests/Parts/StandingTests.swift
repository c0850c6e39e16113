import Portal
import Testing

@testable import Pages

@Suite("how an invoice stands, in words")
struct StandingTests {
  private func standing(_ change: (inout Invoice) -> Void) throws -> Standing {
    var invoice = Agency.shelfSet
    change(&invoice)
    return Standing(bill: try Bill(invoice, on: Agency.today), dates: try Agency.dates())
  }

  @Test("due: the words hang on the due date, the amount is what is owed")
  func due() throws {
    let standing = try standing { _ in }
    #expect(standing.when == When(iso: "2026-11-30", title: "Monday 30 November 2026", text: "in 6 days"))
    #expect(standing.dates.nearText(standing.date) == "30 November")
    #expect(standing.dates.weekday(standing.date) == "Monday 30 November")
    #expect(standing.amount.text == "€6,044.71")
    #expect(standing.state.tone == nil)
  }

  @Test("late: says by how many days, and the year where it is another one")
  func late() throws {
    let standing = try standing { $0.dueOn = Agency.day("2025-12-31") }
    #expect(standing.when.text == "328 days late")
    #expect(standing.dates.nearText(standing.date) == "31 December 2025")
    #expect(standing.state.tone == "late-text")
  }

  @Test("partly paid: what is left is owed, both sums are told")
  func partlyPaid() throws {
    let standing = try standing { $0.payments = [Agency.payment(200_000, "2026-11-20")] }
    #expect(standing.amount.text == "€4,044.71")
    #expect(standing.paid == "€2,000.00")
    #expect(standing.total == "€6,044.71")
  }

  @Test("settled by a credit note: nothing is owed; a note itself takes away what it adds up to")
  func credited() throws {
    let settled = try standing { $0.payments = [Agency.payment(604_471, "2026-11-20", .credited)] }
    #expect(settled.state == .credited(on: Agency.day("2026-11-20")))
    #expect(settled.amount.text == "€6,044.71" && settled.state.tone == "soft")
    let note = try standing { $0.kind = .creditNote }
    #expect(note.amount.text == "\u{2212}€6,044.71" && !note.state.isToPay)
    let reduced = try standing { $0.payments = [Agency.payment(100_000, "2026-11-20", .credited)] }
    #expect(reduced.state.isToPay && reduced.amount.text == "€5,044.71" && !reduced.state.isPartlyPaid)
  }

  @Test("money on its way that does not cover it is told beside what is owed")
  func underway() throws {
    #expect(
      try standing { $0.payments = [Agency.payment(200_000, "2026-11-20", .processing)] }.underway
        == "€2,000.00")
    #expect(
      try standing { $0.payments = [Agency.payment(604_471, "2026-11-20", .processing)] }.underway == nil)
  }

  @Test("a deposit is offered until something is paid")
  func deposit() throws {
    let deposit = Money(minor: 200_000, currency: Agency.currency("EUR"))
    #expect(try standing { $0.deposit = deposit }.deposit == "€2,000.00")
    #expect(
      try standing { invoice in
        invoice.deposit = deposit
        invoice.payments = [Agency.payment(200_000, "2026-11-20")]
      }.deposit == nil)
  }

  @Test("settled: the words hang on the day on which it was")
  func settled() throws {
    let paid = try standing { $0.payments = [Agency.payment(604_471, "2026-11-12")] }
    #expect(paid.when.text == "12 Nov")
    #expect(paid.state.tone == "good-text")
    let refunded = try standing {
      $0.payments = [Agency.payment(604_471, "2026-11-12"), Agency.payment(604_471, "2026-11-14", .refunded)]
    }
    #expect(refunded.when.text == "14 Nov" && refunded.amount.text == "€6,044.71")
    let part = try standing {
      $0.payments = [
        Agency.payment(100_000, "2026-11-12"), Agency.payment(100_000, "2026-11-14", .refunded),
        Agency.payment(504_471, "2026-11-15", .credited),
      ]
    }
    #expect(part.state == .refunded(on: Agency.day("2026-11-14")) && part.amount.text == "€1,000.00")
    let over = try standing { $0.payments = [Agency.payment(604_472, "2026-11-12")] }
    #expect(over.amount.text == "€6,044.71" && over.surplus == "€0.01")
    #expect(refunded.state.tone == "soft")
  }

  @Test(
    "an amount that would not fit on its line is set smaller",
    arguments: [(604_471, nil), (1_234_567, nil), (12_345_678, "long"), (123_456_789_012, "longer")]
      as [(Int64, String?)])
  func size(_ minor: Int64, _ size: String?) throws {
    let figure = Figure(
      Money(minor: minor, currency: Agency.currency("EUR")), formats: try Agency.dates().formats)
    #expect(figure.size == size)
  }
}
