import Testing

@testable import Markup

@Suite("Phrases")
struct PhraseTests {
  private func words() throws -> Words {
    let json = """
      {"days": {"count": "n", "one": "in {{n}} day", "other": "in {{n}} days"},
       "today": "today", "subject": "{{agency}} & <you>: {{project}}", "subject2": "{{project}} by {{agency}}, {{n}} files",
       "html": "a&nbsp;b", "section": "{{#n}}x{{/n}}"}
      """.replacing(" & <you>", with: "")
    return try Words(language: "en", file: "en.json", bytes: Array(json.utf8))
  }

  @Test("a phrase takes a number and texts and is not escaped")
  func fills() throws {
    let words = try words()
    let days = try words.phrase("days")
    #expect(days.text(1) == "in 1 day")
    #expect(days.text(3) == "in 3 days")
    #expect(try words.phrase("today").text() == "today")
    let subject = try words.phrase("subject2", texts: ["agency", "project"])
    #expect(subject.text(2, ["A & B", "Winter <range>"]) == "Winter <range> by A & B, 2 files")
  }

  @Test(
    "what a phrase cannot hold is an error when it is asked for",
    arguments: [
      ("dyas", "en.json:1: \"dyas\" is missing. Did you mean \"days\"?"),
      ("html", "\"html\" is used as plain text"),
      ("section", "may contain only {{names}}"),
      ("subject", "names \"agency\"; it may name n, project."),
    ])
  func mistakes(key: String, expected: String) throws {
    let words = try words()
    let errors = #expect(throws: TemplateErrors.self) { try words.phrase(key, texts: ["project"]) }
    #expect(errors?.description.contains(expected) == true)
  }
}
