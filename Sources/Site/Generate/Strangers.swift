import Portal
import Store

/// Folders that belong to nobody in the database: what a deleted client or workspace left.
extension Site {
  /// Removes the folders of clients that the workspace does not have; all of them where there is no such workspace.
  func removeStrangers(in workspace: Workspace.ID) throws -> Report {
    var report = Report()
    let present = try Files.entries(of: output.clients(workspace)).map(\.name)
    let strangers = try store.read { db in
      try present.filter { name in
        try !Clients.exists(ClientKey(workspace: workspace, client: .init(unchecked: name)), db)
      }
    }
    if !strangers.isEmpty {
      report.add(try publish(strangers.map { ClientKey(workspace: workspace, client: .init(unchecked: $0)) }))
    }
    if try store.read({ db in try Workspaces.ids(db) }).contains(workspace) { return report }
    try Files.removeTree(output.workspace(workspace))
    try Files.removeTree("\(output.state)/\(workspace.text)")
    return report
  }

  /// Removes the folders of workspaces that the database does not have.
  func removeStrangers() throws {
    let known = Set(try store.read(Workspaces.ids).map(\.text))
    for entry in try Files.entries(of: output.root) where entry.isFolder {
      guard Workspace.ID(entry.name) != nil, !known.contains(entry.name) else { continue }
      try Files.removeTree("\(output.root)/\(entry.name)")
      try Files.removeTree("\(output.state)/\(entry.name)")
    }
  }
}
