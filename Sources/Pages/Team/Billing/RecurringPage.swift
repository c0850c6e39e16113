import Markup
import Portal

/// One invoice that comes again, or a new one: what each says, on which days, and which were made.
struct RecurringPage: Model {
  let site: Site
  let shell: TeamShell
  let row: RecurringRow?
  let editor: RecurringForm?
  let made: [MadeInvoice]
  let today: String
  let isManager: Bool
  let problems: [String]

  static let fields: [Field<RecurringPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .optional("row") { $0.row },
    .optional("editor") { $0.editor },
    .flag("hasMade") { !$0.made.isEmpty },
    .list("made") { $0.made },
    .text("today") { $0.today },
    .flag("isManager") { $0.isManager },
    .flag("canChange") { $0.isManager && $0.row.map { !$0.template.hasEnded } ?? false },
    .flag("isRefused") { !$0.problems.isEmpty },
    .texts("problems") { $0.problems },
  ]

  init(_ recurring: RecurringEditor, _ console: TeamConsole) {
    site = console.site
    shell = console.shell(at: .billing, isTab: false)
    isManager = console.isManager
    today = console.dates.today.iso
    row = recurring.board.map { RecurringRow($0.template, console) }
    made = recurring.board?.made.map { MadeInvoice($0, console.dates) } ?? []
    let canWrite = console.isManager && !(recurring.board?.template.hasEnded ?? false)
    editor = canWrite ? RecurringForm(recurring, console) : nil
    problems = FormFaults(of: recurring.invoice.form, console).all
  }
}

extension TeamConsole {
  package func recurring(_ editor: RecurringEditor) throws(PageFailure) -> [UInt8] {
    try language.templates.recurringEditor.page(RecurringPage(editor, self)).get()
  }
}

/// What is written of one, in the form of an invoice.
package struct RecurringEditor: Sendable {
  package static let new = "\(RecurringList.address)new"

  /// Nil for one that was not saved yet.
  package let board: RecurringBoard?
  package let invoice: InvoiceEditor

  package init(_ board: RecurringBoard?, _ invoice: InvoiceEditor) {
    self.board = board
    self.invoice = invoice
  }
}

extension InvoiceForm {
  /// What comes again, as it was saved.
  package init(_ template: RecurringInvoice, draft: InvoiceDraft) {
    self.init(draft, id: nil)
    values["title"] = template.title
    values["every"] = template.recurrence.every.rawValue
    values["days"] = template.recurrence.every == .days ? String(template.recurrence.days) : ""
    values["next"] = template.nextOn?.iso ?? ""
    values["ends"] = template.endsOn?.iso ?? ""
    values["sending"] = template.sendsAtOnce ? "send" : "hold"
  }
}

/// The form: an invoice's, with its days.
struct RecurringForm: Model {
  let invoice: InvoiceEditorPage
  let action: String
  let everies: [Option]

  static let fields: [Field<RecurringForm>] =
    [
      .text("action") { $0.action },
      .record("called") { $0.field("title") },
      .record("often") { $0.field("every") },
      .record("days") { $0.field("days") },
      .record("nextDay") { $0.field("next") },
      .record("ends") { $0.field("ends") },
      .record("sending") { $0.field("sending") },
      .list("everies") { $0.everies },
      .flag("isSending") { $0.form.values["sending"] == "send" },
      .record("invoiceForm") { $0.invoice },
    ]

  private var form: InvoiceForm { invoice.editor.form }
  private func field(_ name: String) -> TypedField { TypedField(name, of: form, invoice.faults) }

  init(_ recurring: RecurringEditor, _ console: TeamConsole) {
    let phrases = console.language.phrases
    invoice = InvoiceEditorPage(recurring.invoice, console)
    action = recurring.board.map { "\(RecurringList.address(of: $0.template.id))edit" } ?? RecurringEditor.new
    let chosen = recurring.invoice.form.values["every"] ?? ""
    everies = Recurrence.Every.allCases.map { every in
      let words = every == .days ? phrases.someDays.text() : phrases.recurrences[every]?.text() ?? ""
      return Option(value: every.rawValue, label: words, isChosen: every.rawValue == chosen)
    }
  }
}

/// What was made for a day.
struct MadeInvoice: Model {
  let made: RecurringBoard.Made
  let when: When

  static let fields: [Field<MadeInvoice>] = [
    .optionalText("address") { made in made.made.invoice.map { "\(TeamTab.billing.address)\($0)/" } },
    .text("number") { Display.line($0.made.number) },
    .record("when") { $0.when },
  ]

  init(_ made: RecurringBoard.Made, _ dates: Dates) {
    self.made = made
    when = dates.full(made.day)
  }
}
