import GRDB
import Portal
import Store
import Stripe

/// What a session at Stripe is told besides amounts.
struct CheckoutFacts: Sendable {
  let email: String
  let language: String
  /// By invoice.
  let numbers: [Invoice.ID: String]

  static func of(_ checkout: Checkout, in workspace: Workspace.ID, _ db: Database) throws -> CheckoutFacts {
    var numbers: [Invoice.ID: String] = [:]
    for part in checkout.parts {
      numbers[part.invoice] = try StripePayments.invoice(part.invoice, in: workspace, db)?.number
    }
    // Of whoever began it: a colleague who goes on with it gets the same session.
    let reader = try StripePayments.payer(checkout.client, in: workspace, db)
    return CheckoutFacts(email: reader?.email ?? "", language: reader?.locale ?? "", numbers: numbers)
  }

  func session(of checkout: Checkout, in workspace: Workspace.ID, at origin: String) throws(StripeError)
    -> NewCheckoutSession
  {
    var items: [NewCheckoutSession.Item] = []
    for part in checkout.parts {
      let money = Money(minor: part.amount, currency: checkout.amount.currency)
      do throws(StripeAmount.Refusal) {
        items.append(
          NewCheckoutSession.Item(
            name: numbers[part.invoice] ?? part.invoice.text, amount: try StripeAmount(money, isWhole: false))
        )
      } catch {
        throw .refused(
          status: 400, code: "", message: "\(money.minor) \(money.currency) cannot be charged: \(error)")
      }
    }
    let page = "\(origin)/checkout/\(checkout.id.text)"
    return NewCheckoutSession(
      items: items,
      place: checkout.mode == .embedded
        ? .embedded(back: "\(page)?paid=1") : .hosted(paid: "\(page)?paid=1", unpaid: "\(page)?back=1"),
      email: email, expiresAt: checkout.expiresAt.seconds,
      metadata: [("workspace", workspace.text), ("checkout", checkout.id.text)], language: language)
  }
}
