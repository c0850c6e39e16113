import ArgumentParser

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
      Keys.self,
      Sql.self, Doctor.self,
    ])
}

/// The release that this is.
enum Version {
  static let text = "0.1.0"
}
