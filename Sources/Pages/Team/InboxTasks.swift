import Markup
import Portal

/// The tasks of one day.
struct InboxDay: Model {
  let heading: String
  let tasks: [TaskRow]

  static let fields: [Field<InboxDay>] = [
    .text("heading") { $0.heading },
    .list("tasks") { $0.tasks },
  ]

  /// In the list's order.
  static func grouped(_ list: InboxList, _ console: TeamConsole) -> [InboxDay] {
    var days: [InboxDay] = []
    var rows: [TaskRow] = []
    var current: Day?
    let close = { (rows: [TaskRow], day: Day?) in
      guard let day, !rows.isEmpty else { return }
      let isNear = (0...1).contains(console.dates.today - day)
      let heading = isNear ? console.dates.relative(day).text : console.dates.weekday(day)
      days.append(InboxDay(heading: heading, tasks: rows))
    }
    for task in list.tasks {
      let day = console.dates.zone.day(of: (list.view == .done ? task.doneAt : nil) ?? task.createdAt)
      if day != current {
        close(rows, current)
        (rows, current) = ([], day)
      }
      rows.append(TaskRow(task, list, console))
    }
    close(rows, current)
    return days
  }
}

/// A task as a line of the list.
struct TaskRow: Model {
  let address: String
  let isOpen: Bool
  let title: String
  let when: When
  let kind: String
  let isProblem: Bool
  let isApproval: Bool
  let project: String?
  /// Whose it is, where everybody's are listed.
  let member: String?

  static let fields: [Field<TaskRow>] = [
    .text("address") { $0.address },
    .flag("isOpen") { $0.isOpen },
    .text("title") { $0.title },
    .record("when") { $0.when },
    .text("kind") { $0.kind },
    .flag("isProblem") { $0.isProblem },
    .flag("isApproval") { $0.isApproval },
    .optionalText("project") { $0.project },
    .optionalText("member") { $0.member },
  ]

  init(_ task: InboxTask, _ list: InboxList, _ console: TeamConsole) {
    address = list.address(page: list.page, task: task.id)
    isOpen = list.open?.task.id == task.id
    title = task.headline(console)
    let instant = (list.view == .done ? task.doneAt : nil) ?? task.createdAt
    when = console.dates.clock(instant)
    kind = console.language.phrases.kinds[task.kind]?.text() ?? ""
    isProblem = task.isProblem
    isApproval = task.kind == .approval
    project = task.project.map(Display.short)
    member = list.view == .mine ? nil : Display.line(task.memberName)
  }
}

extension InboxTask.Kind {
  /// Something went wrong; nobody asked for anything.
  var isProblem: Bool {
    switch self {
    case .mailProblem, .moneyProblem: true
    case .feedback, .changesRequested, .approval, .files: false
    }
  }
}

extension InboxTask {
  /// An invoice that is held for a look is as it should be.
  var isProblem: Bool { kind.isProblem && Invoice.ID(subject) == nil }

  /// One line that says who and what.
  func headline(_ console: TeamConsole) -> String {
    let phrases = console.language.phrases
    let title = Display.opening(of: Display.line(title), limit: 120)
    guard let client, !client.isEmpty else { return phrases.plainTitles[kind]?.text(0, [title]) ?? title }
    return phrases.titles[kind]?.text(0, [Display.firstName(of: client), title]) ?? title
  }
}
