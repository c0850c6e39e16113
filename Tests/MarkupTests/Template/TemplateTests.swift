import Testing

@testable import Markup

/// A person with others below, for templates over models that contain themselves.
struct Person: Model {
  var name = ""
  var note: String?
  var bio = Markup()
  var age = 0
  var isMember = false
  var nicknames: [String] = []
  var friends: [Person] = []
  var pets: [Pet] = []
  var home = Address()
  var office: Address?

  static let fields: [Field<Person>] = [
    .text("name") { $0.name },
    .optionalText("note") { $0.note },
    .markup("bio") { $0.bio },
    .number("age") { $0.age },
    .flag("isMember") { $0.isMember },
    .texts("nicknames") { $0.nicknames },
    .list("friends") { $0.friends },
    .list("pets") { $0.pets },
    .record("home") { $0.home },
    .optional("office") { $0.office },
  ]
}

struct Pet: Model {
  var kind = ""
  static let fields: [Field<Pet>] = [.text("kind") { $0.kind }]
}

struct Address: Model {
  var city = ""
  static let fields: [Field<Address>] = [.text("city") { $0.city }]
}

func render(_ text: String, _ person: Person, partials: [String: String] = [:], words: Words? = nil) throws
  -> String
{
  var sources = ["page": TemplateSource(name: "page", text: text)]
  for (name, text) in partials { sources[name] = TemplateSource(name: name, text: text) }
  let template = try TemplateSet(sources: sources, words: words).template("page", for: Person.self)
  return String(decoding: try template.render(person), as: UTF8.self)
}

@Suite("Templates")
struct TemplateTests {
  private let mara = Person(
    name: "Mara & <Ida>", bio: Markup(bytes: Array("<b>hi</b>".utf8)), age: -42, isMember: true,
    nicknames: ["a<", "b"],
    friends: [Person(name: "Jonas", friends: [Person(name: "Edda")]), Person(name: "Liv")],
    pets: [Pet(kind: "cat"), Pet(kind: "dog")], home: Address(city: "Oslo"))

  @Test(
    "each kind of value prints and decides as its kind says",
    arguments: [
      ("{{name}}", "Mara &amp; &lt;Ida&gt;"),
      ("{{{bio}}}{{&bio}}", "<b>hi</b><b>hi</b>"),
      ("{{age}}", "-42"),
      ("{{#age}}{{.}}{{/age}}", "-42"),
      ("{{#note}}x{{/note}}{{^note}}none{{/note}}", "none"),
      ("{{#isMember}}yes{{/isMember}}{{^isMember}}no{{/isMember}}", "yes"),
      ("{{#bio}}has{{/bio}}", "has"),
      ("{{#nicknames}}({{.}}){{/nicknames}}", "(a&lt;)(b)"),
      ("{{home.city}}, {{#home}}{{city}}{{/home}}{{^home}}x{{/home}}", "Oslo, Oslo"),
      ("[{{office.city}}]{{#office}}{{city}}{{/office}}{{^office}}none{{/office}}", "[]none"),
      ("{{#friends}}{{name}}{{#friends}}>{{name}}{{/friends}};{{/friends}}", "Jonas>Edda;Liv;"),
      ("{{^friends}}alone{{/friends}}", ""),
      ("{{#friends}}{{^friends}}{{name}} alone{{/friends}}{{/friends}}", "Liv alone"),
    ])
  func values(template: String, expected: String) throws {
    #expect(try render(template, mara) == expected)
  }

  @Test("an outer list opened within an inner one keeps its own values")
  func outerListWithin() throws {
    let text = "{{#pets}}{{kind}}:{{#friends}}{{name}} {{kind}},{{/friends}}{{name}};{{/pets}}"
    #expect(
      try render(text, mara)
        == "cat:Jonas cat,Liv cat,Mara &amp; &lt;Ida&gt;;dog:Jonas dog,Liv dog,Mara &amp; &lt;Ida&gt;;")
  }

  @Test("two sections over one list read different fields of it")
  func sharedList() throws {
    let text = "{{#friends}}{{name}}{{/friends}}|{{#friends}}{{age}}{{/friends}}"
    #expect(try render(text, mara) == "JonasLiv|00")
  }

  @Test("an optional record that is there prints its fields, by section and by point")
  func optional() throws {
    var person = mara
    person.office = Address(city: "Turku")
    #expect(
      try render("{{office.city}}{{#office}}{{city}}{{/office}}{{^office}}x{{/office}}", person)
        == "TurkuTurku")
  }

  @Test("a page fills a layout, a block keeps its default, partials see the context")
  func inheritance() throws {
    let layout =
      "<title>{{$title}}Portal{{/title}}</title>\n<main>\n{{$main}}\n{{/main}}\n</main>\n{{$foot}}foot{{/foot}}\n"
    let page =
      "{{<layout}}\n{{$title}}{{name}}{{/title}}\n{{$main}}\n{{#pets}}\n{{>pet}}\n{{/pets}}\n{{/main}}\n{{/layout}}\n"
    let result = try render(
      page, Person(name: "M", pets: mara.pets), partials: ["layout": layout, "pet": "<i>{{kind}}</i>\n"])
    #expect(result == "<title>M</title>\n<main>\n<i>cat</i>\n<i>dog</i>\n</main>\nfoot\n")
  }

  @Test(
    "data is never a template",
    arguments: ["{{secret}}", "{{{x}}}", "{{>partial}}", "{{=<% %>=}}", "%s", "\\(x)", "{{/name}}"])
  func injection(text: String) throws {
    let person = Person(name: text, nicknames: [text], pets: [Pet(kind: text)])
    let page = "{{name}}|{{#nicknames}}{{.}}{{/nicknames}}|{{#pets}}{{kind}}{{/pets}}"
    let shown = Markup(escaping: text).string
    #expect(try render(page, person) == "\(shown)|\(shown)|\(shown)")
  }

  @Test("rendering appends to what is there")
  func appends() throws {
    let set = try TemplateSet(sources: ["page": TemplateSource(name: "page", text: "{{age}}")])
    var output = Array("x".utf8)
    try set.template("page", for: Person.self).render(Person(age: 7), into: &output)
    #expect(output == Array("x7".utf8))
  }

  @Test("a page beyond the limit is an error and leaves the output as it was")
  func limit() throws {
    let set = try TemplateSet(
      sources: ["page": TemplateSource(name: "page", text: "{{#nicknames}}{{name}}{{/nicknames}}")])
    let template = try set.template("page", for: Person.self)
    let person = Person(
      name: String(repeating: "x", count: 1 << 20),
      nicknames: Array(repeating: "", count: RenderError.limit >> 20 + 2))
    var output = Array("x".utf8)
    #expect(throws: RenderError.tooLarge(template: "page")) { try template.render(person, into: &output) }
    #expect(output == Array("x".utf8))
  }
}
