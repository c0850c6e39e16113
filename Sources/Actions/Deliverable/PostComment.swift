import Portal
import Store

/// A client remarks on a version, about a place in it or in general, or answers a remark.
package struct PostComment: ClientAction {
  package static let name = "deliverable.comment"
  package static let summary = "a client comments on a version"

  private static let deliverable = Input<Deliverable.ID>.id("deliverable", "what it is about")
  private static let version = Input<Version.ID>.id("version", "the version that was looked at")
  private static let text = Input.text("text", 1...10_000, "the remark, in Markdown")
  private static let replyTo = Input<Comment.ID?>.optionalID("reply-to", "the remark that it answers")
  package static let inputs =
    [deliverable.about, version.about, text.about] + CommentPlace.inputs + [replyTo.about]

  let deliverable: Deliverable.ID
  let version: Version.ID
  let text: String
  let place: CommentPlace
  let replyTo: Comment.ID?

  package init(_ inputs: inout Inputs) {
    deliverable = inputs(Self.deliverable)
    version = inputs(Self.version)
    text = inputs(Self.text)
    place = CommentPlace(&inputs)
    replyTo = inputs(Self.replyTo)
  }

  package func authorize(_ context: ActionContext) throws {
    _ = try ReviewPlace(deliverable, context).version(version)
  }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    let reviewed = try ReviewPlace(deliverable, context)
    let version = try reviewed.version(version)
    var problems: [Problem] = []
    if let replyTo, !version.comments.contains(where: { $0.id == replyTo }) {
      problems.append(Problem(Self.replyTo.about.name, "is no remark on this version", kind: .notOffered))
    }
    return try problems + context.problems(place, on: version.files, in: reviewed.portal.workspace.id)
  }

  package func perform(_ context: ActionContext) throws -> Done<Comment.ID> {
    let place = try ReviewPlace(deliverable, context)
    let pin = self.place.pin(on: try place.version(version).files)
    let id: Comment.ID = try context.freshID()
    try Comments.add(
      id, on: version, by: .client(place.client.id), replyTo: replyTo, body: text, pin: pin?.json,
      in: place.portal.workspace.id, at: context.now, context.db)
    try tell(.comment(id), place, context)
    return Done(id, workspace: place.portal.workspace.id, subject: id.text)
  }

  /// The lead, and the other clients who are in the conversation about this version.
  private func tell(_ letter: Letter, _ place: ReviewPlace, _ context: ActionContext) throws {
    let workspace = place.portal.workspace.id
    try context.mailLead(of: place.project.id, letter, in: workspace)
    let others = try place.version(version).comments.compactMap { comment -> Client.ID? in
      guard case .client(let id, _) = comment.author, id != place.client.id else { return nil }
      return id
    }
    for client in Set(others).sorted(by: { $0.text < $1.text }) {
      try context.mail(letter, to: .client(client), in: workspace)
    }
  }
}
