import Foundation
import TestSupport
import Testing

@testable import Actions

@Suite("Files that an import brings along")
struct FileTakerTests {
  private static let form = "files[0].file: is not \(PathWord.noun)"
  private static let gone = "files[0].file: there is no such file in the import file's folder"
  private static let link = "files[0].file: is a link, or lies behind one: links are not followed"

  @Test(
    "only a regular file below the folder is taken",
    arguments: [
      ("../secret.txt", form), ("papers/../../secret.txt", form), ("/etc/passwd", form), ("./one.txt", form),
      ("papers//two.txt", form), ("papers\\\\two.txt", form), ("..", form), ("one.txt/", form),
      ("none.txt", gone), ("one.txt/two.txt", gone), ("link.txt", link), ("away/secret.txt", link),
      ("papers", "files[0].file: is not a file"), ("pipe", "files[0].file: is not a file"),
      ("large.bin", "files[0].file: has more than 1000 bytes"),
    ])
  func refused(path: String, problem: String) throws {
    let place = try TemporaryImport(fileLimit: 1000)
    let outside = try TemporaryStore.makeFolder()
    defer { try? FileManager.default.removeItem(at: outside) }
    let folder = outside.appending(path: "in")
    let manager = FileManager.default
    try manager.createDirectory(at: folder.appending(path: "papers"), withIntermediateDirectories: true)
    try Data("secret".utf8).write(to: outside.appending(path: "secret.txt"))
    try Data("one".utf8).write(to: folder.appending(path: "one.txt"))
    try Data(count: 1001).write(to: folder.appending(path: "large.bin"))
    try manager.createSymbolicLink(
      atPath: folder.appending(path: "link.txt").path, withDestinationPath: "one.txt")
    try manager.createSymbolicLink(atPath: folder.appending(path: "away").path, withDestinationPath: "..")
    #expect(mkfifo(folder.appending(path: "pipe").path, 0o600) == 0)
    let document = ImportDocument.sound.with(
      "files",
      #"[{"id":"f1","file":"\#(path)","scope":"workspace","sharedAt":"2026-11-01T09:00:00Z"}]"#)
    #expect(try place.problems(of: document, files: folder.path) == [problem])
    #expect(try place.isEmpty())
  }

  @Test("every file that cannot be had is named, beside the other problems")
  func all() throws {
    let place = try TemporaryImport()
    let review = try ReviewDocument()
    defer { review.remove() }
    try FileManager.default.removeItem(at: review.folder.appending(path: "papers/two.txt"))
    let document = try #require(
      review.document.replacing(#""client":"ada""#, with: #""client":"eve""#, in: "feedback"))
    #expect(
      try place.problems(of: document, files: review.folder.path) == [
        "deliverables[0].versions[1].files[1].file: there is no such file in the import file's folder",
        "files[0].file: there is no such file in the import file's folder",
        "feedback[0].client: there is no client “eve”",
      ])
  }

  @Test("an import that lies in no folder names no files")
  func noFolder() throws {
    let place = try TemporaryImport()
    let problems = try place.problems(of: ReviewDocument.sound)
    #expect(problems.count == 7)
    #expect(problems.allSatisfy { $0.hasSuffix(".file: cannot be read: this import lies in no folder") })
  }

  @Test("paths are below the import file's own folder, wherever the command runs")
  func folderOfFile() throws {
    let place = try TemporaryImport()
    let review = try ReviewDocument()
    defer { review.remove() }
    let file = review.folder.appending(path: "agency.json")
    try Data(review.document.text.utf8).write(to: file)
    #expect(try place.importer.importFile(at: file.path).isNewWorkspace)
  }
}
