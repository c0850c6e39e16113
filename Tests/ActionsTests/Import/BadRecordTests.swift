import Testing

@testable import Actions

@Suite("Import of what is wrong")
struct BadRecordTests {
  @Test("a fault is told with its path, and nothing is stored", arguments: Spoiled.all)
  func told(_ spoiled: Spoiled) throws {
    let place = try TemporaryImport()
    let document = try #require(
      ImportDocument.sound.replacing(spoiled.old, with: spoiled.new, in: spoiled.part))
    let problems = try place.problems(of: document)
    #expect(problems.contains(spoiled.problem), "\(problems)")
    #expect(try place.isEmpty())
  }

  @Test("all problems are told at once, those of members and those of references")
  func all() throws {
    let place = try TemporaryImport()
    let document = try #require(
      ImportDocument.sound.replacing("ada@fjell.example", with: "ada", in: "clients")?
        .replacing(#""project":"site""#, with: #""project":"nowhere""#, in: "clients")?
        .replacing(#""amount":900"#, with: #""amount":0"#, in: "payments"))
    #expect(
      try place.problems(of: document) == [
        "clients[0].email: is not an email address", "payments[0].amount: must be at least 1",
        "clients[0].access[0].project: there is no project “nowhere”",
      ])
  }

  @Test("a hundred problems are listed and the others counted")
  func many() throws {
    let place = try TemporaryImport()
    let clients = (0..<250).map {
      #"{"id":"c\#($0)","company":"gone","email":"c\#($0)@a.example","name":"C"}"#
    }
    let document = ImportDocument.sound.with("clients", "[\(clients.joined(separator: ","))]")
    do {
      try place.load(document)
      Issue.record("imported")
    } catch ImportError.problems(_, let problems, let count) {
      #expect(problems.count == 100)
      #expect(count == 250)
      #expect(problems.last?.path == "clients[99].company")
      let text = ImportError.problems(file: "a.json", problems, count: count).description
      #expect(text.hasPrefix("a.json: 250 problems, nothing was imported\n  clients[0].company: there is no"))
      #expect(text.hasSuffix("\n  and 150 more"))
    }
  }

  @Test(
    "the top has its members once, and no others",
    arguments: [
      (ImportDocument.sound.without("format"), "format: is missing"),
      (ImportDocument.sound.without("workspace"), "workspace: is missing"),
      (ImportDocument.sound.with("client", "[]"), "client: is not a known member; did you mean clients?"),
      (ImportDocument.sound.with("clients", "{}"), "clients: must be a list, not an object"),
      (ImportDocument.sound.with("clients", "null"), "clients: must be a list, not null"),
      (ImportDocument.sound.with("workspace", "[]"), "workspace: must be an object, not a list"),
    ])
  func top(document: ImportDocument, problem: String) throws {
    let place = try TemporaryImport()
    #expect(try place.problems(of: document).contains(problem))
    #expect(try place.isEmpty())
  }

  @Test("a list of lines that never ends is cut off")
  func longest() throws {
    let place = try TemporaryImport()
    let lines = (0..<1500).map { _ in #"{"title":"L","price":1}"# }.joined(separator: ",")
    let document = try #require(
      ImportDocument.sound.replacing(#"{"title":"Draft","price":100}"#, with: lines, in: "invoices"))
    #expect(try place.problems(of: document) == ["invoices[1].lines: has more than 1000 items"])
  }
}
