import Markup
import Portal

/// A side of an invoice, as on an envelope.
struct Party: Model {
  var name: String
  var lines: [String]
  var taxID: String
  /// In the register of companies.
  var registration: String

  static let fields: [Field<Party>] = [
    .text("name") { $0.name },
    .texts("lines") { $0.lines },
    .text("taxID") { $0.taxID },
    .text("registration") { $0.registration },
  ]

  init(_ workspace: Workspace) {
    name = Display.line(workspace.legalName.isEmpty ? workspace.name : workspace.legalName)
    lines = Display.lines(workspace.address)
    taxID = Display.line(workspace.taxID)
    registration = Display.line(workspace.registrationID)
  }

  init(_ company: Company) {
    name = Display.line(company.name)
    lines = Display.lines(company.address)
    taxID = Display.line(company.taxID)
    registration = ""
  }
}
