import Portal
import Store

/// The team remarks on a version, or answers a remark.
package struct AnswerComment: TeamAction {
  package static let name = "deliverable.answer"
  package static let summary = "the team remarks on a version, or answers a remark"

  private static let version = Input<Version.ID>.id("version", "what it is about")
  private static let text = Input.text("text", 1...10_000, "the remark, in Markdown")
  private static let replyTo = Input<Comment.ID?>.optionalID("reply-to", "the remark that it answers")
  package static let inputs = [version.about, text.about] + CommentPlace.inputs + [replyTo.about]

  let version: Version.ID
  let text: String
  let place: CommentPlace
  let replyTo: Comment.ID?

  package init(_ inputs: inout Inputs) {
    version = inputs(Self.version)
    text = inputs(Self.text)
    place = CommentPlace(&inputs)
    replyTo = inputs(Self.replyTo)
  }

  package func authorize(_ context: ActionContext) throws {
    let (_, workspace) = try context.team()
    guard try Deliverables.fileCount(of: version, in: workspace, context.db) != nil else {
      throw ActionError.notFound("version \(version)")
    }
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let (_, workspace) = try context.team()
    var problems: [Problem] = []
    if let replyTo, try Comments.place(of: replyTo, in: workspace, context.db)?.version != version {
      problems.append(
        Problem(Self.replyTo.about.name, "is no remark on this version", kind: .notOffered))
    }
    let files = try WorkReader.files(of: version, in: workspace, context.db)
    return try problems + context.problems(place, on: files, in: workspace)
  }

  package func perform(_ context: ActionContext) throws -> Done<Comment.ID> {
    let (member, workspace) = try context.team()
    let id: Comment.ID = try context.freshID()
    let pin = place.pin(on: try WorkReader.files(of: version, in: workspace, context.db))
    try Comments.add(
      id, on: version, by: .member(member), replyTo: replyTo, body: text, pin: pin?.json, in: workspace,
      at: context.now, context.db)
    for client in try Comments.clients(on: version, in: workspace, context.db) {
      try context.mail(.comment(id), to: .client(client), in: workspace)
    }
    return Done(id, workspace: workspace, subject: id.text)
  }
}
