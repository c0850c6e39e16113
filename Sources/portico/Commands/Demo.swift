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
      let summary = try DemoAgency.load(
        through: installation.importer, today: DemoAgency.today(installation.settings.now()))
      Terminal.say("\(summary)")
    }
  }
}
