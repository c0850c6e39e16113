import ArgumentParser
import Foundation
import PorticoCrypto

/// `portico keys`
struct Keys: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The keys that sign tokens.", subcommands: [Rotate.self])

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a new signing key.",
      discussion: "The old public key stays published until every token that it signed is dead.")

    func run() async throws {
      try await report {
        let installation = try Installation.open(try await Settings.load())
        let ring = try KeyRing.rotate(
          directory: installation.keysFolder, now: installation.settings.now().seconds)
        Terminal.say(
          "New tokens are signed by \(ring.tokenKey.publicKey.kid). A running server takes it up by itself.")
      }
    }
  }
}
