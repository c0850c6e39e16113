import TestSupport
import Testing

@testable import Portal

/// What happens to one invoice, in any order, held against what each of it has to change.
@Suite("Whatever is recorded, refunded, undone and credited")
struct RandomBalanceTests {
  /// An invoice with what was written down of it, as the actions write it.
  private struct Account {
    let euro: Currency
    let total: Int64
    var rows: [InvoicePayment] = []

    init(total: Int64) throws {
      self.total = total
      euro = try #require(Currency("EUR"))
    }

    func balance(_ rows: [InvoicePayment]) throws -> InvoiceBalance {
      let invoice = Bill(payments: rows).invoice(in: euro)
      return try InvoiceBalance(of: invoice, total: Money(minor: total, currency: euro), on: invoice.dueOn)
    }

    var balance: InvoiceBalance { get throws { try balance(rows) } }

    /// What was waived of a refund and is settled by something else meanwhile: should that go, it is not asked for.
    func dormant(_ balance: InvoiceBalance) -> Int64 {
      rows.filter { $0.kind == .refunded && $0.undoneOn == nil }.reduce(0) { $0 + $1.waived }
        - balance.waived.minor
    }

    mutating func add(_ kind: InvoicePayment.Kind, _ amount: Int64, waived: Int64 = 0) {
      rows.append(
        InvoicePayment(kind: kind, amount: amount, on: Day(number: 20_000 + rows.count), waived: waived))
    }
  }

  private static func holds(_ balance: InvoiceBalance) -> Bool {
    let (open, surplus) = (balance.outstanding.minor, balance.surplus.minor)
    return balance.total.minor - balance.credited.minor - balance.paid.minor
      == open + balance.waived.minor - surplus
      && open >= 0 && surplus >= 0 && balance.waived.minor >= 0 && (open == 0 || surplus == 0)
      && balance.state.isToPay == (open > 0) && (balance.toPayNow?.minor ?? 0) == open
  }

  @Test("the sums add up, what is owed is to be paid and nothing else, and each deed changes what it should")
  func random() throws {
    var generator = SeededGenerator.printed()
    for _ in 0..<3_000 {
      var account = try Account(total: Int64.random(in: 0...200, using: &generator))
      for _ in 0..<8 {
        let before = try account.balance
        let amount = Int64.random(in: 1...120, using: &generator)
        let (open, surplus) = (before.outstanding.minor, before.surplus.minor)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
          account.add(.received, amount)
          #expect(try account.balance.outstanding.minor == max(0, open - amount))
        case 1 where before.paid.minor > 0:
          let back = min(amount, before.paid.minor)
          let more = max(0, back - surplus - account.dormant(before))
          account.add(.refunded, back)
          #expect(try account.balance.outstanding.minor == open + more, "owed again")
        case 2 where before.paid.minor > 0:
          let back = min(amount, before.paid.minor)
          let part = Payment.Part(invoice: .init(unchecked: "inv"), amount: back).waiving(above: surplus)
          account.add(.refunded, back, waived: part.waived ?? back)
          #expect(try account.balance.outstanding.minor == open, "nothing more is owed, and nothing less")
        case 3:
          account.add(.credited, amount)
          #expect(try account.balance.outstanding.minor <= open)
        default:
          guard let place = account.rows.indices.randomElement(using: &generator),
            account.rows[place].kind != .credited
          else { continue }
          account.rows[place].undoneOn = Day(number: 20_100)
          var never = account.rows
          never.remove(at: place)
          #expect(try account.balance == account.balance(never), "as if it had never been")
        }
        #expect(try Self.holds(account.balance), "\(account.total): \(account.rows)")
      }
    }
  }

  @Test("which of two refunds waived is remembered: the one that gave a surplus back did not")
  func surplusFirst() throws {
    var account = try Account(total: 100)
    account.add(.received, 200)
    account.add(.refunded, 100, waived: 0)
    #expect(try account.balance.state.isToPay == false)
    account.add(.refunded, 100)
    #expect(try account.balance.outstanding.minor == 100)
  }

  @Test("what was refunded is the sum that went back, and what never came stays to be paid")
  func parts() throws {
    var account = try Account(total: 100)
    account.add(.received, 40)
    account.add(.refunded, 40, waived: 40)
    #expect(try account.balance.outstanding.minor == 60 && account.balance.toPayNow?.minor == 60)
    account.add(.credited, 60)
    let balance = try account.balance
    #expect(balance.refunded.minor == 40 && balance.outstanding.isZero)
    #expect(balance.state == .refunded(on: Day(number: 20_001)))
  }
}
