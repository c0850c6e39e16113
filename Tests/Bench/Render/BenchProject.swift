import Markup
import Portal

struct BenchProject: Model {
  var address: String
  var name: String
  var percent: String
  var status: String
  var done: Int
  var total: Int
  var milestones: [BenchMilestone]
  var deadlines: [BenchDeadline]
  var latest: BenchNote

  static let fields: [Field<BenchProject>] = [
    .text("address") { $0.address },
    .text("name") { $0.name },
    .text("percent") { $0.percent },
    .text("status") { $0.status },
    .number("done") { $0.done },
    .number("total") { $0.total },
    .list("milestones") { $0.milestones },
    .list("deadlines") { $0.deadlines },
    .record("latest") { $0.latest },
  ]

  init(_ work: BenchData.Work, root: String, today: Day, _ formats: Formats) {
    address = "\(root)projects/\(work.id)/"
    name = work.name
    done = work.steps.count(where: \.isDone)
    total = work.steps.count
    percent = formats.percent(done * 100 / max(1, total))
    status = "In progress"
    milestones = work.steps.map { BenchMilestone($0, today: today, formats) }
    deadlines = work.steps.lazy.filter { !$0.isDone }.prefix(1).map {
      BenchDeadline($0, today: today, formats)
    }
    latest = BenchNote(
      author: work.author, posted: BenchWhen(work.posted, today: today, formats), text: work.note)
  }
}

struct BenchMilestone: Model {
  var width: Int
  var state: String
  var title: String
  var isLate: Bool
  var relative: String

  static let fields: [Field<BenchMilestone>] = [
    .number("width") { $0.width },
    .text("state") { $0.state },
    .text("title") { $0.title },
    .flag("isLate") { $0.isLate },
    .text("relative") { $0.relative },
  ]

  init(_ step: BenchData.Step, today: Day, _ formats: Formats) {
    width = step.weight
    title = step.title
    isLate = !step.isDone && step.due < today
    state = step.isDone ? "done" : isLate ? "late" : "later"
    relative = isLate ? formats.relative(RelativeDay(step.due, on: today)) : ""
  }
}

struct BenchDeadline: Model {
  var isLate: Bool
  var due: BenchWhen
  var title: String
  var day: String

  static let fields: [Field<BenchDeadline>] = [
    .flag("isLate") { $0.isLate },
    .record("due") { $0.due },
    .text("title") { $0.title },
    .text("day") { $0.day },
  ]

  init(_ step: BenchData.Step, today: Day, _ formats: Formats) {
    isLate = step.due < today
    due = BenchWhen(step.due, today: today, formats)
    title = step.title
    day = formats.day(step.due, style: .short)
  }
}

struct BenchNote: Model {
  var author: String
  var posted: BenchWhen
  var text: String

  static let fields: [Field<BenchNote>] = [
    .text("author") { $0.author },
    .record("posted") { $0.posted },
    .text("text") { $0.text },
  ]
}
