import Markup

/// The mail that brings a sign-in link: one message, one button.
struct SignInMail: Model {
  var frame: MailFrame
  var subject: String
  var firstName: String
  var workspace: String
  var link: String
  var minutes: Int
  /// Whether it is for somebody of the team, and leads into the console.
  var isTeam: Bool

  static let fields: [Field<SignInMail>] = [
    .record("frame") { $0.frame },
    .text("subject") { $0.subject },
    .text("firstName") { $0.firstName },
    .text("workspace") { $0.workspace },
    .text("link") { $0.link },
    .number("minutes") { $0.minutes },
    .flag("isTeam") { $0.isTeam },
  ]
}

extension Catalogue {
  /// `name` is the reader's, `locale` theirs (empty for the workspace's), `link` the whole address that signs in, and
  /// `minutes` how long it works.
  package func signInMail(
    to name: String, brand: Brand, locale: String, link: String, minutes: Int, isTeam: Bool = false
  ) throws(PageFailure) -> MailContent {
    let edition = edition(for: [locale, brand.workspace.locale])
    let language = edition.language
    let mail = SignInMail(
      frame: MailFrame(brand, language: edition.tag),
      subject: language.phrases.signInSubject.text(0, [brand.name]),
      firstName: Display.firstName(of: name), workspace: brand.name, link: link, minutes: minutes,
      isTeam: isTeam)
    let html = try language.templates.signInMailHTML.page(mail).get()
    let text = try language.templates.signInMailText.page(mail).get()
    return MailContent(
      subject: mail.subject, html: String(decoding: html, as: UTF8.self), text: PlainText.of(rendered: text))
  }
}
