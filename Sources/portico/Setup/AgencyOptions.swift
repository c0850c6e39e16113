import Actions
import ArgumentParser
import Foundation

/// What a new agency needs.
struct AgencyOptions: ParsableArguments {
  @Option(help: "The agency's name.")
  var name: String

  @Option(help: "The owner's email address.")
  var email: String

  @Option(help: "The owner's name.")
  var ownerName: String

  @Option(help: "Its name in addresses, such as northlight; made of the name where not given.")
  var slug: String?

  @Option(help: "An IANA time zone: a day ends at its midnight.")
  var timeZone: String = TimeZone.current.identifier

  @Option(help: "The language of pages and mails, and how dates and amounts are written.")
  var locale: String = "en-GB"

  @Option(help: "The currency of new invoices.")
  var currency: String = "EUR"

  func create(in installation: Installation) throws {
    let action = CreateWorkspace(
      agency: name, slug: slug ?? CreateWorkspace.slug(from: name), ownerName: ownerName, ownerEmail: email,
      timeZone: timeZone, locale: locale, currency: currency)
    let id = try installation.actions.run(action, as: .operator)
    Terminal.say("\(name) is set up as \(action.slug) (\(id)).")
  }
}
