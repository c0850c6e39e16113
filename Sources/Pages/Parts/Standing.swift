import Markup
import Portal

/// How an invoice stands, for the words in a row and in the margin of its page. What no template asks for is not
/// written: every place shows a few of these.
struct Standing: Model {
  let bill: Bill
  let dates: Dates

  static let fields: [Field<Standing>] = [
    .flag("isOpen") { $0.state.isToPay },
    .flag("isLate") { $0.state.isOverdue },
    .flag("isDue") { $0.state.isToPay && !$0.state.isOverdue },
    .flag("isPartlyPaid") { $0.state.isPartlyPaid },
    .flag("isProcessing") { if case .processing = $0.state { true } else { false } },
    .flag("isPaid") { if case .paid = $0.state { true } else { false } },
    .flag("isRefunded") { if case .refunded = $0.state { true } else { false } },
    .flag("isCredited") { $0.isCredited && !$0.bill.isCreditNote },
    .flag("isCreditNote") { $0.isCredited && $0.bill.isCreditNote },
    .flag("isVoid") { $0.state == .void },
    .flag("isDraft") { $0.state == .draft },
    .record("when") { $0.when },
    .text("day") { $0.dates.nearText($0.date) },
    .text("weekday") { $0.dates.weekday($0.date) },
    .text("amount") { $0.amount.text },
    .optionalText("size") { $0.amount.size },
    .text("paid") { $0.paid },
    .text("total") { $0.total },
    .optionalText("underway") { $0.underway },
    .optionalText("deposit") { $0.deposit },
    .optionalText("surplus") { $0.surplus },
  ]

  var state: InvoiceState { bill.balance.state }

  /// The day that the words hang on: when it is due, or for what is settled when it was.
  var date: Day {
    switch state {
    case .draft, .void, .due, .partlyPaid: bill.invoice.dueOn
    case .processing(let day), .paid(let day), .refunded(let day), .credited(let day): day
    }
  }

  private var isCredited: Bool { if case .credited = state { true } else { false } }

  /// `in 6 days`, `4 days late`, or the day.
  var when: When { state.isToPay ? dates.deadline(date) : dates.short(date) }

  var amount: Figure { Figure(bill.headline, formats: dates.formats) }

  var paid: String { state.isPartlyPaid ? dates.formats.money(bill.balance.paid) : "" }

  var total: String { state.isPartlyPaid ? dates.formats.money(bill.balance.total) : "" }

  /// Money on its way that does not cover what is owed, nil where there is none.
  var underway: String? {
    let processing = bill.balance.processing
    return state.isToPay && !processing.isZero ? dates.formats.money(processing) : nil
  }

  /// What came in beyond what is asked for, nil where that is nothing.
  var surplus: String? {
    bill.balance.surplus.isZero ? nil : dates.formats.money(bill.balance.surplus)
  }

  /// What may be paid first, nil once something was paid.
  var deposit: String? {
    guard state.isToPay, bill.balance.paid.isZero else { return nil }
    return bill.invoice.deposit.map(dates.formats.money)
  }
}

extension InvoiceState {
  var isPartlyPaid: Bool {
    if case .partlyPaid = self { true } else { false }
  }

  /// The class that underlines the words; nil where they stand in ink.
  var tone: String? {
    switch self {
    case .due(let deadline), .partlyPaid(let deadline): deadline.isLate ? "late-text" : nil
    case .paid: "good-text"
    case .draft, .void, .processing, .refunded, .credited: "soft"
    }
  }
}
