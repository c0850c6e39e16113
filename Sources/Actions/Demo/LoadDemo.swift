import Foundation
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

  /// Why the demo agency cannot be loaded.
  package enum Failure: Error, Hashable, CustomStringConvertible {
    case noMedia(folder: String)

    package var description: String {
      switch self {
      case .noMedia(let folder):
        """
        the demo agency's pictures, films and papers are missing: there is no folder \(folder). It comes with the \
        templates; PORTICO_TEMPLATES says where they are.
        """
      }
    }
  }

  /// Imports the agency where it is not there yet.
  /// - Parameters:
  ///   - today: day zero of its dates.
  ///   - media: the folder of the files that it names, `demo` among the templates.
  package static func load(through importer: Importer, today: Day, media: String) throws -> Outcome {
    if try importer.store.read({ db in try Workspaces.find(slug: slug, db) }) != nil { return .isThere }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: media, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure.noMedia(folder: media)
    }
    let document = document(today: today)
    return .loaded(try importer.importBytes(document, named: "the demo agency", files: media))
  }
}
