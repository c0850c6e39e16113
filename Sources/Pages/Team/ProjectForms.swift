import Markup
import Portal

/// What the team says of a project.
struct ProjectDetails: Model {
  let name: ConsoleField
  let summary: ConsoleField
  let starts: ConsoleField
  let ends: ConsoleField
  let lead: ConsoleField
  let leads: [Option]
  let statuses: [Option]

  static let fields: [Field<ProjectDetails>] = [
    .record("name") { $0.name },
    .record("summary") { $0.summary },
    .record("starts") { $0.starts },
    .record("ends") { $0.ends },
    .record("lead") { $0.lead },
    .list("leads") { $0.leads },
    .list("statuses") { $0.statuses },
  ]

  init(
    _ board: ProjectBoard, team: [(id: Member.ID, name: String)], _ console: TeamConsole,
    _ refusal: ConsoleRefusal?
  ) {
    let field = { (name: String, value: String) in
      refusal.field(name, of: "project.edit", or: value, console)
    }
    name = field("name", Display.line(board.name))
    summary = field("summary", board.summary)
    starts = field("starts", board.startsOn?.iso ?? "")
    ends = field("ends", board.endsOn?.iso ?? "")
    let lead = field("lead", board.lead?.text ?? "")
    self.lead = lead
    leads = team.map {
      Option(value: $0.id.text, label: Display.line($0.name), isChosen: $0.id.text == lead.value)
    }
    let status = field("status", board.status.rawValue).value
    statuses = Project.Status.allCases.map { each in
      Option(
        value: each.rawValue, label: console.dates.phrases.statuses[each]?.text() ?? "",
        isChosen: each.rawValue == status)
    }
  }
}

/// What clients are asked for.
struct AskForm: Model {
  let title: ConsoleField
  let client: ConsoleField
  let text: ConsoleField
  let due: ConsoleField
  let isUnfolded: Bool

  static let fields: [Field<AskForm>] = [
    .record("title") { $0.title },
    .record("client") { $0.client },
    .record("text") { $0.text },
    .record("due") { $0.due },
    .flag("isUnfolded") { $0.isUnfolded },
  ]

  init(_ console: TeamConsole, _ refusal: ConsoleRefusal?) {
    let field = { (name: String) in refusal.field(name, of: "fileRequest.ask", console) }
    title = field("title")
    client = field("client")
    text = field("text")
    due = field("due")
    isUnfolded = refusal.state(of: "fileRequest.ask") != nil
  }
}
