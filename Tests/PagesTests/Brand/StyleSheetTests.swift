import Foundation
import Markup
import Testing

@testable import Pages

@Suite("the style sheet")
struct StyleSheetTests {
  private func tokens() throws -> [String: (light: RGB, dark: RGB)] {
    let css = String(decoding: try Agency.catalogue.get().sheet, as: UTF8.self)
    var tokens: [String: (light: RGB, dark: RGB)] = [:]
    for match in css.matches(of: /--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/) {
      tokens[String(match.1)] = (
        try #require(RGB(hex: String(match.2))), try #require(RGB(hex: String(match.3)))
      )
    }
    return tokens
  }

  @Test("imports are put in place, in their order, and nothing else is changed")
  func bundle() throws {
    let main = "/* a */\n@import \"css/one.css\";\n@import \"css/two.css\";\nb {}"
    let bundle = try StyleSheet.bundle(Array(main.utf8)) { name in Array("[\(name)]\n".utf8) }
    #expect(String(decoding: bundle, as: UTF8.self) == "\n[css/one.css]\n[css/two.css]\nb {}\n")
  }

  @Test(
    "comments are left out, and nothing else",
    arguments: [
      ("a{/* b */}", "a{}"), ("/**/a", "a"), ("/***/a/* * / */", "a"), ("a /* no end", "a "), ("/*", ""),
      ("a/", "a/"),
      ("a{content:\"/* kept */\"}", "a{content:\"/* kept */\"}"), ("'\\'/*'b/*c*/", "'\\'/*'b"),
      ("a\\", "a\\"),
    ])
  func comments(sheet: String, kept: String) {
    #expect(String(decoding: StyleSheet.withoutComments(Array(sheet.utf8)), as: UTF8.self) == kept)
  }

  @Test("no part of it is left out, imported twice, or loads anything")
  func complete() throws {
    let sheet = String(decoding: try Agency.catalogue.get().sheet, as: UTF8.self)
    #expect(!sheet.contains("@import") && !sheet.contains("url("))
    let folder = Agency.templates.appending(path: "assets/css")
    let parts = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(parts.count > 10)
    for part in parts {
      let text = try String(contentsOf: folder.appending(path: part), encoding: .utf8)
      let kept = String(decoding: StyleSheet.withoutComments(Array(text.utf8)), as: UTF8.self)
      #expect(!kept.isEmpty && sheet.count(of: kept) == 1, "\(part)")
    }
  }

  @Test("the grounds that colours are derived for are the style sheet's")
  func grounds() throws {
    let tokens = try tokens()
    for (name, light, dark) in [
      ("paper", Grounds.light.paper, Grounds.dark.paper), ("sheet", Grounds.light.sheet, Grounds.dark.sheet),
      ("stage", Grounds.light.stage, Grounds.dark.stage), ("ink", Grounds.light.ink, Grounds.dark.ink),
    ] {
      let token = try #require(tokens[name])
      #expect(token.light == light && token.dark == dark, "--\(name)")
    }
  }

  @Test(
    "words stand out from every ground they stand on, borders from paper",
    arguments: [("ink", 4.5), ("soft", 4.5), ("good", 4.5), ("late", 4.5), ("edge", 3)])
  func contrast(_ name: String, _ least: Double) throws {
    let tokens = try tokens()
    let token = try #require(tokens[name])
    for ground in least < 4.5 ? ["paper"] : ["paper", "sheet", "stage"] {
      let below = try #require(tokens[ground])
      #expect(token.light.contrast(with: below.light) >= least, "--\(name) on --\(ground), light")
      #expect(token.dark.contrast(with: below.dark) >= least, "--\(name) on --\(ground), dark")
    }
  }
}
