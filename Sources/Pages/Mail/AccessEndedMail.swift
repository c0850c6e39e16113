import Markup

/// What a client gets instead of a sign-in link when nothing is left that they may see.
struct AccessEndedMail: Model {
  var frame: MailFrame
  var subject: String
  var firstName: String
  var workspace: String

  static let fields: [Field<AccessEndedMail>] = [
    .record("frame") { $0.frame },
    .text("subject") { $0.subject },
    .text("firstName") { $0.firstName },
    .text("workspace") { $0.workspace },
  ]
}

extension Catalogue {
  /// `name` is the reader's, `locale` theirs (empty for the workspace's).
  package func accessEndedMail(to name: String, brand: Brand, locale: String) throws(PageFailure)
    -> MailContent
  {
    let edition = edition(for: [locale, brand.workspace.locale])
    let language = edition.language
    let mail = AccessEndedMail(
      frame: MailFrame(brand, language: edition.tag),
      subject: language.phrases.accessEndedSubject.text(0, [brand.name]),
      firstName: Display.firstName(of: name), workspace: brand.name)
    let html = try language.templates.accessEndedMailHTML.page(mail).get()
    let text = try language.templates.accessEndedMailText.page(mail).get()
    return MailContent(
      subject: mail.subject, html: String(decoding: html, as: UTF8.self), text: PlainText.of(rendered: text))
  }
}
