import Portal
import Store

/// The words that actions about payments share.
enum PaymentTerms {
  /// How money comes that is written down by hand; what Stripe takes, Stripe tells.
  enum Method: String, CaseIterable, Sendable {
    case bankTransfer = "bank_transfer"
    case other

    var method: Payment.Method { self == .bankTransfer ? .bankTransfer : .other }
  }

  static let invoices = Input<[Invoice.ID]>.ids(
    "invoices", "what it is for, all of one company and one currency: each is filled before the next")
  static let reference = Input.line("reference", 0...200, "what stood on it")
}

extension ActionContext {
  /// - Throws: `notFound`.
  func payment(_ id: Payment.ID) throws -> PaymentFacts {
    let (_, workspace) = try team()
    guard let facts = try Payments.facts(id, in: workspace, db) else {
      throw ActionError.notFound("payment \(id)")
    }
    return facts
  }

  /// What stands in the way of one payment for all of these.
  func problems(ofPaying facts: [InvoiceFacts]) -> [Problem] {
    let field = PaymentTerms.invoices.about.name
    guard let first = facts.first else { return [Problem(field, "are missing", kind: .missing)] }
    return facts.compactMap { each in
      if each.invoice.kind == .creditNote {
        return Problem(field, "\(each.name) is a credit note: nothing is paid for it", kind: .notOffered)
      }
      if each.invoice.stage != .sent {
        let why = each.invoice.stage == .draft ? "was not sent yet" : "is void"
        return Problem(field, "\(each.name) \(why): nothing is paid for it", kind: .notOffered)
      }
      if each.company != first.company || each.invoice.currency != first.invoice.currency {
        return Problem(
          field, "\(each.name) is of another company or currency than \(first.name): record two payments",
          kind: .notOffered)
      }
      return nil
    }
  }

  /// Spends an amount on invoices, each up to what is open of it, in this order. What is left over is for none.
  func parts(of amount: Int64, for facts: [InvoiceFacts]) throws -> [Payment.Part] {
    let today = try today()
    var (rest, parts) = (amount, [Payment.Part]())
    for each in facts where rest > 0 {
      let part = min(rest, try each.balance(on: today).outstanding.minor)
      if part > 0 { parts.append(Payment.Part(invoice: each.invoice.id, amount: part)) }
      rest -= part
    }
    return parts
  }

  /// The parts of a refund after which nothing is owed any more.
  func waived(_ parts: [Payment.Part], in workspace: Workspace.ID) throws -> [Payment.Part] {
    let today = try self.workspace(workspace).zone.day(of: now)
    return try parts.map { part in
      let facts = try InvoiceReader.facts(part.invoice, in: workspace, db)
      return part.waiving(above: try facts?.balance(on: today).surplus.minor ?? 0)
    }
  }
}
