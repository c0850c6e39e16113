import Portal
import Store

/// A new bill, still a draft: no client sees it, and it has no number yet.
package struct CreateInvoice: TeamAction {
  package static let name = "invoice.create"
  package static let summary = "a new invoice, still a draft"
  private static let id = Input<Invoice.ID?>.optionalID(
    "id", "one's own for it: said again with the same words, it is the same invoice")
  package static let inputs = [id.about] + InvoiceTerms.inputs(isNew: true)

  /// Nil for one that nobody else knows.
  let id: Invoice.ID?
  let terms: InvoiceTerms

  package init(_ inputs: inout Inputs) {
    id = inputs(Self.id)
    terms = InvoiceTerms(&inputs, isNew: true)
  }

  package func authorize(_ context: ActionContext) throws {
    _ = try context.team()
    guard let made = try made(context) else { return }
    var draft = terms.draft(from: try blank(context)).draft
    // What it took when it was sent is nothing that was said.
    if draft.number.isEmpty { draft.number = made.invoice.number }
    if draft == made.draft { return }
    throw ActionError.conflict(
      .billing(
        .wasSent(made.name),
        "\(made.name) was made of this already and says something else: make a new invoice"))
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let (draft, problems) = terms.draft(from: try blank(context))
    return try problems + context.problems(of: draft, id: id)
  }

  package func perform(_ context: ActionContext) throws -> Done<Invoice.ID> {
    let (_, workspace) = try context.team()
    if let made = try made(context)?.invoice.id {
      return Done(made, workspace: workspace, subject: made.text, isChange: false)
    }
    let id: Invoice.ID = try id ?? context.freshID()
    let draft = terms.draft(from: try blank(context)).draft
    try Invoices.add(id, draft, in: workspace, at: context.now, context.db)
    return Done(id, workspace: workspace, subject: id.text)
  }

  /// The one that was made with this id.
  private func made(_ context: ActionContext) throws -> InvoiceFacts? {
    try id.flatMap { try InvoiceReader.facts($0, in: try context.agency(), context.db) }
  }

  /// What stands where nothing was told: the workspace's terms.
  private func blank(_ context: ActionContext) throws -> InvoiceDraft {
    let (_, workspace) = try context.team()
    return try context.blankInvoice(
      to: terms.company ?? Company.ID(unchecked: ""), issuedOn: terms.issuedOn, in: workspace)
  }
}

extension ActionContext {
  /// A draft by the workspace's terms, without lines.
  /// - Parameter day: today where nil.
  func blankInvoice(to company: Company.ID, issuedOn day: Day?, in workspace: Workspace.ID) throws
    -> InvoiceDraft
  {
    let issued = try day ?? today()
    guard let terms = try BillingTerms.of(workspace, db) else {
      throw ActionError.notFound("workspace \(workspace)")
    }
    return InvoiceDraft(
      company: company, currency: terms.currency, issuedOn: issued, dueOn: issued + terms.paymentDays)
  }
}
