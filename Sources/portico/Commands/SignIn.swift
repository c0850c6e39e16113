import ArgumentParser
import Foundation
import PorticoCrypto
import Server
import Store

/// `portico sign-in`
struct SignIn: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign-in", abstract: "Print a one-time sign-in link.",
    discussion: "For an operator at the machine: it counts as both factors. It works once, for 10 minutes.")

  @Argument(help: "The email address of somebody of the team, or of a client.")
  var email: String

  @OptionGroup var choice: WorkspaceOption

  func run() async throws {
    try await report {
      let installation = try Installation.open(try await Settings.load())
      for link in try installation.signInLinks(for: email, in: choice.find(in: installation.store)) {
        Terminal.say("\(link)")
      }
    }
  }
}
