import Portal
import Store

extension DemoAgency {
  /// What loading it came to.
  package enum Outcome: Sendable, CustomStringConvertible {
    case loaded(ImportResult)
    /// Its dates were written when it was loaded first; a later day's would be changes to invoices that were sent.
    case isThere

    package var description: String {
      switch self {
      case .loaded(let result): result.description
      case .isThere: "\(DemoAgency.slug) is there already: nothing was changed."
      }
    }
  }

  /// Imports the agency where it is not there yet.
  /// - Parameter today: day zero of its dates.
  package static func load(through importer: Importer, today: Day) throws -> Outcome {
    if try importer.store.read({ db in try Workspaces.find(slug: slug, db) }) != nil { return .isThere }
    return .loaded(try importer.importBytes(document(today: today), named: "the demo agency"))
  }
}
