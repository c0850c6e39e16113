import Portal
import Store

/// Takes a document back, at once: its page and its download.
package struct UnshareFile: TeamAction {
  package static let name = "file.unshare"
  package static let isOnce = false
  package static let summary = "take a shared document back"

  private static let file = Input<SharedFile.ID>.id("file", "which")
  package static let inputs = [file.about]

  let file: SharedFile.ID

  package init(_ inputs: inout Inputs) { file = inputs(Self.file) }

  package func perform(_ context: ActionContext) throws -> Done<SharedFile.ID> {
    let (_, workspace) = try context.team()
    guard try SharedFiles.remove(file, in: workspace, context.db) else {
      throw ActionError.notFound("file \(file)")
    }
    return Done(file, workspace: workspace, subject: file.text)
  }
}
