import Markup
import Portal

/// Something that waits for the client. A kind of thing that can wait is a case here, an optional in the fields and a
/// partial that `pages/home.mustache` includes for it.
enum Need: Model {
  case invoice(InvoiceNeed)

  static let fields: [Field<Need>] = [
    .optional("invoice") { if case .invoice(let need) = $0 { need } else { nil } }
  ]

  /// The day that it hangs on: the earliest comes first, so what is late stands on top.
  var day: Day {
    switch self {
    case .invoice(let need): need.day
    }
  }
}

/// An invoice to pay.
struct InvoiceNeed: Model {
  var day: Day
  var address: String
  var number: String
  var standing: Standing
  /// The projects that it is for; empty where it is for none.
  var project: String
  /// What it is for where there is no project.
  var work: String

  static let fields: [Field<InvoiceNeed>] = [
    .text("address") { $0.address },
    .text("number") { $0.number },
    .text("amount") { $0.standing.amount.text },
    .optionalText("size") { $0.standing.amount.size },
    .flag("isLate") { $0.standing.state.isOverdue },
    .flag("isPartlyPaid") { $0.standing.state.isPartlyPaid },
    .record("when") { $0.standing.when },
    .text("weekday") { $0.standing.weekday },
    .text("paid") { $0.standing.paid },
    .text("total") { $0.standing.total },
    .text("project") { $0.project },
    .text("work") { $0.work },
  ]

  init(_ bill: Bill, address: String, dates: Dates) {
    day = bill.invoice.dueOn
    self.address = address
    number = Display.line(bill.invoice.number)
    standing = Standing(bill, dates: dates)
    project = bill.projects
    work = project.isEmpty ? bill.about : ""
  }
}
