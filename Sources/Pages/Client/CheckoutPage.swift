import Markup
import Portal

/// The way of a payment: what is paid with Stripe's form beside it, the step to Stripe's own page, and the wait for its word.
package struct CheckoutPage: Model {
  package enum Step: Sendable {
    /// Stripe's form stands in the page.
    /// - Parameter script: the address of Stripe.js.
    case form(script: String)
    /// To Stripe's own page.
    case leave(String)
    /// Stripe has not said yet that it is paid.
    case confirm
  }

  let site: Site
  let shell: ClientShell
  let step: Step
  let parts: [PaidPart]
  let total: String
  let isDeposit: Bool
  let back: String
  let action: String

  package static let fields: [Field<CheckoutPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .optionalText("script") { if case .form(let script) = $0.step { script } else { nil } },
    .optionalText("leave") { if case .leave(let address) = $0.step { address } else { nil } },
    .flag("isConfirming") { if case .confirm = $0.step { true } else { false } },
    .list("parts") { $0.parts },
    .text("total") { $0.total },
    .flag("isDeposit") { $0.isDeposit },
    .text("back") { $0.back },
    .text("action") { $0.action },
  ]

  /// - Parameter parts: what is paid of which invoice of this client's, all in one currency.
  init(_ step: Step, _ parts: [(bill: Bill, amount: Money)], isDeposit: Bool, _ portal: ClientPortal)
    throws(PageFailure)
  {
    self.step = step
    self.isDeposit = isDeposit
    site = portal.site
    shell = portal.shell(at: .billing, isTab: false)
    action = portal.root + "billing/checkout"
    back = parts.count == 1 ? portal.address(of: parts[0].bill.invoice) : portal.root + "billing/"
    let formats = portal.dates.formats
    self.parts = parts.map { part in
      PaidPart(
        id: part.bill.invoice.id.text, number: Display.line(part.bill.invoice.number),
        amount: formats.money(part.amount))
    }
    do {
      var sum: Money?
      for part in parts { sum = try sum?.adding(part.amount) ?? part.amount }
      total = sum.map(formats.money) ?? ""
    } catch {
      throw .sum(error)
    }
  }
}

/// One of the invoices that are paid together.
struct PaidPart: Model {
  let id: String
  let number: String
  let amount: String

  static let fields: [Field<PaidPart>] = [
    .text("id") { $0.id },
    .text("number") { $0.number },
    .text("amount") { $0.amount },
  ]
}

extension Catalogue {
  /// A step of a payment; nil where the client sees none of these invoices.
  package func checkoutPage(
    _ step: CheckoutPage.Step, _ parts: [(invoice: Invoice.ID, amount: Money)], isDeposit: Bool = false,
    of snapshot: ClientSnapshot, on today: Day, brand: Brand
  ) throws(PageFailure) -> [UInt8]? {
    guard snapshot.hasPortal else { return nil }
    let portal = portal(of: snapshot, on: today, brand: brand)
    var paid: [(bill: Bill, amount: Money)] = []
    for bill in try portal.bills() {
      guard let part = parts.first(where: { $0.invoice == bill.invoice.id }) else { continue }
      paid.append((bill, part.amount))
    }
    if paid.isEmpty { return nil }
    let page = try CheckoutPage(step, paid, isDeposit: isDeposit, portal)
    return try portal.edition.language.templates.checkout.page(page).get()
  }
}
