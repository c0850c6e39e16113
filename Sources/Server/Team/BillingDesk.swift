import Actions
import GRDB
import NIOCore
import Pages
import Portal
import Store

/// The console's pages of invoices and payments, as they are at this moment.
struct BillingDesk: Sendable {
  let gate: TeamGate

  /// Letters of a search.
  private static let longestSearch = 200
  private static let lastPage = 10_000

  private static func search(_ visit: Visit) -> String {
    String(String.UnicodeScalarView((visit.query["q"] ?? "").unicodeScalars.prefix(longestSearch)))
  }

  private static func page(_ visit: Visit) -> Int {
    min(max(visit.query["page"].flatMap { Int($0) } ?? 1, 1), lastPage)
  }

  /// - Parameter mails: the form of mails where it was refused.
  func list(_ visit: Visit, _ entry: TeamGate.Entry, mails: ConsoleRefusal? = nil) async throws -> Answer {
    let view = visit.query["view"].flatMap(BillingView.init(rawValue:)) ?? .open
    let (search, page) = (Self.search(visit), Self.page(visit))
    let (today, workspace) = (entry.today, entry.workspace.id)
    let list = try await gate.records.read { db in
      let entries = try BillingReader.entries(on: today, in: workspace, db)
      var sums = try BillingSums(
        entries, received: try BillingReader.received(inMonthOf: today, in: workspace, db))
      sums.counts[.void] = try BillingReader.voided(in: workspace, db)
      let shown =
        view == .void
        ? try InvoiceReader.facts(.stage(.void), in: workspace, db)
          .compactMap { try? InvoiceEntry($0, on: today) } : entries
      var list = Self.list(shown, view, search, page, sums)
      list.mails = try InvoiceMails.of(workspace, db)
      list.refusal = mails
      list.pulse = try AuditEntry.pulse(of: workspace, db)
      return list
    }
    let html = try gate.console(entry).billing(list)
    return Answer(mails == nil ? 200 : 422, html: ByteBuffer(bytes: html))
  }

  /// What presses most comes first; of what is settled, the newest.
  private static func list(
    _ entries: [InvoiceEntry], _ view: BillingView, _ search: String, _ page: Int, _ sums: BillingSums
  ) -> BillingList {
    let found = entries.filter { view.has($0) && $0.matches(search) }
    let sorted =
      view == .open || view == .overdue
      ? found.sorted { ($0.invoice.dueOn, $0.invoice.id) < ($1.invoice.dueOn, $1.invoice.id) }
      : found.sorted { ($0.invoice.issuedOn, $0.invoice.id) > ($1.invoice.issuedOn, $1.invoice.id) }
    let rest = sorted.dropFirst((page - 1) * BillingList.pageSize)
    return BillingList(
      view: view, search: search, page: page, entries: Array(rest.prefix(BillingList.pageSize)),
      hasMore: rest.count > BillingList.pageSize, sums: sums)
  }

  /// Everything that came in, for who handles money.
  func payments(_ visit: Visit, _ entry: TeamGate.Entry, problems: [String] = []) async throws -> Answer {
    guard entry.session.role.handlesMoney else { return gate.notFound(visit) }
    let (search, page, workspace) = (Self.search(visit), Self.page(visit), entry.workspace.id)
    let list = try await gate.records.read { db in
      let size = PaymentList.pageSize
      let lines = try Payments.lines(
        search: search, offset: (page - 1) * size, limit: size + 1, in: workspace, db)
      var list = PaymentList(
        search: search, page: page, lines: Array(lines.prefix(size)), hasMore: lines.count > size,
        problems: problems)
      list.pulse = try AuditEntry.pulse(of: workspace, db)
      return list
    }
    return Answer(
      problems.isEmpty ? 200 : 422, html: ByteBuffer(bytes: try gate.console(entry).payments(list)))
  }

  /// A company's whole account, for who handles money.
  func statement(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    guard entry.session.role.handlesMoney, let id = Company.ID(visit.part("company")) else {
      return gate.notFound(visit)
    }
    let workspace = entry.workspace.id
    let (account, pulse) = try await gate.records.read { db in
      (try Companies.account(of: id, in: workspace, db), try AuditEntry.pulse(of: workspace, db))
    }
    guard let account else { return gate.notFound(visit) }
    return Answer(200, html: ByteBuffer(bytes: try gate.console(entry).statement(account, pulse: pulse)))
  }

  /// A draft in its editor, or what was sent.
  func invoice(_ visit: Visit, _ entry: TeamGate.Entry) async throws -> Answer {
    try await invoice(visit, entry, refusal: nil)
  }

  /// - Parameter refusal: a form that was refused, to be shown again.
  func invoice(_ visit: Visit, _ entry: TeamGate.Entry, refusal: ConsoleRefusal?) async throws -> Answer {
    guard let id = Invoice.ID(visit.part("invoice")) else { return gate.notFound(visit) }
    return try await invoice(id, visit, entry, refusal: refusal)
  }

  func invoice(_ id: Invoice.ID, _ visit: Visit, _ entry: TeamGate.Entry, refusal: ConsoleRefusal?)
    async throws
    -> Answer
  {
    let (today, workspace) = (entry.today, entry.workspace.id)
    let board = try await gate.records.read { db in
      try BillingReader.board(id, on: today, in: workspace, db)
    }
    guard let board else { return gate.notFound(visit) }
    if board.facts.invoice.stage == .draft {
      var form = InvoiceForm(board.facts.draft, id: id)
      form.values[InvoiceForm.seen] = try board.facts.draft.mark()
      form.problems = refusal?.form.problems ?? []
      return try await editor(form, of: board, entry)
    }
    let page = try gate.console(entry).invoice(board, refusal: refusal)
    return Answer(refusal == nil ? 200 : 422, html: ByteBuffer(bytes: page))
  }

  /// - Parameters:
  ///   - board: nil for one that was not saved yet.
  ///   - overtaken: what is stored by now, where that is not what the form was made from.
  ///   - isRefused: whether it was to be saved.
  func editor(
    _ form: InvoiceForm, of board: InvoiceBoard?, discount: Discount? = nil, overtaken: OvertakenDraft? = nil,
    isRefused: Bool = false, _ entry: TeamGate.Entry
  ) async throws -> Answer {
    let (today, workspace) = (entry.today, entry.workspace.id)
    let issued = form.values["issued"].flatMap { Day(iso: $0) } ?? today
    let company = Company.ID(form.values["company"] ?? "")
    let (choices, upcoming, viewers) = try await gate.records.read { db in
      let viewers = try company.map {
        try BillingReader.viewers(in: $0, of: form.projects, on: today, in: workspace, db)
      }
      return (
        try BillingReader.choices(in: workspace, db),
        try Invoices.upcomingNumber(issuedOn: issued, in: workspace, db), viewers
      )
    }
    var editor = InvoiceEditor(form, choices)
    editor.upcomingNumber = upcoming
    editor.discount = discount ?? board?.facts.invoice.discount ?? .none
    editor.madeBy = board?.madeBy
    editor.viewers = viewers
    editor.overtaken = overtaken
    editor.hasDocument = board?.facts.invoice.document != nil
    editor.isCredit = board?.facts.invoice.kind == .creditNote
    editor.corrects = board?.corrected?.invoice.number
    let page = try gate.console(entry).invoiceEditor(editor)
    return Answer(isRefused || !form.problems.isEmpty ? 422 : 200, html: ByteBuffer(bytes: page))
  }
}
