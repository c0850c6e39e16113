import Markup
import Portal

/// The team's invoices that come again.
struct RecurringListPage: Model {
  let site: Site
  let shell: TeamShell
  let rows: [RecurringRow]
  let isManager: Bool

  static let fields: [Field<RecurringListPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .flag("hasRows") { !$0.rows.isEmpty },
    .list("rows") { $0.rows },
    .flag("isManager") { $0.isManager },
  ]

  init(_ templates: [RecurringInvoice], _ console: TeamConsole, pulse: String) {
    site = console.site
    shell = console.shell(at: .billing, isTab: false, pulse: pulse)
    rows = templates.map { RecurringRow($0, console) }
    isManager = console.isManager
  }
}

extension TeamConsole {
  /// - Parameter pulse: another text once anything was done in the workspace.
  package func recurring(_ templates: [RecurringInvoice], pulse: String) throws(PageFailure) -> [UInt8] {
    try language.templates.recurring.page(RecurringListPage(templates, self, pulse: pulse)).get()
  }
}

/// Where invoices that come again are found.
package enum RecurringList {
  package static let address = "\(TeamTab.billing.address)recurring/"

  static func address(of id: RecurringInvoice.ID) -> String { "\(address)\(id)/" }
}

/// One of them: how often, when next, how much.
struct RecurringRow: Model {
  let template: RecurringInvoice
  let every: String
  let next: NextInvoice?
  let amount: String

  static let fields: [Field<RecurringRow>] = [
    .text("address") { RecurringList.address(of: $0.template.id) },
    .text("name") { Display.line($0.template.title) },
    .text("company") { Display.line($0.template.companyName) },
    .text("every") { $0.every },
    .optional("next") { $0.next },
    .text("amount") { $0.amount },
    .flag("hasEnded") { $0.template.hasEnded },
    .flag("isPaused") { $0.template.isPaused && !$0.template.hasEnded },
    .flag("isRunning") { !$0.template.isPaused && !$0.template.hasEnded },
    .flag("isSent") { $0.template.sendsAtOnce },
  ]

  init(_ template: RecurringInvoice, _ console: TeamConsole) {
    let recurrence = template.recurrence
    self.template = template
    every = console.language.phrases.recurrences[recurrence.every]?.text(recurrence.days) ?? ""
    next = template.isPaused ? nil : template.nextOn.map { NextInvoice(when: console.dates.near($0)) }
    amount = template.total.map { console.dates.formats.money($0) } ?? "–"
  }
}

/// What made an invoice.
struct MadeBy: Model {
  let template: RecurringInvoice

  static let fields: [Field<MadeBy>] = [
    .text("recurringAddress") { RecurringList.address(of: $0.template.id) },
    .text("recurringTitle") { Display.line($0.template.title) },
  ]

  init(_ template: RecurringInvoice) { self.template = template }
}
