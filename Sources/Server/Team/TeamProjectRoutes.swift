import Actions
import Pages
import Portal

/// What the team posts about a project. Each leads back to the project's page, to the part that it is about; what is
/// refused is shown there with every word that was typed.
extension TeamRoutes {
  var projectForms: [Route] {
    [
      form("/team/projects") { visit, entry, given in
        try await actions.createProject(visit, entry, given) { problems in
          try await projects.list(visit, entry, refusal: ConsoleRefusal(CreateProject.name, given, problems))
        }
      },
      form("/team/projects/{project}/details") { visit, entry, given in
        try await project(visit, entry, EditProject.self, given, at: "details")
      },
      form("/team/projects/{project}/milestones", most: 2000) { visit, entry, given in
        try await actions.saveMilestones(
          visit, entry, given, refused: refused(visit, entry, "milestones.save", given))
      },
      form("/team/projects/{project}/updates") { visit, entry, given in
        try await project(visit, entry, PostUpdate.self, given, at: "updates")
      },
      form("/team/projects/{project}/updates/{update}/remove") { visit, entry, given in
        try await project(visit, entry, RemoveUpdate.self, ["update": visit.part("update")], at: "updates")
      },
      upload("/team/projects/{project}/deliverables", AddVersion.fileInput) { visit, entry, sent in
        try await actions.createDeliverable(
          visit, entry, sent, refused: refused(visit, entry, CreateDeliverable.name, sent.fields))
      },
      upload("/team/projects/{project}/files", ShareFiles.fileInput) { visit, entry, sent in
        let project = Project.ID(visit.part("project"))
        return try await actions.answer(
          visit, entry, ShareFiles.self, sent.shared(in: project),
          to: sent.isShared(beyond: project) ? "/team/files/" : page(visit, at: "files"),
          refused: refused(visit, entry, ShareFiles.name, sent.fields))
      },
      form("/team/projects/{project}/files/{file}/unshare") { visit, entry, given in
        try await project(visit, entry, UnshareFile.self, ["file": visit.part("file")], at: "files")
      },
      form("/team/projects/{project}/requests") { visit, entry, given in
        try await project(visit, entry, RequestFiles.self, given, at: "requests")
      },
      form("/team/projects/{project}/requests/{request}") { visit, entry, given in
        try await project(
          visit, entry, SettleFileRequest.self,
          ["request": visit.part("request"), "state": given["state"] ?? ""], at: "requests")
      },
    ]
  }

  /// An action on the project in the address.
  private func project<A: TeamAction>(
    _ visit: Visit, _ entry: TeamGate.Entry, _ type: A.Type, _ given: [String: String], at part: String
  ) async throws -> Answer {
    let given = given.merging(["project": visit.part("project")]) { _, fixed in fixed }
    return try await actions.answer(
      visit, entry, type, given: given, to: page(visit, at: part),
      refused: refused(visit, entry, A.name, given))
  }

  private func page(_ visit: Visit, at part: String) -> String {
    "/team/projects/\(visit.part("project"))/#\(part)"
  }

  private func refused(
    _ visit: Visit, _ entry: TeamGate.Entry, _ action: String, _ given: [String: String]
  ) -> ([Problem]) async throws -> Answer {
    { problems in
      guard let id = Project.ID(visit.part("project")) else { return gate.notFound(visit) }
      return try await projects.project(
        id, visit, entry,
        refusal: ConsoleRefusal(action, given, problems))
    }
  }
}

extension ConsoleRefusal {
  init(_ action: String, _ given: [String: String], _ problems: [Problem]) {
    self.init(action: action, form: RefusedForm(.team(action), given).state(problems))
  }
}
