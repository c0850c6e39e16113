import ArgumentParser
import Foundation
import PorticoCrypto
import Store

/// `portico init`
struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Create the data folder, the database, the keys, the first workspace and its owner.")

  @OptionGroup var agency: AgencyOptions

  func run() async throws {
    try await report {
      let settings = try await Settings.load()
      let installation = try Installation.create(settings)
      guard try installation.store.read({ db in try Workspaces.ids(db).isEmpty }) else {
        throw Failure(
          "there is a portal in \(settings.data) already. `portico workspace add` sets up another agency in it."
        )
      }
      _ = try installation.keys()
      try agency.create(in: installation)
      Terminal.say("Next: `portico import FILE` (`portico import --help`), then `portico serve`.")
    }
  }
}
