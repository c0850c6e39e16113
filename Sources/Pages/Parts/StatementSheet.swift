import Markup
import Portal

/// A statement as it is printed: of a company's whole account for the team, of the invoices that they see for a client.
struct StatementSheet: Model {
  let sender: Party
  let recipient: Party
  /// Nil where nothing hangs on the day, so that the page of who owes nothing stays as it is when a day passes.
  let day: When?
  /// It is of those invoices alone that the reader sees.
  let isPartial: Bool
  let accounts: [StatementAccount]

  static let fields: [Field<StatementSheet>] = [
    .record("sender") { $0.sender },
    .record("recipient") { $0.recipient },
    .optional("day") { $0.day.map(StatementDay.init) },
    .flag("isPartial") { $0.isPartial },
    .flag("isEmpty") { $0.accounts.isEmpty },
    .list("accounts") { $0.accounts },
  ]

  /// - Parameter address: of an invoice's own page.
  init(
    _ statements: [AccountStatement], from sender: Party, to recipient: Party, isPartial: Bool, dates: Dates,
    address: (Invoice.ID) -> String
  ) {
    self.sender = sender
    self.recipient = recipient
    self.isPartial = isPartial
    day = statements.contains { $0.ageing.open > 0 } ? dates.full(dates.today) : nil
    accounts = statements.map { statement in
      StatementAccount(
        statement, entries: statement.entries.map { StatementLine($0, statement.currency, dates, address) },
        formats: dates.formats)
    }
  }
}

/// The day that a statement is of.
struct StatementDay: Model {
  let when: When

  static let fields: [Field<StatementDay>] = [.record("when") { $0.when }]
}

/// One currency of a statement.
struct StatementAccount: Model {
  let statement: AccountStatement
  let entries: [StatementLine]
  let balance: String
  let ageing: [String]
  let open: String
  /// Nil where nothing was overpaid.
  let overpaid: String?
  let underway: String?

  static let fields: [Field<StatementAccount>] = [
    .text("currency") { $0.statement.currency.code },
    .list("entries") { $0.entries },
    .text("balance") { $0.balance },
    .flag("isOpen") { $0.statement.ageing.open > 0 },
    .text("notDue") { $0.ageing[0] },
    .text("month") { $0.ageing[1] },
    .text("twoMonths") { $0.ageing[2] },
    .text("threeMonths") { $0.ageing[3] },
    .text("longer") { $0.ageing[4] },
    .text("open") { $0.open },
    .optionalText("overpaid") { $0.overpaid },
    .optionalText("underway") { $0.underway },
  ]

  init(_ statement: AccountStatement, entries: [StatementLine], formats: Formats) {
    let money = { (minor: Int64) in
      formats.money(Money(minor: minor, currency: statement.currency))
    }
    self.statement = statement
    self.entries = entries
    balance = money(statement.balance)
    ageing = Ageing.Bucket.allCases.map { bucket in
      formats.amount(Money(minor: statement.ageing[bucket], currency: statement.currency))
    }
    open = money(statement.ageing.open)
    overpaid = statement.overpaid > 0 ? money(statement.overpaid) : nil
    underway = statement.processing > 0 ? money(statement.processing) : nil
  }
}

/// One entry of a statement.
struct StatementLine: Model {
  let entry: StatementEntry
  let address: String?
  let day: When
  let due: When?
  let amount: String
  let balance: String

  static let fields: [Field<StatementLine>] = [
    .optionalText("address") { $0.address },
    .text("number") { Display.line($0.entry.number) },
    .text("note") { Display.line($0.entry.note) },
    .record("day") { $0.day },
    .optional("due") { $0.due },
    .flag("isInvoice") { $0.entry.kind == .invoice },
    .flag("isCredit") { $0.entry.kind == .creditNote },
    .flag("isReceived") { $0.entry.kind == .received },
    .flag("isRefunded") { $0.entry.kind == .refunded },
    .flag("isReturned") { $0.entry.kind == .returned },
    .flag("isUndone") { $0.entry.kind == .undone },
    .flag("isWaived") { $0.entry.kind == .waived },
    .flag("isTransfer") { $0.entry.method == .bankTransfer },
    .flag("isCard") { $0.entry.method == .stripe },
    .flag("isForNothing") { $0.entry.invoice == nil },
    .text("amount") { $0.amount },
    .text("balance") { $0.balance },
  ]

  init(_ entry: StatementEntry, _ currency: Currency, _ dates: Dates, _ address: (Invoice.ID) -> String) {
    let plain = { (minor: Int64) in
      dates.formats.amount(Money(minor: minor, currency: currency))
    }
    self.entry = entry
    self.address = entry.invoice.map(address)
    day = dates.full(entry.day)
    due = entry.dueOn.map(dates.full)
    amount = plain(entry.amount)
    balance = plain(entry.balance)
  }
}
