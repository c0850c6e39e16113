import Actions
import ArgumentParser
import Foundation
import Vault

/// `portico workspace logo`
struct LogoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logo", abstract: "Set the logo on an agency's pages, or take it away.")

  @Argument(help: "The workspace's slug.")
  var slug: String

  @Argument(help: "An SVG, PNG, JPEG or WebP file of at most 512 KB.")
  var file: String?

  @Option(help: "Another file for dark grounds; without it the logo stands on a light plate there.")
  var dark: String?

  @Flag(help: "Show the name alone.")
  var remove = false

  func validate() throws {
    if remove == (file != nil) { throw ValidationError("Name a file, or say --remove.") }
    if remove, dark != nil { throw ValidationError("--remove takes both logos away; leave --dark out.") }
  }

  func run() async throws {
    try await report {
      let logo = try file.map(Self.read)
      let other = try dark.map(Self.read)
      let installation = try Installation.open(try await Settings.load())
      let action = SetLogo(slug: slug, logo: logo, dark: other, vault: try installation.vault())
      let dropped = try installation.actions.run(action, as: .operator)
      if !dropped.isEmpty {
        Terminal.note(
          "Left out of the SVG, because it could do more than draw: \(dropped.joined(separator: ", "))")
      }
      Terminal.say(remove ? "\(slug) shows its name alone." : "\(slug) has its logo.")
    }
  }

  /// One byte more than is allowed tells that it is too much, however large the file is.
  static func read(_ path: String) throws -> [UInt8] {
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Failure("cannot read \(path). Check the name and whether you may read it.")
    }
    defer { try? file.close() }
    do {
      return Array(try file.read(upToCount: LogoFile.limit + 1) ?? Data())
    } catch {
      throw Failure("cannot read \(path): \(error.localizedDescription)")
    }
  }
}
