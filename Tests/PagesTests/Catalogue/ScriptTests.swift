import Foundation
import Markup
import Testing

@testable import Pages

@Suite("the script")
struct ScriptTests {
  @Test("modules are put in place as blocks, in their order; lines that are comments stay in the folder")
  func bundle() throws {
    let main = "a();\n// for who reads\nimport \"./one.js\";\nimport \"./two.js\";\n"
    let bundle = try Script.bundle(Array(main.utf8)) { name in
      Array("// \(name)\nconst x = \"\(name) // x\";\n".utf8)
    }
    #expect(
      String(decoding: bundle, as: UTF8.self)
        == "a();\n{\nconst x = \"one.js // x\";\n}\n{\nconst x = \"two.js // x\";\n}\n")
  }

  @Test("no module is left out or loads anything, and none needs what a policy for pages refuses")
  func complete() throws {
    try check(try Agency.catalogue.get().script, modules: "js", least: 4)
  }

  @Test("the same holds for the console's script")
  func console() throws {
    try check(try Agency.catalogue.get().team.script.bytes, modules: "team", least: 1)
  }

  private func check(_ bytes: [UInt8], modules name: String, least: Int) throws {
    let script = String(decoding: bytes, as: UTF8.self)
    for forbidden in ["import ", "import(", "eval(", "Function(", "innerHTML", "http:", "https:"] {
      #expect(!script.contains(forbidden), "\(forbidden)")
    }
    let folder = Agency.templates.appending(path: "assets/\(name)")
    let modules = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(modules.count >= least)
    for module in modules {
      let text = try String(contentsOf: folder.appending(path: module), encoding: .utf8)
      let line = try #require(text.split(separator: "\n").first { !$0.hasPrefix("//") })
      #expect(script.count(of: "{\n\(line)") == 1, "\(module)")
    }
  }

  @Test("pages of clients load it, public ones do without")
  func loaded() throws {
    let catalogue = try Agency.catalogue.get()
    let brand = catalogue.brand(of: Agency.workspace())
    let assets = catalogue.assets(of: Agency.workspace(), brand: brand).map(\.name)
    #expect(assets.contains(brand.script.name) && brand.script.name.hasSuffix(".js"))
    #expect(try Agency.page("index.html", of: Agency.mara()).contains("src=\"\(brand.script.address)\""))
    for page in catalogue.publicPages(of: Agency.workspace(), brand: brand) {
      #expect(try !String(decoding: page.content.get(), as: UTF8.self).contains("<script"), "\(page.path)")
    }
  }
}
