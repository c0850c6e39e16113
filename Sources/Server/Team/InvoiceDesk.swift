import Actions
import GRDB
import NIOCore
import Pages
import Portal
import Store

/// The form in which invoices are written. Its buttons save, send, or only bring it up to date: then nothing is stored
/// and every word stays as it was typed.
struct InvoiceDesk: Sendable {
  let billing: BillingDesk
  let actions: TeamActionDesk

  private var gate: TeamGate { billing.gate }

  /// What a button does.
  private enum Step: String {
    case save
    case send
    case mark
    case total
    case add
  }

  /// An empty one, for the company in the query.
  func blank(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let (today, workspace, company) = (entry.today, entry.workspace.id, visit.query["company"] ?? "")
    let terms = try await gate.records.read { db in try BillingTerms.of(workspace, db) }
    guard let terms else { return gate.notFound(visit) }
    let draft = InvoiceDraft(
      company: Company.ID(company) ?? Company.ID(unchecked: ""), currency: terms.currency, issuedOn: today,
      dueOn: today + terms.paymentDays)
    return try await billing.editor(InvoiceForm(draft, id: nil), of: nil, entry)
  }

  func post(_ visit: Visit, _ entry: TeamGate.Entry, _ given: [String: String]) async throws -> Answer {
    let id = visit.part("invoice").isEmpty ? nil : Invoice.ID(visit.part("invoice"))
    if !visit.part("invoice").isEmpty, id == nil { return gate.notFound(visit) }
    var given = given
    let step = given["remove"] == nil ? Step(rawValue: given["do"] ?? "") ?? .save : .total
    switch step {
    case .total, .add:
      var form = InvoiceForm(id: id, values: given, totals: nil)
      if let number = given["remove"] { form.removeLine(number) }
      if step == .add { form.addLine() }
      form.values["do"] = nil
      form.values["remove"] = nil
      return try await show(form, visit, entry, status: 200)
    case .save, .send, .mark:
      // A box that is not ticked is not sent at all.
      given["projects"] = given.filter { $0.key.hasPrefix("project-") }.values.sorted().joined(separator: ",")
      return try await save(id, given, then: step, visit, entry)
    }
  }

  private func save(
    _ id: Invoice.ID?, _ given: [String: String], then step: Step, _ visit: Visit, _ entry: TeamGate.Entry
  ) async throws -> Answer {
    let post = ActionPost(
      nonce: ActionPost.nonce("invoice.\(step.rawValue)", given.merging(["invoice": id?.text ?? ""]) { $1 })
    ) { runner, actor, address, db in
      let saved: Invoice.ID
      if let id {
        let edit = try EditInvoice.read(given.merging(["invoice": id.text]) { $1 }, isStrict: false)
        saved = try runner.run(edit, as: actor, from: address, db)
      } else {
        saved = try runner.run(
          try CreateInvoice.read(given, isStrict: false), as: actor, from: address, db)
      }
      let which = ["invoice": saved.text]
      switch step {
      case .send:
        _ = try runner.run(
          try SendInvoice.read(which, isStrict: false), as: actor, from: address, db)
      case .mark:
        _ = try runner.run(
          try MarkInvoiceSent.read(which, isStrict: false), as: actor, from: address, db)
      case .save, .total, .add: break
      }
      return "\(TeamGate.billing)\(saved)/"
    }
    return try await actions.answer(visit, entry, .success(post)) { problems in
      var form = InvoiceForm(id: id, values: given, totals: nil)
      form.problems = problems.map { ($0.field, $0.fault) }
      return try await show(form, visit, entry, status: 422)
    }
  }

  /// The form as it was typed, with what it adds up to.
  private func show(_ form: InvoiceForm, _ visit: Visit, _ entry: TeamGate.Entry, status: Int) async throws
    -> Answer
  {
    let (today, workspace) = (entry.today, entry.workspace.id)
    let board = try await gate.records.read { db in
      try form.id.flatMap { try BillingReader.board($0, on: today, in: workspace, db) }
    }
    if form.id != nil, board == nil { return gate.notFound(visit) }
    if let stage = board?.facts.invoice.stage, stage != .draft {
      return try await billing.invoice(
        visit, entry,
        refusal: ConsoleRefusal(
          action: EditInvoice.name,
          form: FormState(.team(EditInvoice.name), values: [:], faults: form.problems)))
    }
    let typed = TypedInvoice(form.values, on: today, currency: board?.facts.invoice.currency)
    var form = form
    form.totals = typed.totals
    return try await billing.editor(form, of: board, discount: typed.discount, entry)
  }
}
