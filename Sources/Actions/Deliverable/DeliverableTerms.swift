import Portal
import Store

/// What the team says of a deliverable; nil for what was not told, which stays as it is.
struct DeliverableTerms {
  private static let title = Input.line("title", 1...300, "what it is")
  private static let newTitle = Input.line("title", 0...300, "what it is")
  private static let notes = Input.text("notes", 0...20_000, "about the newest version, in Markdown")
  private static let due = Input.day("due", "the day by which clients are asked to decide")
  private static let rounds = Input.whole("rounds", 1...1000, "rounds that the price includes")
  private static let originals = Input<Originals>.choice(
    "originals", .always, "from when on clients may download the files themselves")
  private static let reviewers = Input<[Client.ID]>.ids(
    "reviewers", "who is asked by name; nobody: any client who may approve decides for all")

  static func inputs(isNew: Bool) -> [InputAbout] {
    [
      isNew ? title.about : newTitle.about, notes.about, due.about, rounds.about, originals.about,
      reviewers.about,
    ]
  }

  let title: String?
  let notes: String?
  let dueOn: Day??
  let roundsIncluded: Int??
  let originals: Originals?
  let reviewers: [Client.ID]?

  init(_ inputs: inout Inputs, isNew: Bool) {
    title = isNew ? inputs(Self.title) : inputs.given(Self.newTitle)
    notes = inputs.given(Self.notes)
    dueOn = inputs.given(Self.due)
    roundsIncluded = inputs.given(Self.rounds)
    originals = inputs.given(Self.originals)
    reviewers = inputs.given(Self.reviewers)
  }

  func problems(on project: Project.ID, _ context: ActionContext) throws -> [Problem] {
    var problems: [Problem] = []
    if title == "" { problems.append(Problem("title", "is missing", kind: .missing)) }
    if let reviewers, !reviewers.isEmpty {
      let (_, workspace) = try context.team()
      let able = try Projects.deciders(
        among: reviewers, on: project, today: try context.today(), in: workspace, context.db)
      for client in reviewers where !able.contains(client) {
        problems.append(
          Problem(
            Self.reviewers.about.name,
            "\(client) has no access to the project that lets them approve: give it to them first",
            kind: .notOffered))
      }
    }
    return problems
  }

  var patch: Patch {
    var patch = Patch()
    if let title { patch.set("title", title) }
    if let notes { patch.set("notes", notes) }
    if let dueOn { patch.set("due_on", dueOn?.iso) }
    if let roundsIncluded { patch.set("rounds_included", roundsIncluded) }
    if let originals { patch.set("originals", originals.rawValue) }
    return patch
  }
}
