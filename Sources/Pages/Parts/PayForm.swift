import Markup
import Portal

/// The button that begins a payment. It says how much; how much is paid the database says.
struct PayForm: Model {
  let action: String
  /// Where Stripe's form stands in a page of ours.
  let page: String
  let invoices: [String]
  let amount: String
  let isDeposit: Bool
  let isAll: Bool
  /// Beside a more important one.
  let isQuiet: Bool

  static let fields: [Field<PayForm>] = [
    .text("action") { $0.action },
    .text("page") { $0.page },
    .texts("invoices") { $0.invoices },
    .text("amount") { $0.amount },
    .flag("isDeposit") { $0.isDeposit },
    .flag("isAll") { $0.isAll },
    .flag("isQuiet") { $0.isQuiet },
  ]

  /// Nil where Stripe cannot take this amount.
  private init?(
    _ invoices: [Invoice.ID], _ amount: Money, isDeposit: Bool = false, isQuiet: Bool, _ portal: ClientPortal
  ) {
    guard portal.takesForms, portal.snapshot.workspace.takesCards, (try? StripeAmount(amount)) != nil else {
      return nil
    }
    action = portal.root + "billing/checkout"
    page = portal.root + "billing/pay"
    self.invoices = invoices.map(\.text)
    self.amount = portal.dates.formats.money(amount)
    self.isDeposit = isDeposit
    self.isQuiet = isQuiet
    isAll = invoices.count > 1
  }

  /// For one invoice: all that is due, and its deposit where that comes first.
  static func forms(for bill: Bill, _ portal: ClientPortal) -> [PayForm] {
    guard bill.isToPay, let due = bill.balance.toPayNow else { return [] }
    let deposit = bill.balance.depositToPay(of: bill.invoice).flatMap {
      PayForm([bill.invoice.id], $0, isDeposit: true, isQuiet: false, portal)
    }
    let whole = PayForm([bill.invoice.id], due, isQuiet: deposit != nil, portal)
    return [deposit, whole].compactMap(\.self)
  }

  /// For all that is due, a form a currency with more than one invoice.
  static func forms(for bills: [Bill], _ portal: ClientPortal) -> [PayForm] {
    var groups: [(sum: Money, invoices: [Invoice.ID])] = []
    for bill in bills {
      guard let due = bill.balance.toPayNow else { continue }
      if let place = groups.firstIndex(where: { $0.sum.currency == due.currency }) {
        guard let sum = try? groups[place].sum.adding(due) else { continue }
        groups[place] = (sum, groups[place].invoices + [bill.invoice.id])
      } else {
        groups.append((due, [bill.invoice.id]))
      }
    }
    return groups.filter { (2...100).contains($0.invoices.count) }.enumerated().compactMap { place, group in
      PayForm(group.invoices, group.sum, isQuiet: place > 0, portal)
    }
  }
}
