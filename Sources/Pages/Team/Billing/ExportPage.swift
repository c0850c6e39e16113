import Markup
import Portal

/// Where owners and admins get the files for their accountant.
struct ExportPage: Model {
  let site: Site
  let shell: TeamShell
  let form: ExportForm
  let problems: [String]

  static let fields: [Field<ExportPage>] = [
    .record("site") { $0.site },
    .record("shell") { $0.shell },
    .text("from") { $0.form.from },
    .text("to") { $0.form.to },
    .flag("isFromWrong") { $0.form.faults.contains { $0 != .to } },
    .flag("isToWrong") { $0.form.faults.contains { $0 != .from } },
    .flag("isRefused") { !$0.problems.isEmpty },
    .texts("problems") { $0.problems },
  ]

  init(_ form: ExportForm, _ console: TeamConsole) {
    site = console.site
    shell = console.shell(at: .billing, isTab: false)
    self.form = form
    problems = form.faults.map { console.language.phrases.periodFaults[$0]?.text() ?? "" }
  }
}

extension TeamConsole {
  package func export(_ form: ExportForm) throws(PageFailure) -> [UInt8] {
    try language.templates.export.page(ExportPage(form, self)).get()
  }
}

/// The days of a file, as somebody filled them in.
package struct ExportForm: Sendable {
  package static let address = "\(TeamTab.billing.address)export/"

  let from: String
  let to: String
  let faults: [AccountPeriod.Fault]

  package init(from: String, to: String, faults: [AccountPeriod.Fault] = []) {
    self.from = from
    self.to = to
    self.faults = faults
  }
}
