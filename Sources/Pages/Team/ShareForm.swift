import Markup
import Portal

/// Documents, and whom they are shared with.
struct ShareForm: Model {
  let file: ConsoleField
  let with: ConsoleField
  let options: [Option]
  let groups: [AudienceGroup]

  static let fields: [Field<ShareForm>] = [
    .record("file") { $0.file },
    .record("with") { $0.with },
    .list("options") { $0.options },
    .list("groups") { $0.groups },
  ]

  /// What the form has for all clients of the workspace.
  static let everybody = "everybody"

  /// On a project's page: its clients, each of them, their companies, everybody.
  init(on board: ProjectBoard, _ console: TeamConsole, _ refusal: ConsoleRefusal?) {
    var companies: [Audiences.Choice] = []
    for viewer in board.clients where !companies.contains(where: { $0.id == viewer.companyID.text }) {
      companies.append(Audiences.Choice(id: viewer.companyID.text, name: viewer.company))
    }
    let clients = board.clients.map { Audiences.Choice(id: $0.id.text, name: $0.name) }
    self.init(
      first: (board.id.text, .project),
      Audiences(companies: companies, clients: clients, projects: []), console, refusal)
  }

  /// Anybody of the workspace.
  init(_ audiences: Audiences, _ console: TeamConsole, _ refusal: ConsoleRefusal?) {
    self.init(first: ("", .choose), audiences, console, refusal)
  }

  private init(
    first: (value: String, words: AudienceWords), _ audiences: Audiences, _ console: TeamConsole,
    _ refusal: ConsoleRefusal?
  ) {
    let words = { (words: AudienceWords) in console.language.phrases.audiences[words]?.text() ?? "" }
    file = refusal.field("file", of: "file.share", console)
    with = refusal.field("project", of: "file.share", console)
    let chosen = refusal.state(of: "file.share")?.value("with") ?? first.value
    let option = { (value: String, label: String) in
      Option(value: value, label: label, isChosen: value == chosen)
    }
    options = [option(first.value, words(first.words)), option(Self.everybody, words(.everybody))]
    let group = { (label: AudienceWords, choices: [Audiences.Choice]) in
      AudienceGroup(label: words(label), options: choices.map { option($0.id, Display.short($0.name)) })
    }
    groups = [
      group(.companies, audiences.companies), group(.clients, audiences.clients),
      group(.projects, audiences.projects),
    ].filter { !$0.options.isEmpty }
  }
}

/// Companies, people or projects to choose from.
struct AudienceGroup: Model {
  let label: String
  let options: [Option]

  static let fields: [Field<AudienceGroup>] = [
    .text("label") { $0.label },
    .list("options") { $0.options },
  ]
}

/// The words for whom something is shared with.
enum AudienceWords: String, CaseIterable {
  case choose
  case project
  case everybody
  case companies
  case clients
  case projects
}
