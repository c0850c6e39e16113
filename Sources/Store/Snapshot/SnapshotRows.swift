import GRDB
import Portal

/// From rows to values, column by column in the order of `SnapshotStatements`. What the schema's checks allow but no
/// rule can work with (written by a hand that had switched the checks off) is refused with its place.
enum SnapshotRows {
  static func client(_ row: Row) -> SnapshotDraft {
    SnapshotDraft(
      client: Client(
        id: .init(unchecked: row[0]), name: row[1], email: row[2], locale: row[3],
        notify: Client.Notify(rawValue: row[4]) ?? .each),
      company: Company(
        id: .init(unchecked: row[5]), name: row[6], address: row[7], country: row[9], taxID: row[8]))
  }

  static func project(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[1]
    guard let status = Project.Status(rawValue: row[4]) else { throw Malformed("project \(id): status") }
    let done: Int? = row[8]
    let total: Int? = row[9]
    let counts: Project.Counts? =
      if let done, let total { Project.Counts(done: done, total: total) } else { nil }
    draft.projects.append(
      Project(
        id: .init(unchecked: id), name: row[2], summary: row[3], status: status, lead: row[5],
        startsOn: try day(row[6], "project \(id): starts_on"),
        endsOn: try day(row[7], "project \(id): ends_on"),
        milestones: [], counts: counts, updates: [], mayApprove: row[10]))
  }

  static func milestone(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    let milestone = Milestone(
      id: .init(unchecked: id), title: row[3], note: row[4],
      dueOn: try day(row[5], "milestone \(id): due_on"), weight: row[6],
      completedOn: try day(row[7], "milestone \(id): completed_on"))
    try draft.withProject(row[1]) { (project) throws(Malformed) in project.milestones.append(milestone) }
  }

  static func update(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[2]
    let update = Update(
      id: .init(unchecked: id), author: (row[3] as String?) ?? "",
      postedAt: try instant(row[4], "update \(id): posted_at"), body: row[5])
    try draft.withProject(row[1]) { (project) throws(Malformed) in project.updates.append(update) }
  }

  static func invoice(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let standing: Int = (row[18] as Int?) ?? 0
    guard standing > 0 else { return }
    let id: String = row[1]
    var invoice = try invoice(row, id: id)
    invoice.document = row[19]
    draft.invoices.append((invoice, standing == 2))
  }

  /// From the second column on, the columns of `SnapshotStatements.invoiceColumns`.
  static func invoice(_ row: Row, id: String) throws(Malformed) -> Invoice {
    guard let stage = Invoice.Stage(rawValue: row[3]) else { throw Malformed("invoice \(id): stage") }
    guard let kind = Invoice.Kind(rawValue: row[16]) else { throw Malformed("invoice \(id): kind") }
    guard let currency = Currency(row[4]) else {
      throw Malformed("invoice \(id): currency \(row[4] as String)")
    }
    guard let issuedOn = try day(row[5], "invoice \(id): issued_on"),
      let dueOn = try day(row[6], "invoice \(id): due_on")
    else { throw Malformed("invoice \(id): dates") }
    let deposit: Int64? = row[11]
    return Invoice(
      id: .init(unchecked: id), kind: kind, corrects: (row[17] as String?).map { .init(unchecked: $0) },
      number: row[2], stage: stage, currency: currency, issuedOn: issuedOn, dueOn: dueOn,
      pricesIncludeTax: row[7], isReverseCharge: row[15], discount: Discount(rate: row[8], amount: row[9]),
      discountLabel: row[10], deposit: deposit.map { Money(minor: $0, currency: currency) },
      reference: row[12], notes: row[13], footer: row[14], lines: [], projects: [], payments: [])
  }

  static func line(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let line = line(row)
    try draft.withInvoice(row[1]) { (invoice) throws(Malformed) in invoice.lines.append(line) }
  }

  /// From the third column on, the columns of `SnapshotStatements.lineColumns`.
  static func line(_ row: Row) -> InvoiceLine {
    InvoiceLine(
      title: row[2], detail: row[3], quantity: Quantity(tenThousandths: row[4]), unit: row[5], price: row[6],
      discount: Discount(rate: row[7], amount: row[8]), taxRate: Rate(thousandths: row[9]))
  }

  static func invoiceProject(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let project = Invoice.ProjectName(id: .init(unchecked: row[2]), name: row[3])
    try draft.withInvoice(row[1]) { (invoice) throws(Malformed) in invoice.projects.append(project) }
  }

  static func issuance(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let issuance = Issuance(row, at: 2)
    try draft.withInvoice(row[1]) { (invoice) throws(Malformed) in invoice.issuance = issuance }
  }

  static func payment(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let payment = try payment(row)
    try draft.withInvoice(row[1]) { (invoice) throws(Malformed) in invoice.payments.append(payment) }
  }

  /// From the second column on: invoice, kind, amount, day, method, what was waived, when it was undone.
  static func payment(_ row: Row) throws(Malformed) -> InvoicePayment {
    let invoice: String = row[1]
    guard let kind = InvoicePayment.Kind(rawValue: row[2]) else {
      throw Malformed("invoice \(invoice): payment")
    }
    guard let day = Day(iso: row[4] as String) else { throw Malformed("invoice \(invoice): paid_on") }
    return InvoicePayment(
      kind: kind, amount: row[3], on: day, method: Payment.Method(rawValue: row[5]),
      waived: kind == .refunded || kind == .returned ? row[6] ?? row[3] : 0,
      undoneOn: try self.day(row[7], "invoice \(invoice): undone_on"))
  }

  static func upcoming(_ row: Row, _ draft: inout SnapshotDraft) throws(Malformed) {
    let id: String = row[1]
    guard let currency = Currency(row[3]) else { throw Malformed("recurring invoice \(id): currency") }
    guard let day = try day(row[5], "recurring invoice \(id): next_on") else { return }
    draft.upcoming.append(
      UpcomingInvoice(
        id: .init(unchecked: id), title: row[2], day: day, total: Money(minor: row[4], currency: currency)))
  }

  static func instant(_ text: String, _ place: String) throws(Malformed) -> Instant {
    guard let instant = Instant(iso: text) else { throw Malformed("\(place): \(text) is no moment") }
    return instant
  }

  static func optionalInstant(_ text: String?, _ place: String) throws(Malformed) -> Instant? {
    guard let text else { return nil }
    return try instant(text, place)
  }

  static func day(_ text: String?, _ place: String) throws(Malformed) -> Day? {
    guard let text else { return nil }
    guard let day = Day(iso: text) else { throw Malformed("\(place): \(text) is no date") }
    return day
  }

}

extension Workspace {
  init(row: Row, id: ID, zones: ZoneCache) throws(Malformed) {
    guard let plan = Plan(rawValue: row[8]) else {
      throw Malformed("workspace \(id): plan \(row[8] as String)")
    }
    guard let zone = zones.zone(row[9]) else {
      throw Malformed("workspace \(id): there is no time zone \(row[9] as String)")
    }
    self.init(
      id: id, slug: row[0], name: row[1], legalName: row[2], address: row[3], country: row[27], taxID: row[4],
      registrationID: row[28], bank: BankDetails(holder: row[5], iban: row[6], bic: row[7]), plan: plan,
      zone: zone, locale: row[10],
      isPortalEnabled: row[11], showsDraftInvoices: row[12],
      branding: Branding(
        accent: row[13], logo: Logo(row, at: 18), darkLogo: Logo(row, at: 22), welcome: row[14],
        supportEmail: row[15], imprintURL: row[16], privacyURL: row[17]),
      takesCards: row[26])
  }
}

extension Logo {
  /// Nil where there is none, or its bytes are not known: then the name stands alone, and `doctor` tells.
  init?(_ row: Row, at column: Int) {
    guard let hash = row[column] as String?, let type = row[column + 1] as String?,
      let width = row[column + 2] as Int?, let height = row[column + 3] as Int?
    else { return nil }
    self.init(hash: hash, mediaType: type, width: width, height: height)
  }
}
