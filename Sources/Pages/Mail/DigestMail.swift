import Markup
import Portal

/// The one mail of the day, for those who asked for one instead of many; and reminders, which are one mail for everybody.
struct DigestMail: Model {
  var frame: MailFrame
  var subject: String
  var preview: String
  var greeting: String
  var items: [Item]
  var link: String
  var button: String
  var why: String
  var settings: String?

  struct Item: Model {
    var headline: String
    var opening: String
    var link: String

    static let fields: [Field<Item>] = [
      .text("headline") { $0.headline },
      .text("opening") { $0.opening },
      .text("link") { $0.link },
    ]
  }

  static let fields: [Field<DigestMail>] = [
    .record("frame") { $0.frame },
    .text("subject") { $0.subject },
    .text("preview") { $0.preview },
    .text("greeting") { $0.greeting },
    .list("items") { $0.items },
    .text("link") { $0.link },
    .text("button") { $0.button },
    .text("why") { $0.why },
    .optionalText("settings") { $0.settings },
  ]
}

extension Catalogue {
  /// - Parameter letters: in the order in which they came about.
  package func digest(
    _ letters: [LetterFacts], to reader: LetterReader, brand: Brand, on today: Day
  ) throws(PageFailure) -> MailContent {
    let edition = edition(for: [reader.locale, brand.workspace.locale])
    let language = edition.language
    let words = language.phrases.letters
    let form = DigestWords.Form(letters)
    let digest = words.digest
    let dates = dates(on: today, zone: brand.workspace.zone, edition: edition)
    let items = letters.map { facts in
      DigestMail.Item(
        headline: words.subject(facts),
        opening: facts.kind.isBundled
          ? words.reminder(facts, dates) : Prose.opening(of: facts.text, limit: 200),
        link: reader.home + facts.page)
    }
    let mail = DigestMail(
      frame: MailFrame(brand, language: edition.tag),
      subject: digest.subject(form, letters.count, brand.name),
      preview: items.first?.headline ?? "", greeting: words.greeting(reader.name), items: items,
      link: reader.home + form.page, button: digest.button(form), why: digest.why(form),
      settings: reader.settings)
    let html = try language.templates.digestMailHTML.page(mail).get()
    let text = try language.templates.digestMailText.page(mail).get()
    return MailContent(
      subject: mail.subject, html: String(decoding: html, as: UTF8.self),
      text: Self.breakable(PlainText.of(rendered: text)))
  }
}
