import Markup
import Portal

/// How an invoice stands, for the words in a row and in the margin of its page.
struct Standing: Model {
  var state: InvoiceState
  /// `in 6 days`, `4 days late`; for what is settled the day on which it was.
  var when: When
  /// The day itself: `30 November`.
  var day: String
  /// `Monday 30 November`.
  var weekday: String
  var amount: Figure
  var paid: String
  var total: String
  /// Money on its way that does not cover what is owed, nil where there is none.
  var underway: String?
  /// What may be paid first, nil once something was paid.
  var deposit: String?

  static let fields: [Field<Standing>] = [
    .flag("isOpen") { $0.state.isToPay },
    .flag("isLate") { $0.state.isOverdue },
    .flag("isDue") { $0.state.isToPay && !$0.state.isOverdue },
    .flag("isPartlyPaid") { $0.state.isPartlyPaid },
    .flag("isProcessing") { if case .processing = $0.state { true } else { false } },
    .flag("isPaid") { if case .paid = $0.state { true } else { false } },
    .flag("isRefunded") { if case .refunded = $0.state { true } else { false } },
    .flag("isVoid") { $0.state == .void },
    .flag("isDraft") { $0.state == .draft },
    .record("when") { $0.when },
    .text("day") { $0.day },
    .text("weekday") { $0.weekday },
    .text("amount") { $0.amount.text },
    .optionalText("size") { $0.amount.size },
    .text("paid") { $0.paid },
    .text("total") { $0.total },
    .optionalText("underway") { $0.underway },
    .optionalText("deposit") { $0.deposit },
  ]

  init(_ bill: Bill, dates: Dates) {
    let balance = bill.balance
    let formats = dates.formats
    state = balance.state
    let day = Self.day(of: bill)
    when = state.isToPay ? dates.deadline(day) : dates.near(day)
    self.day = dates.nearText(day)
    weekday = dates.weekday(day)
    amount = Figure(bill.headline, formats: formats)
    paid = state.isPartlyPaid ? formats.money(balance.paid) : ""
    total = state.isPartlyPaid ? formats.money(balance.total) : ""
    underway = state.isToPay && !balance.processing.isZero ? formats.money(balance.processing) : nil
    deposit = state.isToPay && balance.paid.isZero ? bill.invoice.deposit.map(formats.money) : nil
  }

  private static func day(of bill: Bill) -> Day {
    switch bill.balance.state {
    case .draft, .void, .due, .partlyPaid: bill.invoice.dueOn
    case .processing(let day), .paid(let day), .refunded(let day): day
    }
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
    case .draft, .void, .processing, .refunded: "soft"
    }
  }
}
