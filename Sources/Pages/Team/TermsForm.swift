import Markup
import Portal

/// What the team says of a deliverable: of a new one, or to change it.
struct TermsForm: Model {
  let title: ConsoleField
  let notes: ConsoleField
  let due: ConsoleField
  let rounds: ConsoleField
  let originals: [Option]
  let reviewers: [Option]
  /// What is wrong with the choice of reviewers.
  let reviewersField: ConsoleField
  /// Whether something in the folded part is to be looked at.
  let isUnfolded: Bool

  static let fields: [Field<TermsForm>] = [
    .record("title") { $0.title },
    .record("notes") { $0.notes },
    .record("due") { $0.due },
    .record("rounds") { $0.rounds },
    .list("originals") { $0.originals },
    .flag("hasReviewers") { !$0.reviewers.isEmpty },
    .list("reviewers") { $0.reviewers },
    .record("reviewersField") { $0.reviewersField },
    .flag("isUnfolded") { $0.isUnfolded },
  ]

  init(_ board: WorkBoard, _ console: TeamConsole, _ refusal: ConsoleRefusal?) {
    let field = { (name: String, value: String) in
      refusal.field(name, of: "deliverable.edit", or: value, console)
    }
    title = field("title", Display.line(board.title))
    notes = field("notes", board.notes)
    due = field("due", board.dueOn?.iso ?? "")
    rounds = field("rounds", board.roundsIncluded.map { String($0) } ?? "")
    reviewersField = field("reviewers", "")
    let typed = refusal.state(of: "deliverable.edit")
    originals = Self.originals(typed?.value("originals") ?? board.originals.rawValue, console)
    reviewers = Self.reviewers(among: board.viewers, typed) { board.reviewers.contains($0) }
    isUnfolded = true
  }

  /// Of a new deliverable.
  init(on board: ProjectBoard, _ console: TeamConsole, _ refusal: ConsoleRefusal?) {
    let field = { (name: String) in refusal.field(name, of: "deliverable.create", console) }
    title = field("title")
    notes = field("notes")
    due = field("due")
    rounds = field("rounds")
    reviewersField = field("reviewers")
    let typed = refusal.state(of: "deliverable.create")
    originals = Self.originals(typed?.value("originals") ?? Originals.always.rawValue, console)
    reviewers = Self.reviewers(among: board.clients, typed) { _ in false }
    isUnfolded = typed != nil
  }

  private static func originals(_ chosen: String, _ console: TeamConsole) -> [Option] {
    Originals.allCases.map { each in
      Option(
        value: each.rawValue, label: console.language.phrases.originals[each]?.text() ?? "",
        isChosen: each.rawValue == chosen)
    }
  }

  private static func reviewers(
    among viewers: [ProjectBoard.Viewer], _ typed: FormState?, _ isChosen: (Client.ID) -> Bool
  ) -> [Option] {
    viewers.filter(\.mayApprove).map { viewer in
      let isTicked = typed.map { $0.value("reviewer-\(viewer.id)") != nil } ?? isChosen(viewer.id)
      return Option(value: viewer.id.text, label: Display.line(viewer.name), isChosen: isTicked)
    }
  }
}
