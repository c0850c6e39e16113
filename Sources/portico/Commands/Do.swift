import Actions
import ArgumentParser
import Foundation
import Portal
import Store
import Vault

/// `portico do`
struct Do: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "do", abstract: "Do anything that the team does, by name.",
    discussion: """
      portico do update.post project=project_… text='The proofs are at the printer.'
      portico do deliverable.addVersion deliverable=del_… file=poster.pdf file=poster-back.pdf

      `portico do --list` names every action with its fields. A value that begins with @ is read from the file of that \
      name, `@-` from standard input. The change is checked, written down, audited and mailed as if it had been made in \
      the browser; a running `portico serve` publishes it at once, else the next `portico generate` does.
      """)

  @Argument(help: "The action's name, such as update.post.")
  var action: String?

  @Argument(help: "Its fields, key=value.")
  var fields: [String] = []

  @Option(
    name: .customLong("as"), help: "The email address of the team member who does it; nobody: the owner.")
  var member: String?

  @Option(help: "The workspace's slug; the first where none is named.")
  var workspace: String?

  @Flag(help: "Name the actions, with the fields of each. With an action: only its own.")
  var list = false

  @Flag(help: "Print as JSON.")
  var json = false

  func validate() throws {
    guard list || action != nil else {
      throw ValidationError("Name an action; `portico do --list` shows them all.")
    }
  }

  func run() async throws {
    try await report {
      if list {
        try ActionList.say(only: action, json: json)
        return
      }
      guard let name = action else { return }
      let type = try ActionList.find(name)
      let installation = try Installation.open(try await Settings.load())
      let given = try GivenFields(fields, for: type)
      let actor = try actor(in: installation)
      let files = try given.takeFiles(into: try installation.vault(), limit: installation.settings.maxUpload)
      let outcome = try type.run(given.values, files, installation.actions, as: actor)
      if json {
        try Terminal.sayJSON(["action": name, "result": outcome])
      } else {
        Terminal.say(outcome.isEmpty ? "\(name): done" : outcome)
      }
    }
  }

  private func actor(in installation: Installation) throws -> Actor {
    try installation.store.read { db in
      guard let place = try workspace.map({ try Workspaces.find(slug: $0, db) }) ?? Workspaces.ids(db).first
      else {
        let name = workspace.map { " \($0)" } ?? ""
        throw Failure("there is no workspace\(name); `portico workspace list` names them")
      }
      guard let found = try Members.find(email: member, in: place, db) else {
        throw Failure(
          member.map { "\($0) is nobody of the team. Name somebody else with --as." }
            ?? "the workspace has no owner. Name somebody of the team with --as.")
      }
      return .member(found.id, workspace: place, role: found.role)
    }
  }
}

extension TeamAction {
  /// Does it with what was given by name.
  /// - Returns: the id of what came of it.
  fileprivate static func run(
    _ values: [String: String], _ files: [Arrival], _ runner: ActionRunner, as actor: Actor
  ) throws -> String {
    var action = try read(values, isStrict: true)
    if var taking = action as? any FileAction {
      taking.files = files
      if let filled = taking as? Self { action = filled }
    }
    let outcome = try runner.run(action, as: actor)
    return outcome is Void ? "" : ActionList.text(outcome)
  }
}
