import Foundation
import Testing

@testable import Markup

@Suite("Folders of templates")
struct TemplateFolderTests {
  /// A folder for one test, gone afterwards.
  private func withFolder(_ files: [String: [UInt8]], _ body: (String) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("templates-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for (path, bytes) in files {
      let file = root.appendingPathComponent(path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    try body(root.path)
  }

  private func faults(_ body: () throws -> Void) -> [TemplateFault] {
    do {
      try body()
      return []
    } catch {
      return (error as? TemplateErrors)?.problems.map(\.fault) ?? []
    }
  }

  @Test("templates are named by their paths, and an installation's own file wins")
  func override() throws {
    let files = [
      "base/pages/home.mustache": "base", "base/partials/shell.mustache": "shell", "base/x.css": "",
      "own/pages/home.mustache": "own",
    ]
    try withFolder(files.mapValues { Array($0.utf8) }) { root in
      let sources = try TemplateFolder(base: root + "/base", override: root + "/own").sources()
      #expect(sources.keys.sorted() == ["pages/home", "partials/shell"])
      #expect(sources["pages/home"]?.bytes == Array("own".utf8))
      #expect(sources["pages/home"]?.file == root + "/own/pages/home.mustache")
      #expect(sources["partials/shell"]?.name == "partials/shell")
    }
  }

  @Test("empty files, other encodings and files beyond the limit are refused together")
  func unusable() throws {
    let files: [String: [UInt8]] = [
      "a.mustache": [], "b.mustache": [0x66, 0xFF], "c.mustache": Array(repeating: 0x20, count: 1 << 20 + 1),
    ]
    try withFolder(files) { root in
      #expect(
        faults { _ = try TemplateFolder(base: root).sources() } == [
          .emptyFile, .notUTF8, .fileTooLarge(limit: 1 << 20),
        ])
    }
  }

  @Test("a link out of the folder is refused, one within it is followed")
  func links() throws {
    try withFolder(["in/a.mustache": Array("a".utf8), "out.mustache": Array("secret".utf8)]) { root in
      let manager = FileManager.default
      try manager.createSymbolicLink(atPath: root + "/in/b.mustache", withDestinationPath: "a.mustache")
      #expect(try TemplateFolder(base: root + "/in").sources()["b"]?.bytes == Array("a".utf8))
      try manager.createSymbolicLink(
        atPath: root + "/in/c.mustache", withDestinationPath: root + "/out.mustache")
      #expect(faults { _ = try TemplateFolder(base: root + "/in").sources() } == [.leadsOutside])
    }
  }

  @Test("a folder that is not there is an error that names it")
  func missing() {
    let errors = #expect(throws: TemplateErrors.self) {
      try TemplateFolder(base: "/nowhere/at/all").sources()
    }
    #expect(errors?.description.hasPrefix("/nowhere/at/all:1: cannot be read") == true)
  }
}
