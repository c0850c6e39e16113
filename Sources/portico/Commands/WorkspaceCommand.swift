import Actions
import ArgumentParser
import Foundation
import Portal
import Store

/// `portico workspace`
struct WorkspaceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workspace", abstract: "The agencies on this installation.",
    subcommands: [List.self, Add.self, Book.self, LogoCommand.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Every workspace, the first one first.")

    @Flag(help: "Print as JSON.")
    var json = false

    func run() async throws {
      try await report {
        let settings = try await Settings.load()
        let installation = try Installation.open(settings)
        let rows = try installation.store.read(Workspaces.overview)
        if json {
          try Terminal.sayJSON(rows)
        } else {
          for row in rows {
            Terminal.say("\(row.slug)\t\(row.name)\t\(row.plan)\t\(row.clients) clients\t\(row.id)")
          }
        }
      }
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Another agency, with its owner.")

    @OptionGroup var agency: AgencyOptions

    func run() async throws {
      try await report {
        let installation = try Installation.open(try await Settings.load())
        try agency.create(in: installation)
      }
    }
  }

  struct Book: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "plan", abstract: "Set what an agency has booked: starter, growth or scale.")

    @Argument(help: "The workspace's slug.")
    var slug: String

    @Argument(help: "starter, growth or scale.")
    var plan: String

    func run() async throws {
      try await report {
        guard let plan = Plan(rawValue: plan) else {
          throw Failure("there is no plan \(plan). There are: starter, growth, scale.")
        }
        let installation = try Installation.open(try await Settings.load())
        try installation.actions.run(SetPlan(slug: slug, plan: plan), as: .operator)
        Terminal.say("\(slug) is on \(plan.rawValue).")
      }
    }
  }
}
