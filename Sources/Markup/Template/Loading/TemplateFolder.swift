import Foundation

/// Where templates and locale files lie: the folder that comes with the program, and optionally an
/// installation's own, whose files take the place of those with the same name.
package struct TemplateFolder: Sendable {
  private let base: String
  private let override: String?

  /// Paths of folders.
  package init(base: String, override: String? = nil) {
    self.base = base
    self.override = override
  }

  /// Larger files are no templates; nobody writes a megabyte of HTML by hand.
  private static let maximumSize = 1 << 20

  /// All templates by name. Throws for every file that cannot be used, not only the first.
  package func sources() throws(TemplateErrors) -> [String: TemplateSource] {
    var problems: [TemplateProblem] = []
    var sources: [String: TemplateSource] = [:]
    for (name, file) in files(ending: TemplateSource.suffix, problems: &problems) {
      switch Self.read(file) {
      case .success(let bytes): sources[name] = TemplateSource(name: name, file: file.shown, bytes: bytes)
      case .failure(let fault):
        problems.append(TemplateProblem(fault.fault, at: Place(file: file.shown, line: 1)))
      }
    }
    guard problems.isEmpty else { throw TemplateErrors(problems) }
    return sources
  }
}

// MARK: Files

extension TemplateFolder {
  private struct File {
    /// The folder and the path below it.
    let folder: String
    let path: String

    var shown: String { folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)" }
  }

  private struct Unusable: Error {
    let fault: TemplateFault
  }

  /// Files by name, the override's in place of the base's.
  private func files(ending suffix: String, problems: inout [TemplateProblem]) -> [(String, File)] {
    var files: [String: File] = [:]
    for folder in [base] + (override.map { [$0] } ?? []) {
      do {
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder) where path.hasSuffix(suffix) {
          files[String(path.dropLast(suffix.count))] = File(folder: folder, path: path)
        }
      } catch {
        let fault = TemplateFault.unreadable("the folder is not there or must not be read.")
        problems.append(TemplateProblem(fault, at: Place(file: folder, line: 1)))
      }
    }
    return files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func read(_ file: File) -> Result<[UInt8], Unusable> {
    do {
      // A link may point at a file elsewhere in the folder, not at /etc or at a client's upload.
      let real = URL(fileURLWithPath: file.shown).resolvingSymlinksInPath().path
      let root = URL(fileURLWithPath: file.folder).resolvingSymlinksInPath().path
      guard real.hasPrefix(root.hasSuffix("/") ? root : root + "/") else {
        return .failure(Unusable(fault: .leadsOutside))
      }
      // Not Foundation's attributes: these look up the owner's name, in two files for each template.
      var status = stat()
      guard stat(real, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
        return .failure(Unusable(fault: .unreadable("not a file.")))
      }
      guard Int(status.st_size) <= maximumSize else {
        return .failure(Unusable(fault: .fileTooLarge(limit: maximumSize)))
      }
      return check([UInt8](try Data(contentsOf: URL(fileURLWithPath: real))))
    } catch {
      return .failure(Unusable(fault: .unreadable("it is not there or must not be read.")))
    }
  }

  private static func check(_ bytes: [UInt8]) -> Result<[UInt8], Unusable> {
    if bytes.isEmpty { return .failure(Unusable(fault: .emptyFile)) }
    if String(validating: bytes, as: UTF8.self) == nil { return .failure(Unusable(fault: .notUTF8)) }
    return .success(bytes)
  }
}
