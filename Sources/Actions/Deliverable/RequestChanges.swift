import Portal
import Store

/// A client sends the version that they have looked at back, and says what is to change.
package struct RequestChanges: ClientAction {
  package static let name = "deliverable.requestChanges"
  package static let summary = "a client asks for changes to a version"

  private static let deliverable = Input<Deliverable.ID>.id("deliverable", "what is sent back")
  private static let version = Input<Version.ID>.id("version", "the version that was looked at")
  private static let note = Input.text("note", 1...10_000, "what is to change")
  package static let inputs = [deliverable.about, version.about, note.about]

  let deliverable: Deliverable.ID
  let version: Version.ID
  let note: String

  package init(_ inputs: inout Inputs) {
    deliverable = inputs(Self.deliverable)
    version = inputs(Self.version)
    note = inputs(Self.note)
  }

  package func authorize(_ context: ActionContext) throws { _ = try ReviewPlace(deliverable, context) }

  package func perform(_ context: ActionContext) throws -> Done<ChangeRequest.ID> {
    let place = try ReviewPlace(deliverable, context)
    let workspace = place.portal.workspace.id
    guard try place.isOpen(version) else { throw ActionError.conflict(.decided(deliverable)) }
    let request = ChangeRequest(
      id: try context.freshID(), version: version, client: place.client.id, name: place.client.name,
      note: note,
      at: context.now)
    try Decisions.add(request, on: deliverable, in: workspace, context.db)
    try Deliverables.setStatus(.changesRequested, of: deliverable, in: workspace, context.db)
    try place.tell(.changesRequested, .changesRequested(request.id), context)
    return Done(request.id, workspace: workspace, subject: deliverable.text)
  }
}
