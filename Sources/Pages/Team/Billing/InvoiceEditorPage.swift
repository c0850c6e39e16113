import Markup
import Portal

/// A draft as it is written.
struct InvoiceEditorPage: Model {
  let site: Site
  let shell: TeamShell
  let editor: InvoiceEditor
  let sender: Party
  let rows: [EditorLine]
  let companies: [Option]
  let currencies: [Option]
  let projects: [Option]
  let sums: PrintedSums?
  let total: String
  let size: String?
  let isManager: Bool
  let viewers: [InvoiceViewer]
  let faults: FormFaults
  let overtaken: OvertakenNote?
  let stored: [String: String]
  let isFar: Bool

  static let fields: [Field<InvoiceEditorPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("action") { $0.editor.form.id.map { "\(TeamTab.billing.address)\($0)/edit" } ?? InvoiceEditor.new },
    .optionalText("address") { $0.editor.form.id.map { "\(TeamTab.billing.address)\($0)/" } },
    .flag("isCredit") { $0.editor.isCredit },
    .flag("isRecurring") { $0.editor.isRecurring },
    .optional("madeBy") { $0.editor.madeBy.map(MadeBy.init) },
    .optionalText("corrects") { $0.editor.corrects.map(Display.line) },
    .text("company") { page in page.companies.first(where: \.isChosen)?.label ?? "" },
    .text("upcoming") { Display.line($0.editor.upcomingNumber) },
    .record("sender") { $0.sender },
    .optionalText("seen") { $0.editor.form.values[InvoiceForm.seen] },
    .optionalText("ownID") { $0.editor.form.values[InvoiceForm.id] },
    .optionalText("usual") { $0.editor.form.values[InvoiceForm.usual] },
    .optional("overtaken") { $0.overtaken },
    .flag("isFar") { $0.isFar },
    .list("rows") { $0.rows },
    .flag("hasCompanies") { !$0.companies.isEmpty },
    .text("newCompany") { _ in CompanyForm.address },
    .list("companies") { $0.companies },
    .list("currencies") { $0.currencies },
    .flag("hasProjects") { !$0.projects.isEmpty },
    .flag("hasChosen") { $0.projects.contains(where: \.isChosen) },
    .list("projects") { $0.projects },
    .text("total") { $0.total },
    .optionalText("size") { $0.size },
    .optional("sums") { $0.sums },
    .record("forWhom") { $0.field("company") },
    .record("number") { $0.field("number") },
    .record("issued") { $0.field("issued") },
    .record("due") { $0.field("due") },
    .record("currency") { $0.field("currency") },
    .record("forWhat") { $0.field("projects") },
    .record("discount") { $0.field("discount") },
    .record("discountLabel") { $0.field("discount-label") },
    .record("deposit") { $0.field("deposit") },
    .record("reference") { $0.field("reference") },
    .record("notes") { $0.field("notes") },
    .record("footer") { $0.field("footer") },
    .record("inclusive") { $0.field("prices-include-tax") },
    .record("reverseCharge") { $0.field("reverse-charge") },
    .record("lines") { $0.field("lines") },
    .flag("isInclusive") { $0.editor.form.values["prices-include-tax"] == "yes" },
    .flag("isReverse") { $0.editor.form.values["reverse-charge"] == "yes" },
    .flag("isManager") { $0.isManager },
    .flag("hasDocument") { $0.editor.hasDocument },
    .flag("canDelete") { $0.isManager && $0.editor.form.id != nil },
    .flag("isForSomebody") { $0.companies.contains(where: \.isChosen) },
    .flag("hasViewers") { !$0.viewers.isEmpty },
    .list("viewers") { $0.viewers },
    .flag("isRefused") { !$0.editor.form.problems.isEmpty },
    .texts("problems") { $0.faults.all },
  ]

  private func field(_ name: String) -> TypedField {
    TypedField(name, of: editor.form, faults, stored: stored[name])
  }

  init(_ editor: InvoiceEditor, _ console: TeamConsole) {
    let (values, formats) = (editor.form.values, console.dates.formats)
    self.editor = editor
    site = console.site
    shell = console.shell(at: .billing, isTab: false)
    sender = console.brand.sender
    isManager = console.isManager
    faults = FormFaults(of: editor.form, console)
    rows = EditorLine.rows(of: editor.form, faults, formats)
    companies = editor.choices.companies.map {
      Option(value: $0.id.text, label: Display.line($0.name), isChosen: $0.id.text == values["company"])
    }
    currencies = Currency.all.map {
      Option(value: $0.code, label: $0.code, isChosen: $0.code == values["currency"])
    }
    projects = editor.choices.projects.map {
      Option(value: $0.id.text, label: Display.line($0.name), isChosen: values["project-\($0.id)"] != nil)
    }
    let figure = editor.form.totals.map { Figure($0.total, formats: formats) }
    total = figure?.text ?? "–"
    size = figure?.size
    sums = editor.form.totals.map {
      PrintedSums(
        totals: $0, discount: editor.discount, label: values["discount-label"] ?? "",
        isInclusive: values["prices-include-tax"] == "yes", formats: formats)
    }
    viewers = InvoiceViewer.all(editor.viewers, of: editor.form.id)
    overtaken = editor.overtaken.map { OvertakenNote($0, typed: editor.form, console.dates) }
    stored = editor.overtaken.map { Self.differences($0.stored, editor.form, editor.choices) } ?? [:]
    isFar =
      values["issued"].flatMap { Day(iso: $0) }.map { abs($0 - console.dates.today) > Self.farDays } ?? false
  }

  /// A date that is further from today is a slip more often than not, and may be another year's number.
  private static let farDays = 45

  /// What is stored in each field that says something else, as it would be read there.
  private static func differences(_ stored: InvoiceForm, _ typed: InvoiceForm, _ choices: BillingChoices)
    -> [String: String]
  {
    let fields = stored.values.filter { name, value in
      !name.hasPrefix("line-") && !name.hasPrefix("project-") && value != typed.values[name] ?? ""
    }
    var differences = fields.mapValues { Display.line($0) }
    if differences["company"] != nil {
      let company = choices.companies.first { $0.id.text == stored.values["company"] }
      differences["company"] = Display.line(company?.name ?? "")
    }
    if stored.projects != typed.projects {
      let names = choices.projects.filter { stored.projects.contains($0.id) }.map(\.name)
      differences["projects"] = Display.line(names.joined(separator: ", "))
    }
    return differences
  }
}

extension TeamConsole {
  package func invoiceEditor(_ editor: InvoiceEditor) throws(PageFailure) -> [UInt8] {
    try language.templates.invoiceEditor.page(InvoiceEditorPage(editor, self)).get()
  }
}

/// What an editor shows around its form.
package struct InvoiceEditor: Sendable {
  package static let new = "\(TeamTab.billing.address)new"

  package let form: InvoiceForm
  package let choices: BillingChoices
  package var discount = Discount.none
  package var isCredit = false
  /// Of invoices that come again: then it is a part of another form.
  package var isRecurring = false
  /// The template that made it.
  package var madeBy: RecurringInvoice?
  /// The number of what a credit note corrects.
  package var corrects: String?
  package var upcomingNumber = ""
  /// Clients who will see it, as the form is; nil while it is for nobody.
  package var viewers: [InvoiceBoard.Viewer]?
  /// What is stored by now, where that is not what the form was made from.
  package var overtaken: OvertakenDraft?
  /// Whether the agency's own PDF goes to the client.
  package var hasDocument = false

  package init(_ form: InvoiceForm, _ choices: BillingChoices) {
    self.form = form
    self.choices = choices
  }
}

/// What was typed into one field, and what is wrong with it.
struct TypedField: Model {
  let name: String
  let value: String
  let fault: String?
  /// What is stored by now, where that is something else.
  let stored: String?

  static let fields: [Field<TypedField>] = [
    .text("name") { $0.name },
    .text("value") { $0.value },
    .optionalText("fault") { $0.fault },
    .flag("hasStored") { $0.stored != nil },
    .flag("isYes") { $0.stored == "yes" },
    .flag("isNo") { $0.stored == "no" },
    .text("stored") { $0.stored ?? "" },
  ]

  init(_ name: String, of form: InvoiceForm, _ faults: FormFaults, stored: String? = nil) {
    self.init(name, form.values, fault: faults.words(for: name), stored: stored)
  }

  init(_ name: String, _ values: [String: String], fault: String?, stored: String? = nil) {
    self.name = name
    self.stored = stored
    self.fault = fault
    value = values[name] ?? ""
  }
}

/// One line of the form.
struct EditorLine: Model {
  let number: Int
  /// From 1, without gaps.
  let place: Int
  let form: InvoiceForm
  let amount: String
  let faults: [String]

  static let fields: [Field<EditorLine>] = [
    .number("number") { $0.number },
    .number("place") { $0.place },
    .text("title") { $0.value("title") },
    .text("detail") { $0.value("detail") },
    .text("quantity") { $0.value("quantity") },
    .text("unit") { $0.value("unit") },
    .text("price") { $0.value("price") },
    .text("off") { $0.value("discount") },
    .text("tax") { $0.value("tax") },
    .text("amount") { $0.amount },
    .flag("isWrong") { !$0.faults.isEmpty },
    .texts("faults") { $0.faults },
  ]

  private func value(_ field: String) -> String { form.values["line-\(number)-\(field)"] ?? "" }

  /// At least one, to begin with.
  static func rows(of form: InvoiceForm, _ faults: FormFaults, _ formats: Formats) -> [EditorLine] {
    let currency = Currency(form.values["currency"] ?? "")
    var amounts = (form.totals?.lines ?? [])[...]
    let numbers = form.lines.isEmpty ? [1] : form.lines
    return numbers.enumerated().map { index, number in
      let minor = form.isEmpty(line: number) ? nil : amounts.popFirst()
      let amount = minor.flatMap { minor in
        currency.map { formats.amount(Money(minor: minor, currency: $0)) }
      }
      return EditorLine(
        number: number, place: index + 1, form: form, amount: amount ?? "", faults: faults.words(in: number))
    }
  }
}
