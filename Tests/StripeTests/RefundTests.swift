import Portal
import Testing

@testable import Stripe

@Suite("Refunds as Stripe takes and tells them")
struct RefundTests {
  @Test("what is asked for names the payment, the amount in Stripe's unit, why, and what it is here")
  func form() throws {
    let money = Money(minor: 250, currency: try #require(Currency("ISK")))
    let refund = NewStripeRefund(
      paymentIntent: "pi_1", amount: try StripeAmount(money, isWhole: false), reason: "duplicate",
      metadata: [("refund", "refund_1")])
    #expect(
      refund.form.text == "payment_intent=pi_1&amount=25000&reason=duplicate&metadata%5Brefund%5D=refund_1")
  }

  @Test(
    "a status that is not known is one that is not settled",
    arguments: [
      ("\"succeeded\"", StripeRefund.State.succeeded), ("\"failed\"", .failed), ("\"canceled\"", .failed),
      ("\"pending\"", .pending), ("\"requires_action\"", .pending), ("\"of_tomorrow\"", .pending),
      ("null", .pending),
    ])
  func status(word: String, state: StripeRefund.State) throws {
    let json =
      #"{"id":"evt_1","type":"refund.updated","created":1,"livemode":false,"data":{"object":{"id":"re_1","amount":1,"#
      + #""currency":"eur","charge":{"id":"ch_1"},"payment_intent":"pi_1","created":1,"status":\#(word)}}}"#
    guard case .refund(let refund) = try StripeEvent(json: Array(json.utf8)).subject else {
      Issue.record("no refund")
      return
    }
    #expect(refund.state == state && refund.charge?.id == "ch_1")
  }
}
