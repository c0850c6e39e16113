import Markup
import Portal

/// What a client may change about themselves.
struct DetailsForm: Model {
  let address: String
  let name: FieldNote
  let languages: [Option]
  let isDaily: Bool

  static let fields: [Field<DetailsForm>] = [
    .text("address") { $0.address },
    .record("name") { $0.name },
    .list("languages") { $0.languages },
    .flag("isDaily") { $0.isDaily },
    .flag("isRefused") { $0.name.fault != nil },
  ]

  /// Nil where the team looks.
  init?(_ portal: ClientPortal) {
    guard portal.takesForms else { return nil }
    let refused = portal.refused(.details)
    let client = portal.snapshot.client
    address = "\(portal.root)you"
    name = FieldNote("name", refused, value: Display.line(client.name))
    isDaily = (refused?.value("mails") ?? client.notify.rawValue) == Client.Notify.daily.rawValue
    let wanted = refused?.value("language") ?? client.locale
    let language = LanguageTag.canonical(wanted).map(LanguageTag.language)
    languages = portal.languages.map { choice in
      let isChosen = choice.tag == language
      // A region that was given once stays: Vienna writes its dates otherwise than Berlin.
      return Option(
        value: isChosen ? wanted : choice.tag, label: choice.name, isChosen: isChosen, language: choice.tag)
    }
  }
}

/// A language that pages can be read in.
struct LanguageChoice: Sendable {
  let tag: String
  /// In the language itself.
  let name: String
}
