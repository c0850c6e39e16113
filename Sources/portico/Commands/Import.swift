import Actions
import ArgumentParser
import Foundation
import PorticoCrypto
import Store

/// `portico import`
struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import a workspace from the documented JSON format: all of it, or nothing.",
    discussion: """
      `--schema` prints the format's JSON Schema.

      All of it is one transaction: while a running `serve` shows pages all the time, nobody can sign in or change \
      anything until the import is through (about a second for every thousand clients).
      """)

  @Argument(help: "The file.")
  var file: String?

  @Flag(help: "Print the JSON Schema of the format and do nothing else.")
  var schema = false

  func validate() throws {
    guard schema || file != nil else {
      throw ValidationError("Name the file to import, such as `portico import agency.json`.")
    }
  }

  func run() async throws {
    try await report {
      if schema {
        Terminal.say(Importer.schema)
        return
      }
      guard let file else { return }
      let installation = try Installation.create(try await Settings.load())
      let bar = ProgressBar("Importing")
      let summary = try installation.importer().importFile(at: file) { read, total, rows in
        bar.show(done: read, of: total, detail: "\(rows) rows")
      }
      bar.finish()
      Terminal.say("\(summary)")
    }
  }
}
