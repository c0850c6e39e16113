import Markup
import Portal

/// The team console in one language.
struct TeamLanguage: Sendable {
  let phrases: TeamPhrases
  let templates: TeamTemplates

  /// - Parameter words: the portal's and the console's together, for pages of both share their parts.
  init(words: Words, sources: [String: TemplateSource]) throws(TemplateErrors) {
    let set = try TemplateSet(sources: sources, words: words)
    let phrases = Result { () throws(TemplateErrors) in try TeamPhrases(words) }
    let templates = Result { () throws(TemplateErrors) in try TeamTemplates(set) }
    switch (phrases, templates) {
    case (.failure(let a), .failure(let b)): throw a.joined(with: b)
    default:
      self.phrases = try phrases.get()
      self.templates = try templates.get()
    }
  }
}

/// The console's pages, compiled.
struct TeamTemplates: Sendable {
  let inbox: Template<InboxPage>
  let signIn: Template<TeamSignInPage>
  let sent: Template<TeamPlainPage>
  let dead: Template<TeamPlainPage>
  let confirm: Template<TeamConfirmPage>
  let secondFactor: Template<SecondFactorPage>
  let recoveryCodes: Template<RecoveryCodesPage>
  let projects: Template<ProjectsPage>
  let project: Template<ProjectBoardPage>
  let deliverable: Template<WorkBoardPage>
  let files: Template<SharedFilesPage>
  let billing: Template<BillingListPage>
  let invoice: Template<InvoiceBoardPage>
  let invoiceEditor: Template<InvoiceEditorPage>
  let payments: Template<PaymentsPage>
  let payment: Template<PaymentBoardPage>
  let event: Template<EventBoardPage>
  let company: Template<CompanyPage>
  let statement: Template<CompanyStatementPage>
  let recurring: Template<RecurringListPage>
  let recurringEditor: Template<RecurringPage>
  let export: Template<ExportPage>

  /// Throws what is wrong with any of them, all at once.
  init(_ set: TemplateSet) throws(TemplateErrors) {
    var compiler = TemplateCompiler(set: set)
    let inbox = compiler.template("team/inbox", InboxPage.self)
    let signIn = compiler.template("team/sign-in", TeamSignInPage.self)
    let sent = compiler.template("team/sent", TeamPlainPage.self)
    let dead = compiler.template("team/link-expired", TeamPlainPage.self)
    let confirm = compiler.template("team/confirm", TeamConfirmPage.self)
    let secondFactor = compiler.template("team/second-factor", SecondFactorPage.self)
    let recoveryCodes = compiler.template("team/recovery-codes", RecoveryCodesPage.self)
    let projects = compiler.template("team/projects", ProjectsPage.self)
    let project = compiler.template("team/project", ProjectBoardPage.self)
    let deliverable = compiler.template("team/deliverable", WorkBoardPage.self)
    let files = compiler.template("team/files", SharedFilesPage.self)
    let billing = compiler.template("team/billing", BillingListPage.self)
    let invoice = compiler.template("team/invoice", InvoiceBoardPage.self)
    let invoiceEditor = compiler.template("team/invoice-edit", InvoiceEditorPage.self)
    let company = compiler.template("team/company", CompanyPage.self)
    let payments = compiler.template("team/payments", PaymentsPage.self)
    let payment = compiler.template("team/payment", PaymentBoardPage.self)
    let event = compiler.template("team/event", EventBoardPage.self)
    let statement = compiler.template("team/statement", CompanyStatementPage.self)
    let recurring = compiler.template("team/recurring", RecurringListPage.self)
    let recurringEditor = compiler.template("team/recurring-edit", RecurringPage.self)
    let export = compiler.template("team/export", ExportPage.self)
    guard compiler.errors == nil, let inbox, let signIn, let sent, let dead, let confirm, let secondFactor,
      let recoveryCodes, let projects, let project, let deliverable, let files, let billing, let invoice,
      let invoiceEditor, let payments, let payment, let event, let company, let statement, let recurring,
      let recurringEditor, let export
    else { throw compiler.errors ?? TemplateErrors([]) }
    self.inbox = inbox
    self.signIn = signIn
    self.sent = sent
    self.dead = dead
    self.confirm = confirm
    self.secondFactor = secondFactor
    self.recoveryCodes = recoveryCodes
    self.projects = projects
    self.project = project
    self.deliverable = deliverable
    self.files = files
    self.billing = billing
    self.invoice = invoice
    self.invoiceEditor = invoiceEditor
    self.payments = payments
    self.payment = payment
    self.event = event
    self.company = company
    self.statement = statement
    self.recurring = recurring
    self.recurringEditor = recurringEditor
    self.export = export
  }
}
