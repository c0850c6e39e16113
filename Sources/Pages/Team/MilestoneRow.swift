import Markup
import Portal

/// A milestone as a line of a form, or an empty line for a new one.
struct MilestoneRow: Model {
  let id: String
  let title: String
  let due: String
  let weight: String
  let isDone: Bool
  let wrong: [String: String]

  static let fields: [Field<MilestoneRow>] = [
    .text("id") { $0.id },
    .text("title") { $0.title },
    .optionalText("titleWrong") { $0.wrong["title"] },
    .text("due") { $0.due },
    .optionalText("dueWrong") { $0.wrong["due"] },
    .text("weight") { $0.weight },
    .optionalText("weightWrong") { $0.wrong["weight"] },
    .flag("isDone") { $0.isDone },
  ]

  /// The form's action: several of the milestones' own, in one transaction.
  static let action = "milestones.save"

  init(_ milestone: Milestone, _ console: TeamConsole, _ refusal: ConsoleRefusal?) {
    let name = milestone.id.text
    id = name
    let title = refusal.value("title", of: name, or: Display.line(milestone.title), console)
    self.title = title
    due = refusal.value("due", of: name, or: milestone.dueOn?.iso ?? "", console)
    weight = refusal.value("weight", of: name, or: String(milestone.weight), console)
    isDone = refusal.state(of: Self.action).map { $0.value("done-\(name)") != nil } ?? milestone.isDone
    wrong = refusal.wrong(of: name, console)
  }

  init(_ console: TeamConsole, _ refusal: ConsoleRefusal?) {
    id = "new"
    title = refusal.value("title", of: "new", or: "", console)
    due = refusal.value("due", of: "new", or: "", console)
    weight = refusal.value("weight", of: "new", or: "1", console)
    isDone = false
    wrong = refusal.wrong(of: "new", console)
  }
}

extension ConsoleRefusal? {
  fileprivate func value(_ field: String, of line: String, or value: String, _ console: TeamConsole) -> String
  {
    self.field("\(field)-\(line)", of: MilestoneRow.action, or: value, console).value
  }

  /// What is wrong with a line, by field.
  fileprivate func wrong(of line: String, _ console: TeamConsole) -> [String: String] {
    var wrong: [String: String] = [:]
    for field in ["title", "due", "weight"] {
      wrong[field] = self.field("\(field)-\(line)", of: MilestoneRow.action, console).wrong
    }
    return wrong
  }
}
