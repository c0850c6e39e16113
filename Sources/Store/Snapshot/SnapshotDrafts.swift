import GRDB
import Portal

/// Snapshots while their rows arrive. Every statement is sorted by client id, so its rows walk through the clients
/// once: no dictionary, and no row gets to a client that it does not name.
struct SnapshotDrafts {
  private(set) var drafts: [SnapshotDraft] = []

  init(clients rows: RowCursor) throws {
    while let row = try rows.next() { drafts.append(SnapshotRows.client(row)) }
  }

  /// Hands each row to the draft of the client that its first column names. A row that makes no sense fails its
  /// client and nobody else.
  mutating func merge(
    _ rows: RowCursor, _ take: (Row, inout SnapshotDraft) throws(Malformed) -> Void
  ) throws {
    for index in drafts.indices { drafts[index].cursor = 0 }
    var place = 0
    while let row = try rows.next() {
      let client: String = row[0]
      while place < drafts.count, drafts[place].client.id.text < client { place += 1 }
      guard place < drafts.count else { return }
      guard drafts[place].client.id.text == client, drafts[place].failure == nil else { continue }
      do throws(Malformed) { try take(row, &drafts[place]) } catch { drafts[place].failure = error }
    }
  }
}

/// One client's rows so far.
struct SnapshotDraft {
  let client: Client
  let company: Company
  /// Sorted by id, as the statements are.
  var projects: [Project] = []
  /// Sorted by issue date and id, as the statements are. Those that a live access does not show are settled at the end.
  var invoices: [(invoice: Invoice, isLive: Bool)] = []
  var failure: Malformed?
  /// Where the last row of the running statement belonged.
  var cursor = 0

  init(client: Client, company: Company) {
    self.client = client
    self.company = company
  }

  /// Runs `change` on the project with that id. A statement's rows are sorted as the projects are, so the search goes
  /// forward only.
  mutating func withProject(_ id: String, _ change: (inout Project) throws(Malformed) -> Void)
    throws(Malformed)
  {
    guard let place = projects[cursor...].firstIndex(where: { $0.id.text == id }) else { return }
    cursor = place
    try change(&projects[place])
  }

  mutating func withInvoice(_ id: String, _ change: (inout Invoice) throws(Malformed) -> Void)
    throws(Malformed)
  {
    guard let place = invoices[cursor...].firstIndex(where: { $0.invoice.id.text == id }) else { return }
    cursor = place
    try change(&invoices[place].invoice)
  }

  func finish(in workspace: Workspace, on today: Day) -> SnapshotReader.Reading {
    if let failure { return .init(client: client.id, snapshot: .failure(failure)) }
    let shown = invoices.filter { $0.isLive || Self.outlastsAccess($0.invoice, on: today) }.map(\.invoice)
    let snapshot = ClientSnapshot(
      workspace: workspace, client: client, company: company,
      projects: projects.sorted { ($0.name, $0.id) < ($1.name, $1.id) }, invoices: shown.reversed())
    return .init(client: client.id, snapshot: .success(snapshot))
  }

  /// Days that a paid invoice stays with a client whose access expired.
  static let daysAfterPayment = 30

  /// Whether an invoice stays with a client whose access expired: until it is paid, and 30 days more. One whose money
  /// does not add up stays too: its page will say what is wrong.
  static func outlastsAccess(_ invoice: Invoice, on today: Day) -> Bool {
    guard invoice.stage == .sent else { return false }
    guard let totals = try? InvoiceTotals(of: invoice),
      let balance = try? InvoiceBalance(of: invoice, total: totals.total, on: today)
    else { return true }
    switch balance.state {
    case .paid(let day), .refunded(let day): return day + daysAfterPayment >= today
    default: return true
    }
  }
}
