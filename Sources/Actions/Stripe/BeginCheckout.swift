import Portal
import Store

/// A client wants to pay invoices, or the deposit of one, by card: what for and how much is written down, from the
/// database alone. The session at Stripe is opened after that, outside of any transaction.
package struct BeginCheckout: ClientAction {
  package static let name = "checkout.begin"
  package static let summary = "begin to pay what is due, at Stripe"
  package static let isOnce = false

  package enum Part: String, CaseIterable, Sendable {
    /// All that is due of each.
    case whole
    case deposit
  }

  private static let invoices = Input<[Invoice.ID]>.ids("invoice", "what is paid, all in one currency")
  private static let part = Input<Part>.choice("part", .whole, "all of it, or the deposit of one")
  private static let mode = Input<Checkout.Mode>.choice("mode", .hosted, "in our page or on Stripe's")
  package static let inputs = [invoices.about, part.about, mode.about]

  let invoices: [Invoice.ID]
  let part: Part
  let mode: Checkout.Mode

  package init(_ inputs: inout Inputs) {
    invoices = inputs(Self.invoices)
    part = inputs(Self.part)
    mode = inputs(Self.mode)
  }

  /// What is to be done at Stripe.
  package enum Outcome: Sendable {
    /// Open its session, or fetch the one that it has.
    case open(Checkout)
    /// Somebody began to pay something of this otherwise: that has to end first, or turns out to be paid.
    case endFirst([Checkout])
  }

  /// So many at once are on one page of Stripe's.
  static let most = 100
  /// In seconds. A session lives so long; Stripe takes from half an hour to a day.
  static let life: Int64 = 3600
  /// In seconds. One that ends sooner is not offered to anybody any more.
  static let rest: Int64 = 600
  /// In seconds. So long the same question is asked again where nobody knows what became of it: later its end would be
  /// nearer than Stripe allows.
  static let patience: Int64 = 1200

  package var isForDeposit: Bool { part == .deposit }

  /// What of which invoice is to be paid, as it stands in what the client sees.
  /// - Throws: `ActionError` for what cannot be paid, or not by card.
  package func parts(in portal: ClientSnapshot, on today: Day) throws -> [(Invoice.ID, Money)] {
    let parts = try CheckoutParts(invoices, part, of: portal, on: today)
    return parts.list.map { ($0.invoice, Money(minor: $0.amount, currency: parts.amount.currency)) }
  }

  package func authorize(_ context: ActionContext) throws {
    let portal = try context.clientPortal()
    for id in invoices where !portal.invoices.contains(where: { $0.id == id }) {
      throw ActionError.notFound("invoice \(id)")
    }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    if invoices.isEmpty { return [Problem("invoice", "is missing: choose what to pay", kind: .missing)] }
    if invoices.count > Self.most {
      return [Problem("invoice", "are more than \(Self.most) at once", kind: .tooMany(Self.most))]
    }
    if part == .deposit, invoices.count > 1 {
      return [Problem("part", "is paid for one invoice at a time")]
    }
    return []
  }

  package func perform(_ context: ActionContext) throws -> Done<Outcome> {
    let portal = try context.clientPortal()
    let workspace = portal.workspace.id
    guard portal.workspace.takesCards else {
      throw ActionError.conflict(.other("cards are not taken here: pay by bank transfer"))
    }
    let parts = try CheckoutParts(invoices, part, of: portal, on: portal.workspace.zone.day(of: context.now))
    let others = try uniqueOpen(parts, in: workspace, context)
    let subjects = invoices.map(\.text)
    if let other = others.first {
      if others.count == 1, fits(other, parts, at: context.now) {
        return Done(.open(other), workspace: workspace, subjects: subjects, isChange: false)
      }
      // What never got a session has nothing to end at Stripe that anybody could have seen.
      for one in others where one.session == nil {
        _ = try Checkouts.end(one.id, as: .expired, in: workspace, context.db)
      }
      let left = others.filter { $0.session != nil }
      if !left.isEmpty {
        return Done(.endFirst(left), workspace: workspace, subjects: subjects, isChange: false)
      }
    }
    let checkout = Checkout(
      id: try context.freshID(), client: portal.client.id, session: nil, amount: parts.amount, mode: mode,
      state: .open, createdAt: context.now, expiresAt: context.now.adding(seconds: Self.life),
      parts: parts.list)
    try Checkouts.add(checkout, in: workspace, context.db)
    return Done(.open(checkout), workspace: workspace, subjects: subjects)
  }

  private func uniqueOpen(_ parts: CheckoutParts, in workspace: Workspace.ID, _ context: ActionContext) throws
    -> [Checkout]
  {
    var found: [Checkout] = []
    for part in parts.list {
      guard let one = try Checkouts.open(with: part.invoice, in: workspace, context.db),
        !found.contains(where: { $0.id == one.id })
      else { continue }
      found.append(one)
    }
    return found
  }

  /// Whether one that is open is for the same, and will be for a while.
  private func fits(_ other: Checkout, _ parts: CheckoutParts, at now: Instant) -> Bool {
    guard !other.isUnwanted, other.mode == mode, other.amount == parts.amount,
      Set(other.parts) == Set(parts.list)
    else {
      return false
    }
    return other.session == nil
      ? now < other.createdAt.adding(seconds: Self.patience)
      : now < other.expiresAt.adding(seconds: -Self.rest)
  }
}

/// What is paid of which invoice.
struct CheckoutParts {
  let list: [Checkout.Part]
  let amount: Money

  /// - Throws: `conflict` for what cannot be paid (any more), or not by card.
  init(_ ids: [Invoice.ID], _ part: BeginCheckout.Part, of portal: ClientSnapshot, on today: Day) throws {
    var list: [Checkout.Part] = []
    var sum: Money?
    for id in ids {
      guard let invoice = portal.invoices.first(where: { $0.id == id }) else {
        throw ActionError.notFound("invoice \(id)")
      }
      let due = try Self.due(invoice, part, on: today)
      list.append(Checkout.Part(invoice: id, amount: due.minor))
      guard sum.map({ $0.currency == due.currency }) ?? true else {
        throw ActionError.conflict(
          .other("these invoices are in several currencies: pay one currency at a time"))
      }
      sum = try sum?.adding(due) ?? due
    }
    guard let sum else { throw ActionError.conflict(.other("there is nothing to pay")) }
    do {
      _ = try StripeAmount(sum)
    } catch {
      throw ActionError.conflict(.other("this amount cannot be paid by card: pay by bank transfer"))
    }
    self.list = list.sorted { $0.invoice < $1.invoice }
    amount = sum
  }

  private static func due(_ invoice: Invoice, _ part: BeginCheckout.Part, on today: Day) throws -> Money {
    let total = try InvoiceTotals(of: invoice).total
    let balance = try InvoiceBalance(of: invoice, total: total, on: today)
    let due = part == .deposit ? balance.depositToPay(of: invoice) : balance.toPayNow
    guard balance.state.isToPay, let due else {
      throw ActionError.conflict(.other("\(invoice.number) has nothing to pay any more"))
    }
    return due
  }
}
