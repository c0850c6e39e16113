import Testing

@testable import Markup

@Suite("Mistakes in templates")
struct TemplateErrorsTests {
  private func problems(_ text: String, partials: [String: String] = [:]) -> [String] {
    do {
      _ = try render(text, Person(), partials: partials)
      return []
    } catch let errors as TemplateErrors {
      return errors.problems.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test(
    "a mistake is named with file, line and what was meant",
    arguments: [
      ("a\n\n{{nmae}}", "page.mustache:3: no name \"nmae\" here. Did you mean \"name\"?"),
      ("{{home.cty}}", "page.mustache:1: no name \"home.cty\" here. Did you mean \"home.city\"?"),
      (
        "{{#home}}{{#xyz}}{{/xyz}}{{/home}}",
        "page.mustache:1: no name \"xyz\" here. There are: age, bio, city, "
      ),
      ("{{#pets}}\n{{knd}}\n{{/pets}}", "page.mustache:2: no name \"knd\" here. Did you mean \"kind\"?"),
      ("{{kind}}", "page.mustache:1: no name \"kind\" here."),
      ("{{friends.name}}", "\"friends.name\" looks into \"friends\", which is a list; open it as a section."),
      ("{{isMember}}", "\"isMember\" is a flag and cannot be printed."),
      ("{{home}}", "\"home\" is a record and cannot be printed."),
      ("{{friends}}", "\"friends\" is a list and cannot be printed."),
      ("{{{name}}}", "\"name\" is not markup; write {{name}}, which escapes it."),
      ("{{&age}}", "\"age\" is not markup; write {{age}}, which escapes it."),
      ("{{bio}}", "\"bio\" is markup; write {{{bio}}}, or it is escaped twice."),
      ("\n{{#friends}}\n", "page.mustache:2: \"friends\" is opened here and never closed."),
      (
        "{{#friends}}\n{{/freinds}}{{/friends}}",
        "page.mustache:2: {{/freinds}} stands where {{/friends}} is expected"
      ),
      ("\n{{/name}}", "page.mustache:2: {{/name}} closes what was never opened."),
      ("\n{{name", "page.mustache:2: this tag is never closed."),
      ("{{ }}", "this tag has no name."),
      ("{{=x=}}", "new delimiters are two words between equals signs"),
      ("\n{{>shel}}", "page.mustache:2: there is no partial \"shel\". Did you mean \"shell\"?"),
      ("{{<shel}}{{/shel}}", "page.mustache:1: there is no parent \"shel\". Did you mean \"shell\"?"),
      ("{{>*which}}", "\"*which\" is a dynamic name"),
      ("{{>loop}}", "templates include each other, or sections nest, without end: "),
      ("{{words.home}}", "no name \"words.home\" here."),
    ])
  func messages(text: String, expected: String) {
    let found = problems(text, partials: ["shell": "x", "loop": "{{#friends}}{{>loop}}{{/friends}}"])
    #expect(found.contains { $0.contains(expected) }, "\(found)")
  }

  @Test("all mistakes are reported at once, each once")
  func allAtOnce() {
    let found = problems(
      "{{one}}\n{{>part}}{{>part}}\n{{#two}}{{three}}{{/two}}", partials: ["part": "\n{{four}}"])
    #expect(found.count == 4)
    #expect(
      found.map { $0.prefix { $0 != " " } } == [
        "page.mustache:1:", "part.mustache:2:", "page.mustache:3:", "page.mustache:3:",
      ])
  }

  @Test("a mistake in a partial says for which page it is one")
  func partial() {
    #expect(problems("{{>part}}", partials: ["part": "{{nmae}}"]).first?.hasSuffix("(In page.)") == true)
  }

  @Test("mistakes of syntax in several files come together")
  func severalFiles() {
    let sources = [
      "a": TemplateSource(name: "a", text: "{{#x}}"), "b": TemplateSource(name: "b", text: "{{/y}}"),
    ]
    #expect { try TemplateSet(sources: sources) } throws: { error in
      (error as? TemplateErrors)?.problems.map(\.place.file) == ["a.mustache", "b.mustache"]
    }
  }

  @Test("a template that is not there is named with the nearest that is")
  func missing() throws {
    let set = try TemplateSet(sources: ["pages/home": TemplateSource(name: "pages/home", text: "x")])
    #expect { try set.template("pages/hom", for: Person.self) } throws: { error in
      "\(error)" == "pages/hom.mustache:1: there is no template \"pages/hom\". Did you mean \"pages/home\"?"
    }
  }

  @Test("partials that double without end are refused before they fill the memory")
  func doubling() {
    var partials = ["p40": "x"]
    for index in 0..<40 { partials["p\(index)"] = "{{>p\(index + 1)}}{{age}}{{>p\(index + 1)}}" }
    #expect(
      problems("{{>p0}}", partials: partials).contains { $0.contains("with everything that it includes") })
  }

  @Test("sections nested without end are refused before the stack ends")
  func nesting() {
    let deep =
      String(repeating: "{{#friends}}", count: 20_000) + String(repeating: "{{/friends}}", count: 20_000)
    #expect(problems(deep).contains { $0.contains("more than 100 sections within each other") })
    let half =
      String(repeating: "{{#friends}}", count: 90) + "{{>half}}"
      + String(repeating: "{{/friends}}", count: 90)
    #expect(problems("{{>half}}", partials: ["half": half]).contains { $0.contains("nest, without end") })
  }

  @Test("random bytes never crash the parser, and what parses compiles or is refused")
  func random() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededRandom(seed)
    let pieces = [
      "{{", "}}", "{{{", "}}}", "#", "^", "/", "<", ">", "$", "!", "=", "&", "name", "friends", "home.city",
      " ", "\n",
      "\r\n", "{{#friends}}", "{{/friends}}", "{{<shell}}", "{{/shell}}", "{{$a}}", "{{/a}}", "{{>shell}}",
      "{{name}}", "x", "é",
    ]
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...14, using: &random)).compactMap { _ in
        pieces.randomElement(using: &random)
      }
      .joined()
      do {
        _ = try render(
          text, Person(name: "n", friends: [Person()]), partials: ["shell": " {{$a}}\n d\n {{/a}}\n"])
      } catch {
        #expect(error is TemplateErrors, "seed \(seed): \(text.debugDescription)")
      }
    }
  }
}
