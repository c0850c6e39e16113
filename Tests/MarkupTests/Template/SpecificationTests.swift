import Foundation
import Testing

@testable import Markup

/// The official Mustache specification's files.
///
/// Not supported, on purpose:
/// - `~dynamic-names` (`{{>*name}}`): which template is included would depend on data, and all inclusions are
///   expanded, and all names checked, before there is any.
/// - `~lambdas`: code in place of a value could return template text, to be compiled while a page renders.
///   Data is never a template here (threats, rule 8).
///
/// The files' data have no types; they are compiled leniently (an unknown name is empty, `{{{ }}}` prints
/// text), as the specification asks. Pages are compiled strictly.
@Suite("Mustache specification")
struct SpecificationTests {
  @Test("the specification's files are there")
  func present() {
    let folder = SpecificationFile.folder
    #expect(
      FileManager.default.fileExists(atPath: folder.appendingPathComponent("sections.json").path),
      """
      The Mustache specification is not in \(folder.path). Let MUSTACHE_SPEC name a folder with the JSON files of \
      https://github.com/mustache/spec (specs/*.json).
      """)
  }

  @Test(
    "every case of a supported module",
    arguments: [
      ("comments", 12), ("delimiters", 14), ("interpolation", 42), ("inverted", 22), ("partials", 12),
      ("sections", 34), ("~inheritance", 27),
    ])
  func module(name: String, atLeast count: Int) throws {
    let cases = try SpecificationFile(module: name).tests
    #expect(cases.count >= count)
    for test in cases {
      let rendered = try render(test)
      #expect(rendered == test.expected, "\(name): \(test.name): \(test.desc)")
    }
  }

  @Test("a dynamic name is refused when the template loads")
  func dynamicNames() throws {
    let source = TemplateSource(name: "page", text: "{{>*which}}")
    #expect { try Parser.parse(source) } throws: { error in
      (error as? TemplateErrors)?.problems.map(\.fault) == [.dynamicName("*which")]
    }
  }

  private func render(_ test: SpecificationFile.Case) throws -> String {
    var trees = ["": try Parser.parse(TemplateSource(name: "", text: test.template))]
    for (name, text) in test.partials ?? [:] {
      trees[name] = try Parser.parse(TemplateSource(name: name, text: text))
    }
    var compiler = Compiler(trees: trees, words: nil, strictness: .lenient)
    let (program, plan) = try compiler.compile("", shape: test.data.shape, at: Place(file: "", line: 1))
    let renderer = Renderer(program: program, width: plan.frame.width)
    var values = renderer.values()
    test.data.write(plan, into: &values, at: 0)
    var output: [UInt8] = []
    #expect(renderer.render(values, into: &output))
    return String(decoding: output, as: UTF8.self)
  }
}
