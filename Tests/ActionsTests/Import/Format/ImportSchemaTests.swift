import Foundation
import TestSupport
import Testing

@testable import Actions

extension RecordKind {
  /// The members that a file may have.
  fileprivate var said: [String] {
    fields.filter { $0.need != .computed }.map(\.name) + children.map(\.member)
  }
}

@Suite("The published schema")
struct ImportSchemaTests {
  @Test("the sample has every member that there is, and is imported")
  func sample() throws {
    let bytes = try Python.sample()
    let text = String(decoding: bytes, as: UTF8.self)
    for kind in [ImportFormat.workspace] + ImportFormat.kinds where !kind.isPlain {
      for member in kind.said {
        #expect(text.contains("\"\(member)\":"), "\(kind.table).\(member)")
      }
    }
    let place = try TemporaryImport()
    #expect(try place.problems(of: bytes, files: Python.sampleFolder) == [])
    #expect(
      try place.value("SELECT id FROM client WHERE name = '光 さくら'") == "client_2w4y6z8a0c1e3g5j7m9p0r2t4v")
  }

  @Test("the schema is JSON, names the draft, and knows every member")
  func document() throws {
    let object = try JSONSerialization.jsonObject(with: Data(Importer.schema.utf8)) as? [String: Any]
    #expect(object?["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    let definitions = try #require(object?["$defs"] as? [String: [String: Any]])
    for kind in [ImportFormat.workspace] + ImportFormat.kinds where !kind.isPlain {
      let properties = definitions[kind.table]?["properties"] as? [String: Any]
      #expect(
        Set(properties?.keys.map { $0 } ?? []) == Set(kind.said))
      #expect(definitions[kind.table]?["additionalProperties"] as? Bool == false)
    }
  }

  @Test(
    "another validator takes what the importer takes",
    .enabled(if: Python.hasSchemas, "python3 has no jsonschema: pip install jsonschema"))
  func accepted() throws {
    let today = try DemoAgency.today(TemporaryImport.now)
    let folder = try TemporaryStore.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let made = folder.appending(path: "agency.json")
    try Python.writeAgency(clients: 30, to: made)
    let documents = [
      Array(ImportDocument.sound.text.utf8), try Python.sample(), DemoAgency.document(today: today),
      Array(try Data(contentsOf: made)),
      Array(#"{"format":"portico/1","workspace":{"slug":"a"}}"#.utf8),
    ]
    #expect(try verdicts(documents) == documents.map { _ in true })
  }

  @Test(
    "another validator refuses what the importer refuses, as far as a schema can say it",
    .enabled(if: Python.hasSchemas, "python3 has no jsonschema: pip install jsonschema"))
  func refused() throws {
    let unsayable = [
      "stands", "there is no", "add up", "is more than", "lies before", "holds no owner", "billed to",
      "is in EUR",
      "did not come in", "belongs to payments", "cannot stand", "only a draft", "go together", "decimals",
      "is not a currency", "time zone", "an exponent", "whole number, written", "-0", "surrogate", "holds",
      "empty",
      "is not a date",
    ]
    let spoiled = Spoiled.all.filter { spoiled in
      !unsayable.contains { spoiled.problem.contains($0) }
    }
    let documents = spoiled.compactMap { ImportDocument.sound.replacing($0.old, with: $0.new, in: $0.part) }
    #expect(documents.count > 25)
    let verdicts = try verdicts(documents.map { Array($0.text.utf8) })
    for (spoiled, verdict) in zip(spoiled, verdicts) { #expect(!verdict, "\(spoiled.problem)") }
  }

  private func verdicts(_ documents: [[UInt8]]) throws -> [Bool] {
    let folder = try TemporaryStore.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let schema = folder.appending(path: "schema.json")
    try Data(Importer.schema.utf8).write(to: schema)
    let files = try documents.enumerated().map { index, bytes in
      let file = folder.appending(path: "\(index).json")
      try Data(bytes).write(to: file)
      return file.path
    }
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1]))
      Draft202012Validator.check_schema(schema)
      for name in sys.argv[2:]:
          print(Draft202012Validator(schema).is_valid(json.load(open(name))))
      """
    return try Python.run(["-c", script, schema.path] + files).split(separator: "\n").map { $0 == "True" }
  }
}
