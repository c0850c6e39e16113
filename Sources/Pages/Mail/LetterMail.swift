import Markup
import Portal

/// Who reads a letter, and where their pages are.
package struct LetterReader: Sendable {
  package let name: String
  /// BCP 47; empty means the workspace's.
  package let locale: String
  /// The whole address that their pages lie below, with a slash at the end.
  package let home: String
  package let isTeam: Bool
  /// Whom answers reach, by name; nil where it is nobody in particular.
  package let answers: String?

  package init(name: String, locale: String, home: String, isTeam: Bool, answers: String? = nil) {
    self.name = name
    self.locale = locale
    self.home = home
    self.isTeam = isTeam
    self.answers = answers
  }

  /// Where clients choose what is mailed to them.
  var settings: String? { isTeam ? nil : home + "you/" }
}

/// A mail about one thing: what it is, in the words of whoever did it, and one button.
struct LetterMail: Model {
  var frame: MailFrame
  var subject: String
  /// The subject, kept from breaking before a number.
  var heading: String
  var preview: String
  var greeting: String
  /// An amount, set large.
  var figure: String?
  /// What an amount is made of, line by line.
  var rows: [String] = []
  var quote: [String]
  var person: String
  var sentences: [String]
  var link: String
  var button: String
  /// What else can be done, below the button.
  var aside: String?
  var answer: String?
  var why: String
  var settings: String?

  static let fields: [Field<LetterMail>] = [
    .record("frame") { $0.frame },
    .text("subject") { $0.subject },
    .text("heading") { $0.heading },
    .text("preview") { $0.preview },
    .text("greeting") { $0.greeting },
    .optionalText("figure") { $0.figure },
    .flag("hasRows") { !$0.rows.isEmpty },
    .texts("rows") { $0.rows },
    .flag("quoted") { !$0.quote.isEmpty },
    .texts("quote") { $0.quote },
    .text("person") { $0.person },
    .flag("hasSentences") { !$0.sentences.isEmpty },
    .texts("sentences") { $0.sentences },
    .text("link") { $0.link },
    .text("button") { $0.button },
    .optionalText("aside") { $0.aside },
    .optionalText("answer") { $0.answer },
    .text("why") { $0.why },
    .optionalText("settings") { $0.settings },
  ]
}

extension Catalogue {
  /// - Parameter today: in the workspace's zone.
  package func letter(_ facts: LetterFacts, to reader: LetterReader, brand: Brand, on today: Day)
    throws(PageFailure) -> MailContent
  {
    let edition = edition(for: [reader.locale, brand.workspace.locale])
    let language = edition.language
    let words = language.phrases.letters
    let dates = dates(on: today, zone: brand.workspace.zone, edition: edition)
    let sentences = words.sentences(facts, dates)
    let heading = words.subject(facts)
    let mail = LetterMail(
      frame: MailFrame(brand, language: edition.tag), subject: Self.breakable(heading), heading: heading,
      preview: Self.preview(facts) ?? sentences.joined(separator: " "), greeting: words.greeting(reader.name),
      figure: (facts.bill?.amount ?? facts.paid?.amount).map { dates.formats.money($0) },
      rows: facts.paid.map { words.money.rows($0, dates.formats) } ?? [], quote: Self.quote(facts.text),
      person: words.person(facts), sentences: sentences,
      link: reader.home + facts.page, button: words.button(facts, reader), aside: words.bank(facts),
      answer: reader.answers.map(words.answer),
      why: words.why(facts, reader, brand.name), settings: reader.settings)
    let html = try language.templates.letterMailHTML.page(mail).get()
    let text = try language.templates.letterMailText.page(mail).get()
    return MailContent(
      subject: mail.subject, html: String(decoding: html, as: UTF8.self),
      text: Self.breakable(PlainText.of(rendered: text)))
  }

  /// A header, and plain text, with ordinary spaces.
  static func breakable(_ text: String) -> String { text.replacing("\u{A0}", with: " ") }

  /// What mail programs show beside the subject.
  private static func preview(_ facts: LetterFacts) -> String? {
    facts.text.isEmpty ? nil : Prose.opening(of: facts.text, limit: 120)
  }

  /// What somebody wrote, line by line, without its formatting: mail programs know no style sheet of ours, and a mail
  /// loads nothing. What is longer is read on the page.
  private static func quote(_ text: String) -> [String] {
    if text.isEmpty { return [] }
    let plain = Display.prose(Markdown.plain(text, showingLinks: true))
    return Display.lines(Display.opening(of: plain, limit: 1500))
  }
}
