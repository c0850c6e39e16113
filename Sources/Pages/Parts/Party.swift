import Markup
import Portal

/// A side of an invoice, as on an envelope.
struct Party: Model {
  var name: String
  var lines: [String]
  var taxID: String

  static let fields: [Field<Party>] = [
    .text("name") { $0.name },
    .texts("lines") { $0.lines },
    .text("taxID") { $0.taxID },
  ]

  init(_ workspace: Workspace) {
    name = Display.line(workspace.legalName.isEmpty ? workspace.name : workspace.legalName)
    lines = Display.lines(workspace.address)
    taxID = Display.line(workspace.taxID)
  }

  init(_ company: Company) {
    name = Display.line(company.name)
    lines = Display.lines(company.address)
    taxID = Display.line(company.taxID)
  }
}
