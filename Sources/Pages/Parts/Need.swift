import Markup
import Portal

/// Something that waits for the client. A kind of thing that can wait is a case here, an optional in the fields and a
/// partial that `pages/home.mustache` includes for it.
enum Need: Model {
  case review(WorkStanding)
  case files(FilesNeed)
  case invoice(InvoiceNeed)

  static let fields: [Field<Need>] = [
    .optional("review") { if case .review(let need) = $0 { need } else { nil } },
    .optional("files") { if case .files(let need) = $0 { need } else { nil } },
    .optional("invoice") { if case .invoice(let need) = $0 { need } else { nil } },
  ]

  /// The day that it hangs on, nil where none was named.
  var day: Day? {
    switch self {
    case .review(let need): need.work.deliverable.dueOn
    case .files(let need): need.dueOn
    case .invoice(let need): need.day
    }
  }
}

/// Files that are asked for.
struct FilesNeed: Model {
  let title: String
  let firstName: String
  let project: String
  let dueOn: Day?
  let due: DueLine?
  /// The address of the request on the page Files.
  let address: String

  static let fields: [Field<FilesNeed>] = [
    .text("title") { $0.title },
    .text("firstName") { $0.firstName },
    .text("project") { $0.project },
    .optional("due") { $0.due },
    .text("address") { $0.address },
  ]

  init(_ request: FileRequest, _ portal: ClientPortal) {
    title = Display.line(request.title)
    firstName = Display.firstName(of: request.author)
    project = portal.snapshot.projects.first { $0.id == request.project }.map { Display.short($0.name) } ?? ""
    dueOn = request.dueOn
    due = request.dueOn.map { DueLine($0, dates: portal.dates) }
    address = "\(portal.address(of: Tab.files))#\(request.id.text)"
  }
}

/// An invoice to pay.
struct InvoiceNeed: Model {
  let standing: Standing
  let address: String
  /// The amount is set twice, and written once.
  let amount: Figure
  /// The projects that it is for; empty where it is for none.
  let project: String

  static let fields: [Field<InvoiceNeed>] = [
    .text("address") { $0.address },
    .text("number") { Display.line($0.standing.bill.invoice.number) },
    .text("amount") { $0.amount.text },
    .optionalText("size") { $0.amount.size },
    .flag("isLate") { $0.standing.state.isOverdue },
    .flag("isPartlyPaid") { $0.standing.state.isPartlyPaid },
    .record("when") { $0.standing.when },
    .text("weekday") { $0.standing.dates.weekday($0.day) },
    .text("paid") { $0.standing.paid },
    .text("total") { $0.standing.total },
    .text("project") { $0.project },
    .text("work") { $0.project.isEmpty ? $0.standing.bill.about($0.standing.dates.phrases) : "" },
  ]

  var day: Day { standing.bill.invoice.dueOn }

  init(_ bill: Bill, address: String, dates: Dates) {
    standing = Standing(bill: bill, dates: dates)
    self.address = address
    amount = standing.amount
    project = bill.projects(dates.phrases)
  }
}
