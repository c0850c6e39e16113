import Foundation
import TestSupport
import Testing

@testable import Actions

@Suite("Import of files that cannot be read")
struct BadFileTests {
  private func folder() throws -> URL { try TemporaryStore.makeFolder() }

  private func error(at path: String, in place: TemporaryImport) -> ImportError? {
    do throws(ImportError) {
      _ = try place.importer.importFile(at: path)
      return nil
    } catch {
      return error
    }
  }

  @Test("what is no file, or none that an import takes, is said in a sentence")
  func paths() throws {
    let place = try TemporaryImport()
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let empty = folder.appending(path: "empty.json").path
    try Data().write(to: URL(fileURLWithPath: empty))
    let pipe = folder.appending(path: "pipe.json").path
    try #require(mkfifo(pipe, 0o600) == 0)
    let missing = folder.appending(path: "none.json").path
    #expect(error(at: missing, in: place)?.description == "\(missing): there is no such file")
    #expect(error(at: folder.path, in: place)?.description == "\(folder.path): is a folder, not a file")
    #expect(error(at: empty, in: place)?.description == "\(empty): the file is empty")
    #expect(error(at: pipe, in: place)?.description == "\(pipe): is not a regular file")
    #expect(try place.isEmpty())
  }

  @Test("a file that may not be read says so", .enabled(if: getuid() != 0, "root may read everything"))
  func unreadable() throws {
    let place = try TemporaryImport()
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "closed.json").path
    try Data("{}".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(error(at: path, in: place)?.description == "\(path): Permission denied")
  }

  @Test("a file of 2 GB is refused before it is read", arguments: [2_000_000_000, 1 << 31, 1 << 42])
  func tooLarge(size: Int) throws {
    let place = try TemporaryImport()
    let folder = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "large.json").path
    // Sparse: it has that size and takes no room.
    try Data(ImportDocument.sound.text.utf8).write(to: URL(fileURLWithPath: path))
    try #require(truncate(path, off_t(size)) == 0)
    #expect(
      error(at: path, in: place)?.description
        == "\(path): the file has \(size) bytes; an import takes 1999999999 (split it: an import adds to a workspace)"
    )
    #expect(try place.isEmpty())
  }

  @Test(
    "what is no JSON is told with its place",
    arguments: [
      (
        Array("\u{FEFF}{}".utf8),
        "line 1, column 1 (byte 0): the file begins with a byte order mark: save it as UTF-8 without one (RFC 8259)"
      ),
      ([0xFF, 0xFE, 0x7B, 0], "line 1, column 1 (byte 0): the file is UTF-16: save it as UTF-8"),
      ([0x7B, 0, 0x7D, 0], "line 1, column 1 (byte 0): the file is UTF-16: save it as UTF-8"),
      (Array("[]".utf8), "the file holds a list, not an object"),
      (
        Array("{\"format\":\"portico/1\",\n \"clients\":[{\"id\":\"a\" \"b\"}]}".utf8),
        "clients[0].id, line 2, column 23 (byte 45): “\"” stands where a comma or “}” is expected"
      ),
      (
        Array("{\"format\":\"portico/1\"}{}".utf8),
        "line 1, column 23 (byte 22): something follows after the end of the object"
      ),
      (
        Array("{\"format\":\"portico/1\",}".utf8),
        "format, line 1, column 23 (byte 22): “}” stands where something after the comma is expected"
      ),
      (
        Array("{\"clients\":[{\"access\":[{\"project\":[[[[1]]]]}]}]}".utf8),
        "clients[0].access[0].project, line 1, column 38 (byte 37): is too deep: nothing lies deeper than 7 levels below the top"
      ),
      (
        Array("{\"clients\":[{\"name\":\"a\nb\"}]}".utf8),
        "clients[0].name, line 1, column 23 (byte 22): a line break inside a text: write it with a backslash, or is a quote missing?"
      ),
      (
        Array("{\"clients\":[{\"name\":\"\\x\"}]}".utf8),
        "clients[0].name, line 1, column 23 (byte 22): a backslash is followed by something that JSON does not know"
      ),
      (Array("{\"x\":01}".utf8), "x, line 1, column 7 (byte 6): is not a number as JSON writes them"),
      (Array("{\"x\":nul}".utf8), "x, line 1, column 9 (byte 8): “}” stands where “null” is expected"),
      (Array("{\"x\":\0}".utf8), "x, line 1, column 6 (byte 5): a NUL byte stands where a value is expected"),
      (
        Array("{'x':1}".utf8),
        "line 1, column 2 (byte 1): “'” stands where a member's name in quotes is expected"
      ),
      (Array("// hello\n{}".utf8), "line 1, column 1 (byte 0): “/” stands where a value is expected"),
    ] as [([UInt8], String)])
  func syntax(bytes: [UInt8], problem: String) throws {
    let place = try TemporaryImport()
    let problems = try place.problems(of: bytes)
    #expect(problems.contains(problem), "\(problems)")
    #expect(try place.isEmpty())
  }

  @Test("a name that is not UTF-8 is told with its path")
  func encoding() throws {
    let place = try TemporaryImport()
    let text = ImportDocument.sound.text
    let bytes = Array(text.utf8)
    let range = try #require(text.range(of: "\"name\":\"Ada\""))
    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound) + 8
    for wrong: [UInt8] in [
      [0xFF], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ] {
      #expect(
        try place.problems(of: bytes[..<start] + wrong + bytes[start...]) == [
          "clients[0].name: is not valid UTF-8"
        ])
    }
    #expect(try place.isEmpty())
  }

  @Test("a file that ends too early is not taken, wherever it ends")
  func truncated() throws {
    let place = try TemporaryImport()
    let bytes = Array(ImportDocument.sound.text.utf8)
    // The last two bytes are the closing brace and the line break.
    for end in stride(from: 1, to: bytes.count - 1, by: 17) {
      let problems = try place.problems(of: Array(bytes[..<end]))
      #expect(
        problems.last?.hasSuffix("the file ends in the middle: is it complete?") == true,
        "\(end): \(problems)")
    }
    #expect(try place.isEmpty())
  }

  @Test("a deep nest is refused at once, whatever it is made of", arguments: ["[", "{\"a\":"])
  func nest(open: String) throws {
    let place = try TemporaryImport()
    let text = "{\"x\":" + String(repeating: open, count: 200_000)
    #expect(try place.problems(of: Array(text.utf8)).last?.hasSuffix("7 levels below the top") == true)
  }
}
