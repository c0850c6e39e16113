import Portal
import Store

/// A part of a project is done, or is not after all.
package struct CompleteMilestone: TeamAction {
  package static let name = "milestone.complete"
  package static let isOnce = false
  package static let summary = "a milestone is done, or is open again"

  package enum State: String, CaseIterable, Sendable {
    case done
    case open
  }

  private static let milestone = Input<Milestone.ID>.id("milestone", "which")
  private static let state = Input<State>.choice("state", .done, "what it becomes")
  private static let day = Input.day("on", "the day on which it was done; nothing: today")
  package static let inputs = [milestone.about, state.about, day.about]

  let milestone: Milestone.ID
  let state: State
  let day: Day?

  package init(_ inputs: inout Inputs) {
    milestone = inputs(Self.milestone)
    state = inputs(Self.state)
    day = inputs(Self.day)
  }

  package func authorize(_ context: ActionContext) throws { _ = try context.completion(of: milestone) }

  package func validate(_ context: ActionContext) throws -> [Problem] {
    guard let day, day > (try context.today()) else { return [] }
    return [Problem(Self.day.about.name, "has not come yet")]
  }

  package func perform(_ context: ActionContext) throws -> Done<Milestone.ID> {
    let (_, workspace) = try context.team()
    let old = try context.completion(of: milestone)
    // What is done already keeps its day, unless another is told.
    let new: Day? = state == .open ? nil : try day ?? old ?? context.today()
    if new != old {
      var patch = Patch()
      patch.set("completed_on", new?.iso)
      try patch.apply(to: "milestone", milestone.text, in: workspace, context.db)
    }
    return Done(milestone, workspace: workspace, subject: milestone.text, isChange: new != old)
  }
}
