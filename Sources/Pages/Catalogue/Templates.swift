import Markup

/// Every template of the catalogue, compiled for one language.
struct Templates: Sendable {
  let home: Template<HomePage>
  let project: Template<ProjectPage>
  let deliverables: Template<DeliverablesPage>
  let deliverable: Template<DeliverablePage>
  let compare: Template<ComparePage>
  let files: Template<FilesPage>
  let billing: Template<BillingPage>
  let invoice: Template<InvoicePage>
  let statement: Template<StatementPage>
  let feedback: Template<FeedbackPage>
  let you: Template<YouPage>
  let conflict: Template<ConflictPage>
  let checkout: Template<CheckoutPage>
  let signIn: Template<SignInPage>
  let confirm: Template<ConfirmPage>
  let signInMailHTML: Template<SignInMail>
  let signInMailText: Template<SignInMail>
  let accessEndedMailHTML: Template<AccessEndedMail>
  let accessEndedMailText: Template<AccessEndedMail>
  let letterMailHTML: Template<LetterMail>
  let letterMailText: Template<LetterMail>
  let digestMailHTML: Template<DigestMail>
  let digestMailText: Template<DigestMail>
  private let messages: [Message: Template<MessagePage>]

  /// Throws what is wrong with any of them, all at once.
  init(_ set: TemplateSet) throws(TemplateErrors) {
    var compiler = TemplateCompiler(set: set)
    let home = compiler.template("pages/home", HomePage.self)
    let project = compiler.template("pages/project", ProjectPage.self)
    let deliverables = compiler.template("pages/deliverables", DeliverablesPage.self)
    let deliverable = compiler.template("pages/deliverable", DeliverablePage.self)
    let compare = compiler.template("pages/compare", ComparePage.self)
    let files = compiler.template("pages/files", FilesPage.self)
    let feedback = compiler.template("pages/feedback", FeedbackPage.self)
    let you = compiler.template("pages/you", YouPage.self)
    let conflict = compiler.template("pages/conflict", ConflictPage.self)
    let checkout = compiler.template("pages/checkout", CheckoutPage.self)
    let billing = compiler.template("pages/billing", BillingPage.self)
    let invoice = compiler.template("pages/invoice", InvoicePage.self)
    let statement = compiler.template("pages/statement", StatementPage.self)
    let signIn = compiler.template("pages/sign-in", SignInPage.self)
    let confirm = compiler.template("pages/confirm", ConfirmPage.self)
    let mailHTML = compiler.template("mail/sign-in.html", SignInMail.self)
    let mailText = compiler.template("mail/sign-in.text", SignInMail.self)
    let endHTML = compiler.template("mail/access-ended.html", AccessEndedMail.self)
    let endText = compiler.template("mail/access-ended.text", AccessEndedMail.self)
    let letterHTML = compiler.template("mail/letter.html", LetterMail.self)
    let letterText = compiler.template("mail/letter.text", LetterMail.self)
    let digestHTML = compiler.template("mail/digest.html", DigestMail.self)
    let digestText = compiler.template("mail/digest.text", DigestMail.self)
    var messages: [Message: Template<MessagePage>] = [:]
    for message in Message.allCases {
      messages[message] = compiler.template(message.template, MessagePage.self)
    }
    guard compiler.errors == nil, let home, let project, let deliverables, let deliverable, let compare,
      let files,
      let billing, let invoice, let statement, let feedback, let you, let conflict, let checkout, let signIn,
      let confirm,
      let mailHTML, let mailText, let endHTML, let endText, let letterHTML, let letterText, let digestHTML,
      let digestText
    else { throw compiler.errors ?? TemplateErrors([]) }
    self.home = home
    self.project = project
    self.deliverables = deliverables
    self.deliverable = deliverable
    self.compare = compare
    self.files = files
    self.feedback = feedback
    self.you = you
    self.conflict = conflict
    self.checkout = checkout
    self.billing = billing
    self.invoice = invoice
    self.statement = statement
    self.signIn = signIn
    self.confirm = confirm
    signInMailHTML = mailHTML
    signInMailText = mailText
    accessEndedMailHTML = endHTML
    accessEndedMailText = endText
    letterMailHTML = letterHTML
    letterMailText = letterText
    digestMailHTML = digestHTML
    digestMailText = digestText
    self.messages = messages
  }

  func message(_ message: Message, _ page: MessagePage) -> Result<[UInt8], PageFailure> {
    guard let template = messages[message] else {
      return .failure(.template(message.template, reason: "it was not loaded"))
    }
    return template.page(page)
  }
}

extension Template {
  /// The page, or why there is none.
  func page(_ model: M) -> Result<[UInt8], PageFailure> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 << 10)
    do {
      try render(model, into: &bytes)
      return .success(bytes)
    } catch {
      return .failure(.template(name, reason: "\(error)"))
    }
  }
}

/// Goes on after a template that is wrong, so that all errors are known at once.
struct TemplateCompiler {
  let set: TemplateSet
  var errors: TemplateErrors?

  mutating func template<M: Model>(_ name: String, _ model: M.Type) -> Template<M>? {
    do {
      return try set.template(name, for: model)
    } catch {
      errors = errors?.joined(with: error) ?? error
      return nil
    }
  }
}
