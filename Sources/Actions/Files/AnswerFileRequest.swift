import Portal
import Store

/// A client sends what the team asked for. The request stays open until the team has what it needs: more can follow.
package struct AnswerFileRequest: ClientAction, FileAction {
  package static let name = "fileRequest.answer"
  package static let summary = "a client sends what the team asked for"

  private static let request = Input<FileRequest.ID>.id("request", "what was asked for")
  package static let inputs = [request.about]
  package static let fileInput = FileInput(name: "file", limit: 20, note: "what is sent")

  let request: FileRequest.ID
  package var files: [Arrival] = []

  package init(_ inputs: inout Inputs) { request = inputs(Self.request) }

  package func authorize(_ context: ActionContext) throws { _ = try found(context) }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    Self.fileInput.problems(of: files, least: 1)
  }

  package func perform(_ context: ActionContext) throws -> Done<FileRequest.ID> {
    let portal = try context.clientPortal()
    let found = try found(context)
    guard found.isOpen else {
      throw ActionError.conflict(.other("the team has what it needed; write to it where there is more"))
    }
    for file in files {
      try Blobs.add(file.blob, to: portal.workspace.id, at: context.now, context.db)
      try FileRequests.add(
        try context.freshID(), file.blob.hash, named: file.name, to: request, by: portal.client.id,
        in: portal.workspace.id, at: context.now, context.db)
    }
    try context.addTask(
      .files, project: found.project, client: portal.client.id, subject: request.text, title: found.title)
    try context.mailLead(of: found.project, .filesSent(request), in: portal.workspace.id)
    return Done(request, workspace: portal.workspace.id, subject: request.text)
  }

  private func found(_ context: ActionContext) throws -> FileRequest {
    guard let found = try context.clientPortal().fileRequests.first(where: { $0.id == request }) else {
      throw ActionError.notFound("file request \(request)")
    }
    return found
  }
}
