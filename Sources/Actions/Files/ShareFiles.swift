import Portal
import Store

/// Shares documents with the clients of a project, the people of a company, one client, or all clients.
package struct ShareFiles: TeamAction, FileAction {
  package static let name = "file.share"
  package static let summary = "share documents with a project, a company, a client, or everybody"

  package enum Everybody: String, CaseIterable, Sendable {
    case no
    case yes
  }

  private static let project = Input<Project.ID?>.optionalID("project", "the clients of this project")
  private static let company = Input<Company.ID?>.optionalID("company", "the people of this company")
  private static let client = Input<Client.ID?>.optionalID("client", "this client alone")
  private static let everybody = Input<Everybody>.choice("everybody", .no, "all clients of the workspace")
  package static let inputs = [project.about, company.about, client.about, everybody.about]
  package static let fileInput = FileInput(name: "file", limit: 20, note: "what is shared")

  /// With whom, each as it was told.
  let audiences: [SharedFiles.Audience]
  package var files: [Arrival] = []

  package init(_ inputs: inout Inputs) {
    var audiences: [SharedFiles.Audience] = []
    if let project = inputs(Self.project) { audiences.append(.project(project)) }
    if let company = inputs(Self.company) { audiences.append(.company(company)) }
    if let client = inputs(Self.client) { audiences.append(.client(client)) }
    if inputs(Self.everybody) == .yes { audiences.append(.everybody) }
    self.audiences = audiences
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let (_, workspace) = try context.team()
    var problems = Self.fileInput.problems(of: files, least: 1)
    if audiences.count != 1 {
      problems.append(
        Problem(
          "project", "with whom? Name a project, a company or a client, or everybody=yes; one of them",
          kind: .missing))
    } else if try !SharedFiles.isThere(audiences[0], in: workspace, context.db) {
      problems.append(Problem("project", "there is nobody of that id", kind: .notOffered))
    }
    return problems
  }

  package func perform(_ context: ActionContext) throws -> Done<[SharedFile.ID]> {
    let (member, workspace) = try context.team()
    var ids: [SharedFile.ID] = []
    for file in files {
      let id: SharedFile.ID = try context.freshID()
      try Blobs.add(file.blob, to: workspace, at: context.now, context.db)
      try SharedFiles.add(
        id, file.blob.hash, named: file.name, with: audiences[0], by: member, in: workspace, at: context.now,
        context.db)
      ids.append(id)
    }
    return Done(ids, workspace: workspace, subjects: ids.map(\.text))
  }
}
