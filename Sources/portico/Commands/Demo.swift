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
      // Dates that moved with the day would be edits of sent invoices, which nobody makes.
      if try installation.store.read({ db in try Workspaces.find(slug: DemoAgency.slug, db) }) != nil {
        Terminal.say("The demo agency is there already.")
        return
      }
      let today = try DemoAgency.today(installation.settings.now())
      let summary = try installation.importer.importBytes(
        DemoAgency.document(today: today), named: "the demo agency")
      Terminal.say("\(summary)")
    }
  }
}
