import Portal
import Store

/// Other words, other lines; a sent invoice is never edited.
package struct EditInvoice: TeamAction {
  package static let name = "invoice.edit"
  package static let isOnce = false
  package static let summary =
    "change a draft; what is not told stays as it is, and lines are told all or none"

  private static let invoice = Input<Invoice.ID>.id("invoice", "which")
  private static let seen = Input.line(
    "seen", 0...64, "what is changed, as its form carries it: a draft that is another by now is refused")
  package static let inputs = [invoice.about] + InvoiceTerms.inputs(isNew: false) + [seen.about]

  let invoice: Invoice.ID
  /// Nil for who overwrites whatever is there.
  let seen: String?
  let terms: InvoiceTerms

  package init(_ inputs: inout Inputs) {
    invoice = inputs(Self.invoice)
    seen = inputs.given(Self.seen)
    terms = InvoiceTerms(&inputs, isNew: false)
  }

  package func authorize(_ context: ActionContext) throws {
    _ = try context.team()
    let facts = try context.draftInvoice(invoice)
    guard let seen, terms.draft(from: facts.draft).draft != facts.draft, try facts.draft.mark() != seen else {
      return
    }
    throw ActionError.conflict(.other(try context.overtaken(invoice)))
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let facts = try context.draftInvoice(invoice)
    let (draft, problems) = terms.draft(from: facts.draft)
    return try problems + context.problems(of: draft, id: invoice)
      + context.bonds(of: draft, before: facts.draft)
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    let old = try context.draftInvoice(invoice).draft
    let draft = terms.draft(from: old).draft
    if draft != old { try Invoices.write(draft, to: invoice, in: workspace, context.db) }
    return Done(invoice, workspace: workspace, subject: invoice.text, isChange: draft != old)
  }
}

extension ActionContext {
  /// Who was faster, and what to do.
  fileprivate func overtaken(_ id: Invoice.ID) throws -> String {
    let edit = try InvoiceHistory.lastEdit(of: id, in: try agency(), db)
    let who =
      edit.map { "\($0.person) changed the draft at \($0.at.iso)" } ?? "the draft was changed meanwhile"
    return "\(who): look at that first"
  }

  /// A credit note is for whom, for what and in what the invoice is that it corrects (`CreditNotes`).
  fileprivate func bonds(of draft: InvoiceDraft, before old: InvoiceDraft) throws -> [Problem] {
    guard draft.kind == .creditNote else { return [] }
    var problems: [Problem] = []
    let why = "of a credit note is that of the invoice that it corrects"
    let bound = { (field: String) in Problem(field, why, kind: .billing(.boundByCorrected)) }
    if draft.company != old.company { problems.append(bound("company")) }
    if draft.currency != old.currency { problems.append(bound("currency")) }
    if draft.projects != old.projects { problems.append(bound("projects")) }
    if draft.deposit != nil {
      problems.append(
        Problem("deposit", "is nothing that a credit note has", kind: .billing(.depositOnCredit)))
    }
    return problems
  }
}
