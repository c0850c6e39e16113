import Actions
import ArgumentParser
import Foundation
import Store

/// `portico demo`
struct Demo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Load the demo agency; again without harm.",
    discussion: "Its dates are relative to the day on which it is loaded.")

  func run() async throws {
    try await report {
      let installation = try Installation.create(try await Settings.load())
      _ = try installation.keys()
      let today = try DemoAgency.today(installation.settings.now())
      let media = "\(installation.settings.templates)/demo"
      let outcome = try DemoAgency.load(through: installation.importer(), today: today, media: media)
      if case .loaded = outcome {
        let logo = SetLogo(
          slug: DemoAgency.slug, logo: try LogoCommand.read("\(media)/\(DemoAgency.logo.light)"),
          dark: try LogoCommand.read("\(media)/\(DemoAgency.logo.dark)"),
          vault: try installation.vault())
        _ = try installation.actions.run(logo, as: .operator)
        _ = try installation.actions.run(FillInbox(), as: .operator)
      }
      Terminal.say("\(outcome)")
    }
  }
}
