import Actions
import GRDB
import NIOCore
import Pages
import Portal
import Store

/// The console's pages of invoices that come again: the list, and each in the form of an invoice.
struct RecurringDesk: Sendable {
  let billing: BillingDesk
  let actions: TeamActionDesk

  private var gate: TeamGate { billing.gate }

  /// What a button does; the first two store nothing.
  private enum Step: String {
    case total
    case add
    case save
  }

  func list(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let workspace = entry.workspace.id
    let (templates, pulse) = try await gate.records.read { db in
      (try RecurringReader.all(in: workspace, db), try AuditEntry.pulse(of: workspace, db))
    }
    let page = try gate.console(entry).recurring(templates, pulse: pulse)
    return Answer(200, html: ByteBuffer(bytes: page))
  }

  /// A new one, as the invoice in the query is, or empty.
  func blank(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    let (today, workspace) = (entry.today, entry.workspace.id)
    let model = visit.query["invoice"].flatMap { Invoice.ID($0) }
    let company = Company.ID(visit.query["company"] ?? "") ?? Company.ID(unchecked: "")
    let (terms, facts) = try await gate.records.read { db in
      let facts = try model.flatMap { try InvoiceReader.facts($0, in: workspace, db) }
      return (try BillingTerms.of(workspace, db), facts)
    }
    guard let terms else { return gate.notFound(visit) }
    let draft =
      facts?.draft
      ?? InvoiceDraft(company: company, currency: terms.currency, issuedOn: today, dueOn: today)
    // The one that it is made from is of this month: the next one comes in the next.
    let first = facts.map { Recurrence(every: .month, first: $0.invoice.issuedOn).day(after: today) } ?? today
    let template = RecurringInvoice(
      id: RecurringInvoice.ID(unchecked: ""), title: draft.lines.first?.title ?? "",
      recurrence: Recurrence(every: .month, first: first ?? today), nextOn: first, endsOn: nil,
      isPaused: false, sendsAtOnce: false, draft: draft, company: draft.company, companyName: "",
      currency: draft.currency, total: nil)
    return try await show(InvoiceForm(template, draft: draft), nil, discount: draft.discount, entry)
  }

  func page(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    try await page(visit, entry, problems: [])
  }

  /// - Parameter problems: of a button beside the form.
  func page(_ visit: Visit, _ entry: TeamGate.Entry, problems: [Problem]) async throws -> Answer {
    guard let board = try await board(visit, entry) else { return gate.notFound(visit) }
    let draft = board.template.draft ?? board.template.blank
    var form = InvoiceForm(board.template, draft: draft)
    form.problems = problems.map { ($0.field, $0.fault) }
    return try await show(form, board, discount: draft.discount, entry)
  }

  func post(_ visit: Visit, _ entry: TeamGate.Entry, _ given: [String: String]) async throws -> Answer {
    let isNew = visit.part("recurring").isEmpty
    let board = isNew ? nil : try await board(visit, entry)
    guard isNew || board != nil else { return gate.notFound(visit) }
    let step = given["remove"] == nil ? Step(rawValue: given["do"] ?? "") ?? .save : .total
    guard step == .save else {
      var form = InvoiceForm(id: nil, values: given, totals: nil)
      if let number = given["remove"] { form.removeLine(number) }
      if step == .add { form.addLine() }
      form.values["do"] = nil
      form.values["remove"] = nil
      return try await show(typed: form, board, entry)
    }
    // A box that is not ticked is not sent at all.
    var given = given
    given["projects"] = given.filter { $0.key.hasPrefix("project-") }.values.sorted().joined(separator: ",")
    let (id, fields) = (board?.template.id, given)
    let post = ActionPost(
      nonce: ActionPost.nonce("recurring.save", fields.merging(["recurring": id?.text ?? ""]) { $1 })
    ) { runner, actor, address, db in
      let saved =
        if let id {
          try runner.run(
            try EditRecurringInvoice.read(fields.merging(["recurring": id.text]) { $1 }, isStrict: false),
            as: actor, from: address, db)
        } else {
          try runner.run(
            try CreateRecurringInvoice.read(fields, isStrict: false), as: actor, from: address, db)
        }
      return "\(RecurringList.address)\(saved)/"
    }
    return try await actions.answer(visit, entry, .success(post)) { problems in
      var form = InvoiceForm(id: nil, values: fields, totals: nil)
      form.problems = problems.map { ($0.field, $0.fault) }
      return try await show(typed: form, board, entry)
    }
  }

  private func board(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> RecurringBoard? {
    let workspace = entry.workspace.id
    guard let id = RecurringInvoice.ID(visit.part("recurring")) else { return nil }
    return try await gate.records.read { db in
      guard let template = try RecurringReader.template(id, in: workspace, db) else { return nil }
      return RecurringBoard(template: template, made: try RecurringReader.made(id, in: workspace, db))
    }
  }

  /// The form as it was typed, with what it adds up to.
  private func show(typed form: InvoiceForm, _ board: RecurringBoard?, _ entry: TeamGate.Entry) async throws
    -> Answer
  {
    let typed = TypedInvoice(form.values, on: entry.today, currency: board?.template.currency)
    var form = form
    form.totals = typed.totals
    return try await show(form, board, discount: typed.discount, entry)
  }

  private func show(
    _ form: InvoiceForm, _ board: RecurringBoard?, discount: Discount, _ entry: TeamGate.Entry
  ) async throws -> Answer {
    let workspace = entry.workspace.id
    let choices = try await gate.records.read { db in try BillingReader.choices(in: workspace, db) }
    var editor = InvoiceEditor(form, choices)
    editor.isRecurring = true
    editor.discount = discount
    let page = try gate.console(entry).recurring(RecurringEditor(board, editor))
    return Answer(form.problems.isEmpty ? 200 : 422, html: ByteBuffer(bytes: page))
  }
}
