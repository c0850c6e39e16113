import Foundation
import Markup

/// The files of a template folder that are no templates: words, the style sheet. A file of the same path in the
/// installation's own folder stands in place of ours.
struct CatalogueFiles {
  let base: URL
  let override: URL?

  func read(_ path: String) throws(TemplateErrors) -> [UInt8] {
    let url = [override, base].compactMap { $0?.appending(path: path) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
    do {
      return Array(try Data(contentsOf: url ?? base.appending(path: path)))
    } catch {
      let fault = TemplateFault.unreadable(error.localizedDescription)
      throw TemplateErrors([TemplateProblem(fault, at: Place(file: path, line: 1))])
    }
  }

  /// The names in a folder that end so, in both places, sorted; without the ending.
  func names(in folder: String, ending: String) -> [String] {
    let found = [base, override].compactMap(\.self).flatMap { root in
      (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
    }
    return Set(found.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }).sorted()
      .map { String($0.dropLast(ending.count)) }
  }
}
