import Testing

@testable import Markup

@Suite("Words")
struct WordsTests {
  private func words(_ json: String, _ language: String = "en") throws -> Words {
    try Words(language: language, file: "locales/\(language).json", bytes: Array(json.utf8))
  }

  private func problems(_ json: String, _ language: String = "en") -> [String] {
    do {
      _ = try words(json, language)
      return []
    } catch {
      return (error as? TemplateErrors)?.problems.map(\.description) ?? ["\(error)"]
    }
  }

  @Test("words stand in the page as if they had been written there")
  func inlined() throws {
    let words = try words(
      #"{"home": {"greeting": "Hello&nbsp;<b>{{name}}</b>{{#isMember}}, member{{/isMember}}", "outer": "[{{words.home.greeting}}]"}}"#
    )
    let person = Person(name: "M&I", isMember: true)
    #expect(try render("{{words.home.outer}}", person, words: words) == "[Hello&nbsp;<b>M&amp;I</b>, member]")
    let inPets = "{{#friends}}{{words.home.greeting}};{{/friends}}"
    #expect(try render(inPets, Person(friends: [Person(name: "J")]), words: words) == "Hello&nbsp;<b>J</b>;")
  }

  @Test(
    "a plural chooses its form by the number",
    arguments: [
      (0, "0 things"), (1, "one thing"), (-1, "one thing"), (2, "2 things"), (1_000_000, "1000000 things"),
    ])
  func plural(age: Int, expected: String) throws {
    let words = try words(#"{"x": {"count": "age", "one": "one thing", "other": "{{age}} things"}}"#)
    #expect(try render("<{{words.x}}>", Person(age: age), words: words) == "<\(expected)>")
  }

  @Test("plurals in loops count the loop's own numbers")
  func pluralInLoop() throws {
    let words = try words(#"{"x": {"count": "age", "one": "one", "other": "{{age}}"}}"#)
    let person = Person(friends: [1, 2, 0, 1].map { Person(age: $0) })
    #expect(try render("{{#friends}}{{words.x}},{{/friends}}", person, words: words) == "one,2,0,one,")
  }

  @Test(
    "the categories of every language are those of CLDR",
    arguments: [
      ("en", [0: "other", 1: "one", 2: "other"]),
      ("de-AT", [0: "other", 1: "one", 21: "other"]),
      ("fr", [0: "one", 1: "one", 2: "other", 1_000_000: "many", 1_000_001: "other"]),
      ("es", [0: "other", 1: "one", 2: "other", 2_000_000: "many"]),
      (
        "ar",
        [
          0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other",
          102: "other",
          103: "few", 111: "many", 200: "other",
        ]
      ),
      ("ja", [0: "other", 1: "other", 5: "other"]),
    ])
  func categories(language: String, expected: [Int: String]) {
    for (number, name) in expected {
      #expect(PluralRule(language: language).category(of: number).name == name, "\(number)")
    }
  }

  @Test(
    "mistakes in a template about words are errors with the nearest key",
    arguments: [
      ("{{words.hme}}", "page.mustache:1: no words \"words.hme\". Did you mean \"words.home\"?"),
      ("{{{words.home}}}", "\"words.home\" is words; write {{words.home}}."),
      ("{{#words.home}}x{{/words.home}}", "\"words.home\" is words and cannot be a section."),
      ("{{words.bad}}", "locales/en.json:3: no name \"nmae\" here. Did you mean \"name\"? (In page.)"),
      ("{{words.flag}}", "\"isMember\", which \"words.flag\" counts, is not a number here."),
      ("{{words.loop}}", "templates include each other, or sections nest, without end"),
    ])
  func mistakes(template: String, expected: String) throws {
    let words = try words(
      """
      {"home": "x",
       "loop": "{{words.loop}}",
       "bad": "{{nmae}}",
       "flag": {"count": "isMember", "one": "1", "other": "2"}}
      """)
    let errors = #expect(throws: TemplateErrors.self) { try render(template, Person(), words: words) }
    #expect(errors?.description.contains(expected) == true, "\(String(describing: errors))")
  }

  @Test(
    "a locale file that is wrong says where",
    arguments: [
      ("[]", "locales/en.json:1: not the JSON of words"), ("{", "a key in quotation marks"),
      ("{\n\"a\": 1}", ":2: not the JSON of words"), ("{\"a\": \"b\"} x", "something after"),
      ("{\"a\": \"b\",\n\n\"a\": \"c\"}", ":3: \"a\" is there twice."),
      ("{\"a\": \"\\ud800x\"}", "\\u names no character"),
      ("{\"a\": \"\\uD83D\\uD83D\"}", "half of a surrogate pair"),
      ("{\"a.b\": \"c\"}", "cannot be a key"), ("{\"\": \"c\"}", "cannot be a key"),
      ("{\"a\": \"x\ny\"}", "must not contain line ends"), ("{\"a\": \"b\",}", "a key in quotation marks"),
      (String(repeating: "{\"a\":", count: 40), "nested more than"),
      ("{\"p\": {\"one\": \"1\", \"other\": \"2\"}}", "no \"count\""),
      ("{\"p\": {\"count\": \"n\", \"one\": \"1\"}}", "needs the plural form \"other\""),
      (
        "{\"p\": {\"count\": \"n\", \"one\": \"1\", \"few\": \"2\", \"other\": \"3\"}}",
        "has the form \"few\"; this language has one, other"
      ),
      ("{\"a\": \"<script>\"}", "contains a script"),
      ("{\"a\": \"say \\\"x\\\"\"}", "straight quotation mark"),
      ("{\"a\": \"R&D\"}", "bare &"), ("{\"a\": \"a < b\"}", "begins no complete tag"),
      ("{\"a\": \"<b\"}", "begins no complete tag"),
      ("{\"a\": \"{{x\"}", "never closed"),
    ])
  func files(json: String, expected: String) {
    #expect(problems(json).contains { $0.contains(expected) }, "\(problems(json))")
  }

  @Test("Arabic needs all six forms")
  func arabic() {
    let found = problems(#"{"p": {"count": "n", "one": "1", "other": "2"}}"#, "ar")
    #expect(found.count == 4 && found.allSatisfy { $0.contains("needs the plural form") })
  }

  @Test("escapes of JSON are read")
  func escapes() throws {
    let words = try words(#"{"a": "\u00e9\uD83D\uDE00\/\\\n\t“x”"}"#)
    #expect(try render("{{words.a}}", Person(), words: words) == "é😀/\\\n\t“x”")
  }

  @Test("two languages must have the same keys")
  func differences() throws {
    let english = try words("{\"a\": {\"b\": \"x\", \"c\": \"y\"}}")
    let german = try words("{\"a\": {\"b\": \"x\",\n\"d\": \"y\"}}", "de")
    #expect(
      german.differences(from: english).map(\.description) == [
        "locales/de.json:1: \"a.c\" is missing, locales/en.json has it.",
        "locales/de.json:2: \"a.d\" is not in locales/en.json. Did you mean \"a.c\"?",
      ])
    #expect(english.differences(from: english).isEmpty)
  }
}
