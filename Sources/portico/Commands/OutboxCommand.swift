import ArgumentParser
import Foundation
import Store

/// `portico outbox`
struct OutboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox", abstract: "Mail that waits, is held back or failed, and why.",
    subcommands: [List.self, Retry.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One line each, the next one first.")

    @OptionGroup var choice: WorkspaceOption
    @Flag(help: "Print as JSON.")
    var json = false

    func run() async throws {
      try await report {
        let installation = try Installation.open(try await Settings.load())
        let workspace = try choice.find(in: installation.store)
        let lines = try installation.store.read { db in try Outbox.open(of: workspace, db) }
        if json { return try Terminal.sayJSON(lines) }
        if lines.isEmpty { return Terminal.say("Nothing waits, nothing failed.") }
        for line in lines { Terminal.say(Self.text(line)) }
      }
    }

    private static func text(_ line: Outbox.Line) -> String {
      let reader = line.recipient.isEmpty ? "-" : line.recipient
      let head = "\(line.id)\t\(line.state)\t\(line.workspace)\t\(line.letter)\t\(reader)\tdue \(line.dueAt)"
      guard line.attempts > 0 else { return head }
      return "\(head)\t\(line.attempts)×\(line.problem.isEmpty ? "" : " \(line.problem)")"
    }
  }

  struct Retry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Send one that failed or is held back after all.",
      discussion:
        "`portico serve` does it within a second. A sign-in link that failed is gone: ask for a new one.")

    @Argument(help: "The number that `portico outbox` shows.")
    var id: Int64

    func run() async throws {
      try await report {
        let settings = try await Settings.load()
        let installation = try Installation.open(settings)
        let isThere = try installation.store.write { db in
          try Outbox.retry(id, at: settings.now(), db)
        }
        guard isThere else {
          throw Failure("there is no mail \(id) that could be sent. `portico outbox` shows what there is.")
        }
        Terminal.say("Mail \(id) waits again.")
      }
    }
  }
}
