import Markup
import Portal

/// What is owed altogether, then every invoice.
struct BillingPage: Model {
  /// Older ones are there, folded.
  static let earlierLimit = 12
  /// More of those to pay are there, folded; the most pressing come first.
  static let toPayLimit = 20

  var site: Site
  var shell: ClientShell
  /// One amount a currency, that of the most pressing invoice first.
  var outstanding: [String]
  var toPay: [InvoiceRow]
  /// The number of those to pay as a word.
  var toPayWord: String
  var late: LateInvoices?
  /// When the next one is due where none is late.
  var next: When?
  var underway: [Underway]
  /// Those that come by themselves, each once it is known when.
  var upcoming: [AnnouncedInvoice]
  var drafts: [InvoiceRow]
  var earlier: [InvoiceRow]
  /// Something was billed.
  var hasStatement: Bool
  /// All at once, a form a currency.
  var pay: [PayForm]

  static let fields: [Field<BillingPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .flag("hasToPay") { !$0.toPay.isEmpty },
    .texts("outstanding") { $0.outstanding },
    .number("toPayCount") { $0.toPay.count },
    .text("toPayWord") { $0.toPayWord },
    .optional("late") { $0.late },
    .optional("next") { $0.next.map(NextInvoice.init) },
    .flag("hasUnderway") { !$0.underway.isEmpty },
    .list("underway") { $0.underway },
    .list("upcoming") { $0.upcoming },
    .list("toPay") { Array($0.toPay.prefix(toPayLimit)) },
    .flag("hasMore") { $0.toPay.count > toPayLimit },
    .number("moreCount") { max(0, $0.toPay.count - toPayLimit) },
    .list("more") { Array($0.toPay.dropFirst(toPayLimit)) },
    .flag("hasDrafts") { !$0.drafts.isEmpty },
    .list("drafts") { $0.drafts },
    .list("pay") { $0.pay },
    .flag("hasStatement") { $0.hasStatement },
    .flag("hasEarlier") { !$0.earlier.isEmpty },
    .list("earlier") { Array($0.earlier.prefix(earlierLimit)) },
    .flag("hasOlder") { $0.earlier.count > earlierLimit },
    .number("olderCount") { max(0, $0.earlier.count - earlierLimit) },
    .list("older") { Array($0.earlier.dropFirst(earlierLimit)) },
  ]

  init(_ portal: ClientPortal) throws(PageFailure) {
    let dates = portal.dates
    site = portal.site
    shell = portal.shell(at: .billing, isTab: true)
    let bills = try portal.bills()
    let toPay = bills.filter(\.isToPay).sorted(by: Bill.isMorePressing)
    let row = { (bill: Bill) in InvoiceRow(bill, address: portal.address(of: bill.invoice), dates: dates) }

    outstanding = try Self.sums(of: toPay.map(\.balance.outstanding)).map(dates.formats.money)
    underway = try Self.sums(of: bills.map(\.balance.processing).filter { !$0.isZero })
      .map { Underway(amount: dates.formats.money($0)) }
    upcoming = portal.snapshot.upcoming.map { AnnouncedInvoice($0, dates: dates) }
    self.toPay = toPay.map(row)
    toPayWord = dates.phrases.small(toPay.count)
    late = LateInvoices(among: toPay, dates: dates)
    next = late == nil ? toPay.first.map { dates.deadline($0.invoice.dueOn) } : nil
    pay = PayForm.forms(for: toPay, portal)
    drafts = bills.filter { $0.balance.state == .draft }.map(row)
    hasStatement = bills.contains { $0.invoice.stage == .sent }
    earlier = bills.filter { !$0.isToPay && $0.balance.state != .draft }.map(row)
  }

  /// One sum a currency, in the order in which the currencies come.
  private static func sums(of amounts: [Money]) throws(PageFailure) -> [Money] {
    var sums: [Money] = []
    do {
      for amount in amounts {
        if let place = sums.firstIndex(where: { $0.currency == amount.currency }) {
          sums[place] = try sums[place].adding(amount)
        } else {
          sums.append(amount)
        }
      }
    } catch {
      throw .sum(error)
    }
    return sums
  }
}

/// Those to pay whose day has passed.
struct LateInvoices: Model {
  var count: Int
  var word: String
  /// There is no other invoice to pay.
  var isOnly: Bool
  /// How late the oldest is.
  var days: String

  static let fields: [Field<LateInvoices>] = [
    .number("lateCount") { $0.count },
    .text("lateWord") { $0.word },
    .flag("isOnly") { $0.isOnly },
    .text("days") { $0.days },
  ]

  /// Nil where none is late. `bills` are sorted, the most pressing first.
  init?(among bills: [Bill], dates: Dates) {
    let late = bills.filter { $0.balance.state.isOverdue }
    guard let oldest = late.first else { return nil }
    count = late.count
    word = dates.phrases.small(late.count)
    isOnly = bills.count == 1
    days = dates.late(by: dates.today - oldest.invoice.dueOn)
  }
}

/// When the next invoice is due.
struct NextInvoice: Model {
  var when: When

  static let fields: [Field<NextInvoice>] = [.record("when") { $0.when }]
}

/// When an invoice comes by itself, and for how much.
struct AnnouncedInvoice: Model {
  var when: When
  var name: String
  var amount: String

  static let fields: [Field<AnnouncedInvoice>] = [
    .record("when") { $0.when },
    .text("name") { $0.name },
    .text("amount") { $0.amount },
  ]

  init(_ upcoming: UpcomingInvoice, dates: Dates) {
    when = dates.near(upcoming.day)
    name = Display.line(upcoming.title)
    amount = dates.formats.money(upcoming.total)
  }
}

/// Money on its way, in one currency.
struct Underway: Model {
  var amount: String

  static let fields: [Field<Underway>] = [.text("amount") { $0.amount }]
}
