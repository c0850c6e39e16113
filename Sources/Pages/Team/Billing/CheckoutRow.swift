import Markup
import Portal

/// What a client began to pay, and what became of it.
struct CheckoutRow: Model {
  let entry: CheckoutEntry
  let client: String
  let amount: String
  let state: String
  let began: When
  let ends: When?
  let canEnd: Bool

  static let fields: [Field<CheckoutRow>] = [
    .text("action") { "\(TeamTab.billing.address)checkouts/\($0.entry.id)/end" },
    .text("client") { $0.client },
    .text("amount") { $0.amount },
    .text("state") { $0.state },
    .record("when") { $0.began },
    .optional("ends") { row in row.ends.map(StatementDay.init) },
    .flag("canEnd") { $0.canEnd },
  ]

  init(_ entry: CheckoutEntry, _ console: TeamConsole) {
    self.entry = entry
    client = Display.line(entry.client)
    amount = console.dates.formats.money(entry.amount)
    state = console.language.phrases.checkoutStates[entry.state]?.text() ?? ""
    began = console.dates.moment(entry.createdAt)
    ends = entry.state == .open ? console.dates.moment(entry.expiresAt) : nil
    canEnd = console.isManager && entry.state == .open
  }
}
