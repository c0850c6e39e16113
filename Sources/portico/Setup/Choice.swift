import ArgumentParser
import Portal
import Store

/// Names a workspace on the command line.
struct WorkspaceOption: ParsableArguments {
  @Option(help: "The workspace's slug or id. The only one, where there is just one.")
  var workspace: String?

  /// - Throws: where nothing fits, with what there is.
  func find(in store: Store) throws -> Workspace.ID? {
    try workspace.map { try Self.find($0, in: store) }
  }

  /// - Parameter name: a slug or an id.
  static func find(_ name: String, in store: Store) throws -> Workspace.ID {
    try store.read { db in
      let all = try Workspaces.slugs(db)
      if let found = all.first(where: { $0.slug == name || $0.workspace.text == name }) {
        return found.workspace
      }
      throw Failure("there is no workspace \(name). There are: \(all.map(\.slug).joined(separator: ", ")).")
    }
  }

  /// The one named, or the first.
  func findOrFirst(in store: Store) throws -> Workspace.ID {
    if let found = try find(in: store) { return found }
    guard let first = try store.read(Workspaces.ids).first else {
      throw Failure("there is no workspace yet. Run `portico init`, or `portico demo` for a demo agency.")
    }
    return first
  }
}
