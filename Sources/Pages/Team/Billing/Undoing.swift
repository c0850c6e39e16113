import Markup
import Portal

/// What went back of a payment, as a line below it.
struct BoardReturn: Model {
  let amount: String
  let when: When
  let reference: String
  let isOwedAgain: Bool
  let undoing: Undoing

  static let fields: [Field<BoardReturn>] = [
    .text("amount") { $0.amount },
    .record("when") { $0.when },
    .text("reference") { $0.reference },
    .flag("isOwedAgain") { $0.isOwedAgain },
    .record("undoing") { $0.undoing },
  ]

  init(_ refund: Payment, _ console: TeamConsole) {
    amount = console.dates.formats.money(refund.amount)
    when = console.dates.short(refund.paidOn)
    reference = Display.line(refund.reference)
    isOwedAgain = refund.parts.contains { ($0.waived ?? $0.amount) == 0 }
    undoing = Undoing(refund, isPossible: true, console)
  }
}

/// *Recorded by mistake*, of a payment or a refund: the form, or that it was done.
struct Undoing: Model {
  let payment: Payment
  let amount: String
  let nonce: String
  let canUndo: Bool
  let undone: UndoneWords?

  static let fields: [Field<Undoing>] = [
    .text("id") { $0.payment.id.text },
    .text("action") { "\(TeamTab.billing.address)payments/\($0.payment.id)/undo" },
    .text("amount") { $0.amount },
    .text("nonce") { $0.nonce },
    .flag("canUndo") { $0.canUndo },
    .optional("undone") { $0.undone },
  ]

  /// - Parameter isPossible: nothing else has to be undone first.
  init(_ payment: Payment, isPossible: Bool, _ console: TeamConsole) {
    self.payment = payment
    amount = console.dates.formats.money(payment.amount)
    nonce = console.nonce
    undone = payment.undone.map { UndoneWords($0, console) }
    canUndo =
      console.isManager && isPossible && payment.undone == nil && payment.method != .stripe
      && (payment.kind == .received || payment.kind == .refunded)
  }
}

/// That something was recorded by mistake, since when and why.
struct UndoneWords: Model {
  let when: When
  let reason: String

  static let fields: [Field<UndoneWords>] = [
    .record("when") { $0.when },
    .text("reason") { $0.reason },
  ]

  init(_ undoing: Payment.Undoing, _ console: TeamConsole) {
    when = console.dates.short(undoing.on)
    reason = Display.line(undoing.reason)
  }
}
