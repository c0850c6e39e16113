import Portal
import Store

/// What the team says of a project; nil for what was not told, which stays as it is.
struct ProjectTerms {
  private static let newName = Input.line("name", 1...300, "as clients read it")
  private static let called = Input.line("name", 0...300, "as clients read it")
  private static let summary = Input.text("summary", 0...10_000, "what it is about, in Markdown")
  private static let status = Input<Project.Status>.choice("status", .planning, "how it stands")
  private static let lead = Input<Member.ID?>.optionalID("lead", "who of the team leads it")
  private static let starts = Input.day("starts", "its first day")
  private static let ends = Input.day("ends", "its last day")

  static func inputs(isNew: Bool) -> [InputAbout] {
    [
      isNew ? newName.about : called.about, summary.about, status.about, lead.about, starts.about, ends.about,
    ]
  }

  let name: String?
  let summary: String?
  let status: Project.Status?
  let lead: Member.ID??
  let startsOn: Day??
  let endsOn: Day??

  init(_ inputs: inout Inputs, isNew: Bool) {
    name = isNew ? inputs(Self.newName) : inputs.given(Self.called)
    summary = inputs.given(Self.summary)
    status = inputs.given(Self.status)
    lead = inputs.given(Self.lead)
    startsOn = inputs.given(Self.starts)
    endsOn = inputs.given(Self.ends)
  }

  /// - Parameter old: nil for a new one.
  func problems(_ old: Projects.Facts?, _ context: ActionContext) throws -> [Problem] {
    var problems: [Problem] = []
    if name == "" { problems.append(Problem("name", "is missing", kind: .missing)) }
    if let from = startsOn ?? old?.startsOn, let to = endsOn ?? old?.endsOn, to < from {
      problems.append(Problem("ends", "is before the first day, \(from.iso)", kind: .tooEarly))
    }
    if case .some(.some(let lead)) = lead {
      let (_, workspace) = try context.team()
      if try !Members.works(lead, in: workspace, context.db) {
        problems.append(Problem("lead", "\(lead) is nobody of the team", kind: .notOffered))
      }
    }
    return problems
  }

  var patch: Patch {
    var patch = Patch()
    if let name { patch.set("name", name) }
    if let summary { patch.set("summary", summary) }
    if let status { patch.set("status", status.rawValue) }
    if let lead { patch.set("lead", lead?.text) }
    if let startsOn { patch.set("starts_on", startsOn?.iso) }
    if let endsOn { patch.set("ends_on", endsOn?.iso) }
    return patch
  }
}
