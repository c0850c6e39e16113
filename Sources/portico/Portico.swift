import ArgumentParser
import Foundation
import Markup

/// The command line: the one place where everything is put together.
@main
struct Portico: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portico",
    abstract: "The white-label client portal that agencies run themselves.",
    discussion: """
      Settings come from the environment or from a JSON file that PORTICO_CONFIG names; every one has a default that \
      works on one machine. `portico doctor` shows what is in force and whether it works.

      Start with `portico init`, or with `portico demo` for a demo agency, and then `portico serve`.
      """,
    version: Version.text,
    subcommands: [
      Init.self, Demo.self, Import.self, Generate.self, Serve.self, SignIn.self, WorkspaceCommand.self,
      Keys.self, Do.self, OutboxCommand.self, AccountsCommand.self, Verify.self, Sql.self, Doctor.self,
    ])
}

extension Portico {
  /// Usage that is wrong ends with 2 (contract.md), where the argument parser would say 64 (sysexits.h).
  static func main() async {
    do {
      try refuseUnknownVerb(CommandLine.arguments.dropFirst().first)
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Terminal.complain(fullMessage(for: error))
      Foundation.exit(2)
    }
  }
}

extension Portico {
  /// The parser would take a verb that does not exist for an argument too many, and show the help for it without a word.
  private static func refuseUnknownVerb(_ verb: String?) throws {
    let verbs = configuration.subcommands.map { $0._commandName } + ["help"]
    guard let verb, !verb.hasPrefix("-"), !verbs.contains(verb) else { return }
    let near = Nearest.name(to: verb, among: verbs).map { " Did you mean \($0)?" } ?? ""
    throw ValidationError("there is no command \(verb).\(near) `portico --help` names them all.")
  }
}

/// The release that this is.
enum Version {
  static let text = "0.1.0"
}
