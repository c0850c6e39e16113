import Markup
import Portal

/// The console's words that are chosen by a value rather than by a template.
struct TeamPhrases: Sendable {
  let tabs: [TeamTab: Wording]
  let kinds: [InboxTask.Kind: Wording]
  /// What a task says in a list, with the client's name and what it is about.
  let titles: [InboxTask.Kind: Wording]
  /// The same where no client is named.
  let plainTitles: [InboxTask.Kind: Wording]
  let views: [InboxView: Wording]
  let projectViews: [ProjectView: Wording]
  let billingViews: [BillingView: Wording]
  let billingSums: [BillingSum.Kind: Wording]
  /// Above those to pay that are not late.
  let billingDue: Wording
  let invoiceDeeds: [InvoiceDeed: Wording]
  let refundReasons: [Refund.Reason: Wording]
  let refundStates: [Refund.State: Wording]
  let refundProblems: [RefundProblem: Wording]
  /// Where Stripe says it in its own words.
  let refundSaid: Wording
  let disputeStates: [PaymentDispute.State: Wording]
  /// What somebody made of an event that was not as expected.
  let eventDeeds: [EventBoard.How: Wording]
  let checkoutStates: [CheckoutEntry.State: Wording]
  /// How often something comes again; of days, how many.
  let recurrences: [Recurrence.Every: Wording]
  /// Every so many days, where the number is still to be chosen.
  let someDays: Wording
  /// What is wrong with the days of an accountant's file.
  let periodFaults: [AccountPeriod.Fault: Wording]
  /// From when on clients may download originals.
  let originals: [Originals: Wording]
  /// Above a client's page that the team looks at, with the client's first name or the project's.
  let viewAs: [ViewAsWords: Wording]

  /// With whom something can be shared.
  let audiences: [AudienceWords: Wording]
  let scopes: [ScopeWords: Wording]
  let faults: [FaultWords: Wording]
  /// What a field is called on its page, by its action's name and its own.
  let labels: [String: Wording]
  /// The same of a field in one of many lines, with the line's name.
  let lineLabels: [String: Wording]
  /// What a field of an invoice's line is called, with the line's place.
  let invoiceLines: [String: Wording]

  init(_ words: Words) throws(TemplateErrors) {
    var reader = PhraseReader(words: words)
    tabs = reader.table(TeamTab.allCases) { "team.tabs.\($0.rawValue)" }
    kinds = reader.table(InboxTask.Kind.allCases) { "team.task.kind.\($0.rawValue)" }
    titles = reader.table(InboxTask.Kind.allCases, texts: ["client", "title"]) {
      "team.task.title.\($0.rawValue)"
    }
    plainTitles = reader.table(InboxTask.Kind.allCases, texts: ["title"]) {
      "team.task.plainTitle.\($0.rawValue)"
    }
    views = reader.table(InboxView.allCases) { "team.inbox.view.\($0.rawValue)" }
    projectViews = reader.table(ProjectView.allCases) { "team.projects.view.\($0.rawValue)" }
    billingViews = reader.table(BillingView.allCases) { "team.billing.view.\($0.rawValue)" }
    billingSums = reader.table(BillingSum.Kind.allCases) { "team.billing.sum.\($0.rawValue)" }
    billingDue = reader.wording("team.billing.due")
    invoiceDeeds = reader.table(InvoiceDeed.allCases) { "team.billing.deed.\($0.key)" }
    refundReasons = reader.table(Refund.Reason.allCases) {
      "team.payment.reasonWord.\($0 == .none ? "none" : $0.rawValue)"
    }
    refundStates = reader.table(Refund.State.allCases) { "team.payment.state.\($0.rawValue)" }
    refundProblems = reader.table(RefundProblem.allCases) { "team.payment.problem.\($0.key)" }
    refundSaid = reader.wording("team.payment.said", texts: ["said"])
    disputeStates = reader.table(PaymentDispute.State.allCases) { "team.payment.dispute.\($0.rawValue)" }
    eventDeeds = reader.table(EventBoard.How.allCases) { "team.event.deed.\($0.rawValue)" }
    checkoutStates = reader.table(CheckoutEntry.State.allCases) { "team.checkout.state.\($0.rawValue)" }
    recurrences = reader.table(Recurrence.Every.allCases) {
      "team.billing.recurring.everyWord.\($0.rawValue)"
    }
    someDays = reader.wording("team.billing.recurring.soMany")
    periodFaults = reader.table(AccountPeriod.Fault.allCases) { "team.billing.export.fault.\($0.rawValue)" }
    originals = reader.table(Originals.allCases) { "team.work.originalsWhen.\($0.rawValue)" }
    viewAs = reader.table(ViewAsWords.allCases, texts: ["name"]) { "team.viewAs.\($0.rawValue)" }
    audiences = reader.table(AudienceWords.allCases) { "team.files.audience.\($0.rawValue)" }
    scopes = reader.table(ScopeWords.allCases) { "team.files.scope.\($0.rawValue)" }
    faults = reader.table(FaultWords.allCases, texts: ["most", "detail"]) { "team.fault.\($0.rawValue)" }
    labels = Self.labelKeys.mapValues { reader.wording($0) }
    lineLabels = Self.lineLabelKeys.mapValues { reader.wording($0, texts: ["title"]) }
    invoiceLines = Self.invoiceLineKeys.mapValues { reader.wording($0, texts: ["place"]) }
    if let errors = reader.errors { throw errors }
  }
}

extension TeamPhrases {
  /// Where pages have the words.
  fileprivate static let labelKeys = [
    "project.create.name": "team.projects.newName",
    "project.edit.name": "team.projects.newName",
    "project.edit.summary": "team.project.summary",
    "project.edit.status": "team.projects.status",
    "project.edit.lead": "team.project.leadName",
    "project.edit.starts": "team.project.starts",
    "project.edit.ends": "team.project.ends",
    "update.post.text": "team.project.tell",
    "deliverable.create.title": "team.work.title",
    "deliverable.create.file": "team.work.files",
    "deliverable.create.link": "team.work.link",
    "deliverable.create.notes": "team.work.notes",
    "deliverable.create.due": "team.work.decideBy",
    "deliverable.create.rounds": "team.work.rounds",
    "deliverable.create.originals": "team.work.originals",
    "deliverable.create.reviewers": "team.work.reviewers",
    "deliverable.edit.title": "team.work.title",
    "deliverable.edit.notes": "team.work.notes",
    "deliverable.edit.due": "team.work.decideBy",
    "deliverable.edit.rounds": "team.work.rounds",
    "deliverable.edit.originals": "team.work.originals",
    "deliverable.edit.reviewers": "team.work.reviewers",
    "deliverable.addVersion.file": "team.work.files",
    "deliverable.addVersion.link": "team.work.link",
    "deliverable.answer.text": "team.work.remark",
    "deliverable.answer.pin": "pin.work",
    "deliverable.answer.at": "pin.at",
    "deliverable.answer.page": "pin.onPage",
    "file.share.file": "team.files.choose",
    "file.share.project": "team.files.with",
    "fileRequest.ask.title": "team.project.askTitle",
    "fileRequest.ask.client": "team.project.askWho",
    "fileRequest.ask.text": "team.project.askText",
    "fileRequest.ask.due": "team.project.dueDay",
    "invoice.edit.company": "invoice.for",
    "invoice.edit.number": "invoice.number",
    "invoice.edit.issued": "invoice.date",
    "invoice.edit.due": "invoice.due",
    "invoice.edit.currency": "team.billing.currency",
    "invoice.edit.projects": "team.billing.projects",
    "invoice.edit.lines": "team.billing.lineItems",
    "invoice.edit.discount": "team.billing.discount",
    "invoice.edit.discount-label": "team.billing.discountLabel",
    "invoice.edit.deposit": "team.billing.deposit",
    "invoice.edit.reference": "invoice.reference",
    "invoice.edit.reverse-charge": "team.billing.reverse",
    "invoice.edit.notes": "team.billing.notes",
    "invoice.edit.footer": "team.billing.footer",
    "invoice.edit.corrects": "invoice.corrects",
    "invoice.edit.document": "team.billing.ownDocument",
    "invoice.edit.title": "team.billing.recurring.name",
    "invoice.edit.every": "team.billing.recurring.every",
    "invoice.edit.days": "team.billing.recurring.days",
    "invoice.edit.next": "team.billing.recurring.next",
    "invoice.edit.ends": "team.billing.recurring.ends",
    "invoice.edit.sending": "team.billing.recurring.sending",
    "invoice.edit.from": "team.billing.recurring.resumeFrom",
    "payment.record.amount": "team.billing.amount",
    "payment.record.paid": "team.billing.receivedOn",
    "payment.record.method": "team.billing.how",
    "payment.record.reference": "invoice.reference",
    "workspace.invoice-mails.reminders": "team.billing.reminderDays",
    "workspace.invoice-mails.document": "team.billing.document",
  ]

  fileprivate static let invoiceLineKeys = [
    "title": "team.billing.lineWork",
    "detail": "team.billing.lineNote",
    "quantity": "team.billing.lineQuantity",
    "unit": "team.billing.lineUnit",
    "price": "team.billing.linePrice",
    "discount": "team.billing.lineOff",
    "tax": "team.billing.lineTax",
  ]

  fileprivate static let lineLabelKeys = [
    "milestones.save.title": "team.project.titleOf",
    "milestones.save.due": "team.project.dueOf",
    "milestones.save.weight": "team.project.weightOf",
  ]
}

/// The console's tabs, in their order.
enum TeamTab: String, CaseIterable, Sendable {
  case inbox
  case projects
  case files
  case billing

  var address: String {
    switch self {
    case .inbox: "/team/"
    case .projects: "/team/projects/"
    case .files: "/team/files/"
    case .billing: "/team/billing/"
    }
  }
}
