import Portal
import Store

/// How a draft becomes a sent invoice, mailed or not.
struct Sending {
  static let number = Input.invoiceNumber("one's own; empty: the draft's, else the next of the series")

  let number: String

  init(_ inputs: inout Inputs) { number = inputs(Self.number) }

  /// By the series.
  init() { number = "" }

  func problems(of id: Invoice.ID, _ context: ActionContext) throws -> [Problem] {
    let facts = try context.draftInvoice(id)
    var problems = try context.numberProblems(number, of: id)
    guard !facts.invoice.lines.isEmpty else {
      return problems + [
        Problem("lines", "are missing: there is nothing on it yet", kind: .billing(.noLines))
      ]
    }
    guard let totals = try? InvoiceTotals(of: facts.invoice) else {
      return problems + [
        Problem("lines", "add up to more than an invoice can say", kind: .billing(.tooMuch))
      ]
    }
    let total = totals.total.minor
    if facts.invoice.kind == .creditNote {
      problems += try CreditRules.problems(of: facts.invoice, total, context)
    } else if total < 0 {
      problems.append(
        Problem(
          "lines", "add up to less than nothing: give that back with a credit note",
          kind: .billing(.belowZero)))
    }
    if let deposit = facts.invoice.deposit, deposit.minor > total {
      problems.append(
        Problem("deposit", "is more than the invoice's total", kind: .billing(.depositTooLarge)))
    }
    return problems
  }

  /// Takes the number and locks the invoice: both are of one transaction, so a send that fails gives no number, and the
  /// series has no gap.
  func send(_ id: Invoice.ID, _ context: ActionContext) throws {
    let workspace = try context.agency()
    let facts = try context.draftInvoice(id)
    let own = number.isEmpty ? facts.invoice.number : number
    let given =
      own.isEmpty
      ? try Invoices.nextNumber(issuedOn: facts.invoice.issuedOn, in: workspace, context.db) : own
    try Invoices.send(id, as: given, in: workspace, at: context.now, context.db)
  }

  /// A mail to everybody who sees it.
  func mail(_ id: Invoice.ID, _ context: ActionContext) throws {
    let workspace = try context.agency()
    for client in try Outbox.clients(seeing: id, in: workspace, on: try context.today(), context.db) {
      try context.mail(.invoiceSent(id), to: .client(client), in: workspace)
    }
  }
}
