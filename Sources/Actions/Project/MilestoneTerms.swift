import Portal
import Store

/// What the team says of a milestone; nil for what was not told, which stays as it is.
struct MilestoneTerms {
  private static let newTitle = Input.line("title", 1...300, "what is done then")
  private static let title = Input.line("title", 0...300, "what is done then")
  private static let note = Input.text("note", 0...2000, "a line for the timeline")
  private static let due = Input.day("due", "the day by which it is to be done")
  private static let weight = Input.whole("weight", 1...1000, "its share of the project against the others'")

  static func inputs(isNew: Bool) -> [InputAbout] {
    [isNew ? newTitle.about : title.about, note.about, due.about, weight.about]
  }

  let title: String?
  let note: String?
  let dueOn: Day??
  let weight: Int?

  init(_ inputs: inout Inputs, isNew: Bool) {
    title = isNew ? inputs(Self.newTitle) : inputs.given(Self.title)
    note = inputs.given(Self.note)
    dueOn = inputs.given(Self.due)
    weight = inputs(Self.weight)
  }

  var problems: [Problem] { title == "" ? [Problem("title", "is missing", kind: .missing)] : [] }

  var patch: Patch {
    var patch = Patch()
    if let title { patch.set("title", title) }
    if let note { patch.set("note", note) }
    if let dueOn { patch.set("due_on", dueOn?.iso) }
    if let weight { patch.set("weight", weight) }
    return patch
  }
}
