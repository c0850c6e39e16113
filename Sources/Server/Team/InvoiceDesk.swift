import Actions
import GRDB
import NIOCore
import Pages
import Portal
import PorticoCrypto
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

  /// An empty one, for the company in the query. Its id is in the address: who goes back to it after it was saved finds
  /// what was made, and nothing is made twice.
  func blank(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let (today, workspace) = (entry.today, entry.workspace.id)
    let company = visit.query["company"].flatMap { Company.ID($0) }
    guard let id = visit.query["id"].flatMap({ Invoice.ID($0) }) else {
      let fresh = try RandomID.text(prefix: Invoice.prefix, random: gate.random)
      return .see("\(InvoiceEditor.new)?id=\(fresh)" + (company.map { "&company=\($0)" } ?? ""))
    }
    let (made, terms, usual) = try await gate.records.read { db in
      (
        try InvoiceReader.facts(id, in: workspace, db), try BillingTerms.of(workspace, db),
        try company.flatMap { try Companies.usualTerms(of: $0, in: workspace, db) }
      )
    }
    if made != nil { return .see("\(TeamGate.billing)\(id)/") }
    guard let terms else { return gate.notFound(visit) }
    let draft = InvoiceDraft(
      company: company ?? Company.ID(unchecked: ""), currency: terms.currency, issuedOn: today,
      dueOn: today + terms.paymentDays)
    var form = InvoiceForm(draft, id: nil)
    form.values[InvoiceForm.id] = id.text
    form.fill(usual ?? UsualTerms(currency: terms.currency), of: company)
    return try await billing.editor(form, of: nil, entry)
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
      return try await show(form, visit, entry, isRefused: false)
    case .save, .send, .mark:
      // A box that is not ticked is not sent at all.
      given["projects"] = given.filter { $0.key.hasPrefix("project-") }.values.sorted().joined(separator: ",")
      return try await save(id, given, then: step, visit, entry)
    }
  }

  private func save(
    _ id: Invoice.ID?, _ given: [String: String], then step: Step, _ visit: Visit, _ entry: TeamGate.Entry
  ) async throws -> Answer {
    let workspace = entry.workspace.id
    let post = ActionPost(
      nonce: ActionPost.nonce("invoice.\(step.rawValue)", given.merging(["invoice": id?.text ?? ""]) { $1 })
    ) { runner, actor, address, db in
      let own = id == nil ? Self.ownID(given) : nil
      let made = try own.flatMap { try InvoiceReader.facts($0, in: workspace, db)?.invoice }
      let saved: Invoice.ID
      if let id = id ?? (made?.stage == .draft ? own : nil) {
        // A form that was new when it was filled in was made from no draft.
        var given = given
        given["invoice"] = id.text
        if made != nil { given[InvoiceForm.seen] = given[InvoiceForm.seen] ?? "" }
        let edit = try EditInvoice.read(given, isStrict: false)
        saved = try runner.run(edit, as: actor, from: address, db)
      } else {
        saved = try runner.run(
          try CreateInvoice.read(given, isStrict: false), as: actor, from: address, db)
      }
      let which = ["invoice": saved.text]
      // What the same form sent before is not sent again.
      let isSent = made.map { $0.stage != .draft } ?? false
      switch isSent ? .save : step {
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
      return try await show(form, visit, entry, isRefused: true)
    }
  }

  /// The id that a new one has from the start.
  private static func ownID(_ given: [String: String]) -> Invoice.ID? {
    given[InvoiceForm.id].flatMap { Invoice.ID($0) }
  }

  /// The form as it was typed, with what it adds up to, and with what is stored where somebody was faster.
  private func show(_ typed: InvoiceForm, _ visit: Visit, _ entry: TeamGate.Entry, isRefused: Bool)
    async throws
    -> Answer
  {
    let (today, workspace) = (entry.today, entry.workspace.id)
    let id = typed.id ?? Self.ownID(typed.values)
    let board = try await gate.records.read { db in
      try id.flatMap { try BillingReader.board($0, on: today, in: workspace, db) }
    }
    if typed.id != nil, board == nil { return gate.notFound(visit) }
    if let id, let stage = board?.facts.invoice.stage, stage != .draft {
      return try await billing.invoice(
        id, visit, entry,
        refusal: ConsoleRefusal(
          action: EditInvoice.name,
          form: FormState(.team(EditInvoice.name), values: [:], faults: typed.problems)))
    }
    var form = InvoiceForm(
      id: board?.facts.invoice.id, values: typed.values, problems: typed.problems, totals: nil)
    let overtaken = try overtaken(&form, board)
    if board == nil { try await fillUsual(&form, workspace) }
    let sums = TypedInvoice(form.values, on: today, currency: board?.facts.invoice.currency)
    form.totals = sums.totals
    return try await billing.editor(
      form, of: board, discount: sums.discount, overtaken: overtaken, isRefused: isRefused, entry)
  }

  /// Both are shown then, and who saves after that has seen both.
  private func overtaken(_ form: inout InvoiceForm, _ board: InvoiceBoard?) throws -> OvertakenDraft? {
    guard let board else { return nil }
    let (mark, seen) = (try board.facts.draft.mark(), form.values[InvoiceForm.seen])
    form.values[InvoiceForm.seen] = mark
    // A form that was new when it was filled in was made from no draft.
    if seen == mark || (seen == nil && form.values[InvoiceForm.id] == nil) { return nil }
    // The note above the form says the same, with more.
    form.problems.removeAll { $0.field.isEmpty }
    return OvertakenDraft(board.facts.draft, history: board.history)
  }

  /// Another company was chosen: what it is usually billed in takes the place of what nobody changed.
  private func fillUsual(_ form: inout InvoiceForm, _ workspace: Workspace.ID) async throws {
    guard let company = form.newCompany else { return }
    let usual = try await gate.records.read { db in
      try Companies.usualTerms(of: company, in: workspace, db)
    }
    if let usual { form.fill(usual, of: company) }
  }
}
