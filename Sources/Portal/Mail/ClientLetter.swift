extension LetterFacts {
  /// Why a client gets no mail after all.
  package enum Absence: Error, Hashable, Sendable, CustomStringConvertible {
    /// It is not (or no longer) among what this client may see.
    case notTheirs
    /// It was ready, and is not any more: withdrawn, decided, answered.
    case over
    /// They did it themselves.
    case theirOwn
    /// Not a letter that clients get.
    case notForClients

    package var description: String {
      switch self {
      case .notTheirs: "it is not shared with this client any more"
      case .over: "it was withdrawn or dealt with before the mail was sent"
      case .theirOwn: "the client did it themselves"
      case .notForClients: "this is no mail for a client"
      }
    }
  }

  /// A letter to a client: out of what their portal shows them at that moment, so that a mail can tell nothing that a
  /// page would not.
  /// - Parameter payment: what a letter about one is about, which no portal holds as a whole.
  package init(_ letter: Letter, for portal: ClientSnapshot, payment: Payment? = nil) throws(Absence) {
    switch letter {
    case .readyForReview(let id): self = try Self.readyForReview(id, portal)
    case .receipt(let id): self = try Self.receipt(id, portal)
    case .comment(let id): self = try Self.comment(id, portal)
    case .reply(let id): self = try Self.reply(id, portal)
    case .update(let id): self = try Self.update(id, portal)
    case .fileRequest(let id): self = try Self.fileRequest(id, portal)
    case .reviewReminder(let id): self = try Self.reviewReminder(id, portal)
    case .invoiceSent(let id): self = try Self.invoiceSent(id, portal)
    case .invoiceReminder(let id): self = try Self.invoiceReminder(id, portal)
    case .paymentReceipt: self = try Self.money(.paymentReceipt, payment, as: .received, portal)
    case .paymentFailed: self = try Self.money(.paymentFailed, payment, as: .failed, portal)
    case .refund: self = try Self.money(.refund, payment, as: .refunded, portal)
    case .approved, .changesRequested, .feedback, .filesSent, .paymentReceived: throw .notForClients
    }
  }

  private static func readyForReview(_ id: Deliverable.ID, _ portal: ClientSnapshot) throws(Absence)
    -> LetterFacts
  {
    guard let deliverable = portal.shown.first(where: { $0.id == id }), let newest = deliverable.versions.last
    else { throw .notTheirs }
    guard deliverable.status == .ready else { throw .over }
    var facts = LetterFacts(.readyForReview, deliverable, newest, portal)
    facts.person = newest.author
    facts.text = deliverable.notes
    facts.asksToDecide = portal.review(of: deliverable) == .toDecide
    facts.dueOn = facts.asksToDecide ? deliverable.dueOn : nil
    return facts
  }

  private static func reviewReminder(_ id: Deliverable.ID, _ portal: ClientSnapshot) throws(Absence)
    -> LetterFacts
  {
    guard let deliverable = portal.shown.first(where: { $0.id == id }), let newest = deliverable.versions.last
    else { throw .notTheirs }
    guard portal.review(of: deliverable) == .toDecide, let due = deliverable.dueOn else { throw .over }
    var facts = LetterFacts(.reviewReminder, deliverable, newest, portal)
    facts.asksToDecide = true
    facts.dueOn = due
    return facts
  }

  private static func receipt(_ id: Approval.ID, _ portal: ClientSnapshot) throws(Absence) -> LetterFacts {
    for deliverable in portal.shown {
      guard let approval = deliverable.approvals.first(where: { $0.id == id }),
        let version = deliverable.versions.first(where: { $0.id == approval.version })
      else { continue }
      // The record holds somebody's address: the copy is for that person.
      guard approval.client == portal.client.id else { throw .notTheirs }
      var facts = LetterFacts(.receipt, deliverable, version, portal)
      facts.text = approval.note
      facts.person = portal.client.name
      return facts
    }
    throw .notTheirs
  }

  private static func comment(_ id: Comment.ID, _ portal: ClientSnapshot) throws(Absence) -> LetterFacts {
    for deliverable in portal.shown {
      for version in deliverable.versions {
        guard let comment = version.comments.first(where: { $0.id == id }) else { continue }
        if case .client(portal.client.id, _) = comment.author { throw .theirOwn }
        var facts = LetterFacts(.comment, deliverable, version, portal)
        facts.person = comment.author.name
        facts.text = comment.body
        return facts
      }
    }
    throw .notTheirs
  }

  private static func reply(_ id: FeedbackMessage.ID, _ portal: ClientSnapshot) throws(Absence) -> LetterFacts
  {
    for thread in portal.feedback {
      guard let message = thread.messages.first(where: { $0.id == id }) else { continue }
      guard let member = message.member else { throw .theirOwn }
      var facts = LetterFacts(.reply)
      facts.person = member
      facts.project = thread.project
      facts.text = message.body
      facts.files = message.attachments.count
      facts.page = "feedback/"
      facts.answers = .conversation(thread.id)
      return facts
    }
    throw .notTheirs
  }

  private static func update(_ id: Update.ID, _ portal: ClientSnapshot) throws(Absence) -> LetterFacts {
    for project in portal.projects {
      guard let update = project.updates.first(where: { $0.id == id }) else { continue }
      var facts = LetterFacts(.update)
      facts.person = update.author
      facts.project = project.name
      facts.text = update.body
      facts.page = "projects/\(project.id.text)/"
      facts.answers = .project(project.id)
      return facts
    }
    throw .notTheirs
  }

  private static func fileRequest(_ id: FileRequest.ID, _ portal: ClientSnapshot) throws(Absence)
    -> LetterFacts
  {
    guard let request = portal.fileRequests.first(where: { $0.id == id }) else { throw .notTheirs }
    guard request.isOpen else { throw .over }
    var facts = LetterFacts(.fileRequest)
    facts.person = request.author
    facts.title = request.title
    facts.project = portal.projects.first { $0.id == request.project }?.name
    facts.dueOn = request.dueOn
    facts.text = request.body
    facts.page = "files/"
    facts.answers = .project(request.project)
    return facts
  }

  private static func invoiceSent(_ id: Invoice.ID, _ portal: ClientSnapshot) throws(Absence) -> LetterFacts {
    guard let invoice = portal.invoices.first(where: { $0.id == id }) else { throw .notTheirs }
    guard invoice.stage == .sent, let totals = try? InvoiceTotals(of: invoice) else { throw .over }
    let isCredit = invoice.kind == .creditNote
    let isToPay = !isCredit && totals.total.minor > 0
    var facts = LetterFacts(.invoiceSent)
    facts.title = invoice.number
    facts.project = invoice.projects.first?.name
    facts.dueOn = isToPay ? invoice.dueOn : nil
    facts.bill = LetterFacts.Bill(
      amount: totals.total, isCredit: isCredit, reference: invoice.reference,
      bank: isToPay ? portal.workspace.bank : BankDetails(holder: "", iban: "", bic: ""))
    facts.page = "billing/\(invoice.id.text)/"
    facts.answers = invoice.projects.first.map { .project($0.id) } ?? .team
    return facts
  }

  private static func invoiceReminder(_ id: Invoice.ID, _ portal: ClientSnapshot) throws(Absence)
    -> LetterFacts
  {
    guard let invoice = portal.invoices.first(where: { $0.id == id }) else { throw .notTheirs }
    guard let rest = invoice.toPayNow else { throw .over }
    var facts = LetterFacts(.invoiceReminder)
    facts.title = invoice.number
    facts.project = invoice.projects.first?.name
    facts.dueOn = invoice.dueOn
    facts.bill = LetterFacts.Bill(
      amount: rest, isCredit: false, reference: invoice.reference, bank: portal.workspace.bank)
    facts.page = "billing/\(invoice.id.text)/"
    facts.answers = invoice.projects.first.map { .project($0.id) } ?? .team
    return facts
  }

  private init(
    _ kind: Letter.Kind, _ deliverable: Deliverable, _ version: Version, _ portal: ClientSnapshot
  ) {
    self.init(kind)
    title = deliverable.title
    self.version = version.number
    project = portal.projects.first { $0.id == deliverable.project }?.name
    page = "deliverables/\(deliverable.id.text)/"
    answers = .project(deliverable.project)
  }
}

extension ClientSnapshot {
  fileprivate var shown: [Deliverable] { deliverables.compactMap(\.shown) }

  fileprivate func review(of deliverable: Deliverable) -> Review {
    let mayApprove = projects.first { $0.id == deliverable.project }?.mayApprove ?? false
    return Review(of: deliverable, for: client.id, mayApprove: mayApprove, plan: workspace.plan)
  }
}
