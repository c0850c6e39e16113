import Portal
import Store

/// Takes a note to the clients back.
package struct RemoveUpdate: TeamAction {
  package static let name = "update.remove"
  package static let isOnce = false
  package static let summary = "take a note to the clients back"

  private static let update = Input<Update.ID>.id("update", "which")
  package static let inputs = [update.about]

  let update: Update.ID

  package init(_ inputs: inout Inputs) { update = inputs(Self.update) }

  package func perform(_ context: ActionContext) throws -> Done<Update.ID> {
    let (_, workspace) = try context.team()
    guard try Updates.remove(update, in: workspace, context.db) else {
      throw ActionError.notFound("update \(update)")
    }
    return Done(update, workspace: workspace, subject: update.text)
  }
}
