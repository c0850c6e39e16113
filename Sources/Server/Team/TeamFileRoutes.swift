import Actions
import Pages
import Portal

/// What the team shares with whomever, and takes back.
extension TeamRoutes {
  var fileForms: [Route] {
    [
      upload("/team/files", ShareFiles.fileInput) { visit, entry, sent in
        try await actions.answer(
          visit, entry, ShareFiles.self, sent.shared(in: nil), to: "/team/files/"
        ) { problems in
          try await files.page(visit, entry, refusal: ConsoleRefusal(ShareFiles.name, sent.fields, problems))
        }
      },
      form("/team/files/{file}/unshare") { visit, entry, given in
        let back = given["back"].flatMap { TeamPath.isPage($0) ? $0 : nil } ?? "/team/files/"
        return try await actions.answer(
          visit, entry, UnshareFile.self, given: ["file": visit.part("file")], to: back)
      },
    ]
  }
}

extension FileForm {
  /// With whom it is to be shared, as the action is told.
  /// - Parameter project: whose page the form is on; that is meant where nothing was chosen.
  func shared(in project: Project.ID?) -> FileForm {
    let chosen = fields["with"].flatMap { $0.isEmpty ? nil : $0 } ?? project?.text ?? ""
    let name: String
    if chosen == "everybody" {
      return with(["everybody": "yes", "project": "", "company": "", "client": ""])
    } else if Company.ID(chosen) != nil {
      name = "company"
    } else if Client.ID(chosen) != nil {
      name = "client"
    } else {
      name = "project"
    }
    return with(
      ["everybody": "no", "project": "", "company": "", "client": ""].merging([name: chosen]) { _, new in new
      })
  }

  /// Whether that is anybody else than a project's clients.
  func isShared(beyond project: Project.ID?) -> Bool {
    shared(in: project).fields["project"] != project?.text
  }
}
