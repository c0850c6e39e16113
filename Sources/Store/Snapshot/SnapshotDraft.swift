import GRDB
import Portal

/// One client's rows so far.
struct SnapshotDraft {
  let client: Client
  let company: Company
  /// Sorted by id, as the statements are.
  var projects: [Project] = []
  /// Sorted by issue date and id, as the statements are. Those that a live access does not show are settled at the end.
  var invoices: [(invoice: Invoice, isLive: Bool)] = []
  /// By their day, as the statement is.
  var upcoming: [UpcomingInvoice] = []
  /// By project, status and id, as the statements are.
  var deliverables: [Deliverable] = []
  var files: [SharedFile] = []
  /// By project and when they were asked, as the statements are.
  var fileRequests: [FileRequest] = []
  /// By when they were opened, as the statements are.
  var feedback: [Feedback] = []
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

  mutating func withDeliverable(_ id: String, _ change: (inout Deliverable) throws(Malformed) -> Void)
    throws(Malformed)
  {
    guard let place = deliverables[cursor...].firstIndex(where: { $0.id.text == id }) else { return }
    cursor = place
    try change(&deliverables[place])
  }

  mutating func withVersion(
    _ id: String, of deliverable: String, _ change: (inout Version) throws(Malformed) -> Void
  ) throws(Malformed) {
    try withDeliverable(deliverable) { (deliverable) throws(Malformed) in
      guard let place = deliverable.versions.firstIndex(where: { $0.id.text == id }) else { return }
      try change(&deliverable.versions[place])
    }
  }

  mutating func withFileRequest(_ id: String, _ change: (inout FileRequest) throws(Malformed) -> Void)
    throws(Malformed)
  {
    guard let place = fileRequests[cursor...].firstIndex(where: { $0.id.text == id }) else { return }
    cursor = place
    try change(&fileRequests[place])
  }

  mutating func withFeedback(_ id: String, _ change: (inout Feedback) throws(Malformed) -> Void)
    throws(Malformed)
  {
    guard let place = feedback[cursor...].firstIndex(where: { $0.id.text == id }) else { return }
    cursor = place
    try change(&feedback[place])
  }

  /// - Parameter everybodysFiles: those that all clients of the workspace see who see any project.
  func finish(
    in workspace: Workspace, everybodysFiles: Result<[SharedFile], Malformed>, on today: Day
  ) -> SnapshotReader.Reading {
    if let failure { return .init(client: client.id, snapshot: .failure(failure)) }
    // Who has no live access keeps unpaid invoices and nothing else.
    let isLive = !projects.isEmpty
    var files: [SharedFile] = []
    if isLive {
      switch everybodysFiles {
      case .success(let everybodys): files = self.files + everybodys
      case .failure(let fault): return .init(client: client.id, snapshot: .failure(fault))
      }
    }
    let settled = settledInvoices()
    let shown = settled.filter { $0.isLive || Self.outlastsAccess($0.invoice, on: today) }.map(\.invoice)
    let snapshot = ClientSnapshot(
      workspace: workspace, client: client, company: company,
      projects: projects.sorted { ($0.name, $0.id) < ($1.name, $1.id) }, invoices: shown.reversed(),
      upcoming: upcoming, deliverables: deliverables.compactMap(\.shown),
      files: files.sorted { ($0.sharedAt, $0.id) > ($1.sharedAt, $1.id) }, fileRequests: fileRequests,
      feedback: isLive ? feedback.sorted { ($0.openedAt, $0.id) > ($1.openedAt, $1.id) } : [])
    return .init(client: client.id, snapshot: .success(snapshot))
  }

  /// The invoices with what credit notes take from them.
  private func settledInvoices() -> [(invoice: Invoice, isLive: Bool)] {
    if !invoices.contains(where: { $0.invoice.corrects != nil }) { return invoices }
    let credits = CreditNotes.credits(of: invoices.lazy.map(\.invoice))
    let names = Dictionary(
      invoices.map {
        ($0.invoice.id, Invoice.Corrected(number: $0.invoice.number, issuedOn: $0.invoice.issuedOn))
      }
    ) { first, _ in first }
    return invoices.map { entry in
      var entry = entry
      entry.invoice.corrected = entry.invoice.corrects.flatMap { names[$0] }
      entry.invoice.payments += credits[entry.invoice.id] ?? []
      return entry
    }
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
    case .paid(let day), .refunded(let day), .credited(let day): return day + daysAfterPayment >= today
    default: return true
    }
  }
}
