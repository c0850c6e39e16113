import GRDB
import Portal

/// What the letter tells that money came in.
extension TeamLetters {
  static func paymentReceived(_ id: Payment.ID, in workspace: Workspace.ID, _ db: Database) throws
    -> LetterFacts?
  {
    guard let payment = try Payments.facts(id, in: workspace, db)?.payment, payment.kind == .received,
      payment.undone == nil
    else { return nil }
    let parts = try payment.parts.compactMap { part in
      try InvoiceReader.facts(part.invoice, in: workspace, db).map { facts in
        LetterFacts.Paid.Part(part, of: facts.invoice, showingRest: true)
      }
    }
    var facts = LetterFacts(.paymentReceived)
    facts.person = try Companies.name(of: payment.company, in: workspace, db) ?? ""
    facts.paid = LetterFacts.Paid(
      amount: payment.amount, method: payment.method, on: payment.paidOn, parts: parts)
    facts.page =
      payment.parts.count == 1 ? "billing/\(payment.parts[0].invoice.text)/" : "billing/payments/"
    return facts
  }
}
