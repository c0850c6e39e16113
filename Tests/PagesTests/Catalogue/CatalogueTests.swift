import Foundation
import Markup
import Testing

@testable import Pages

@Suite("the catalogue of pages")
struct CatalogueTests {
  /// A folder of an installation's own, with these files in it.
  private func folder(_ files: [String: String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "templates-\(UUID().uuidString)")
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return folder
  }

  private func problems(_ files: [String: String]) throws -> [String] {
    let folder = try folder(files)
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      _ = try Catalogue(base: Agency.templates, override: folder)
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  private func locale(_ language: String) throws -> String {
    try String(contentsOf: Agency.templates.appending(path: "locales/\(language).json"), encoding: .utf8)
  }

  @Test("every template compiles in every language")
  func loads() throws {
    _ = try Catalogue(base: Agency.templates, override: nil)
  }

  @Test("a template of the installation's own stands in place of ours")
  func override() throws {
    let folder = try folder(["partials/colophon.mustache": "<p>Our own footer</p>\n"])
    defer { try? FileManager.default.removeItem(at: folder) }
    let catalogue = try Catalogue(base: Agency.templates, override: folder)
    let snapshot = Agency.quiet
    let page = catalogue.clientPages(
      of: snapshot, on: Agency.today, brand: catalogue.brand(of: snapshot.workspace))[0]
    #expect(String(decoding: try page.content.get(), as: UTF8.self).contains("<p>Our own footer</p>"))
    #expect(catalogue.fingerprint != (try Agency.catalogue.get().fingerprint))
  }

  @Test("a language of the installation's own is a language, right to left where its words say so")
  func ownLanguage() throws {
    // Of a language that we do not know there is one form of a plural.
    let words = try locale("en").replacing("\"direction\": \"ltr\"", with: "\"direction\": \"rtl\"")
      .replacing(/"one": "(?:[^"\\]|\\.)*",\s*/, with: "")
    let folder = try folder(["locales/fa.json": words])
    defer { try? FileManager.default.removeItem(at: folder) }
    let catalogue = try Catalogue(base: Agency.templates, override: folder)
    let snapshot = Agency.mara { $0.client.locale = "fa-AF" }
    let page = catalogue.clientPages(
      of: snapshot, on: Agency.today, brand: catalogue.brand(of: snapshot.workspace))[0]
    #expect(
      String(decoding: try page.content.get(), as: UTF8.self).contains("<html lang=\"fa-AF\" dir=\"rtl\">"))
  }

  @Test("everything that is wrong is told at once, with file and line")
  func allAtOnce() throws {
    let found = try problems([
      "pages/home.mustache": "{{#projcts}}{{/projcts}}",
      "pages/billing.mustache": "\n{{words.billing.titel}}",
      "partials/need-invoice.mustache": "{{amout}}",
    ])
    #expect(found.contains { $0.contains("pages/home.mustache:1") && $0.contains("projcts") })
    #expect(found.contains { $0.contains("pages/billing.mustache:2") && $0.contains("words.billing.title") })
  }

  @Test(
    "a broken folder is refused, whatever is broken",
    arguments: [
      ["pages/home.mustache": "{{#active}}"], ["pages/home.mustache": "{{>partials/missing}}"],
      ["pages/home.mustache": ""], ["locales/en.json": "{}"], ["locales/de.json": "{"],
      ["locales/fr.json": "{}"],
      ["assets/portal.css": "@import \"css/missing.css\";"],
    ])
  func refused(_ files: [String: String]) throws {
    #expect(try !problems(files).isEmpty)
  }

  @Test("words that one language lacks are named")
  func missingWords() throws {
    let german = try locale("de").replacing("\"signOut\": \"Abmelden\"", with: "\"signOff\": \"Abmelden\"")
    let found = try problems(["locales/de.json": german])
    #expect(found.contains { $0.contains("page.signOut") })
  }

  @Test("the fingerprint is the same for the same files and another for any change")
  func fingerprint() throws {
    let plain = try Agency.catalogue.get().fingerprint
    #expect(try Catalogue(base: Agency.templates, override: nil).fingerprint == plain)
    for (path, text) in [
      ("assets/css/print.css", "@layer print {}"), ("locales/en.json", try locale("en") + "\n"),
      ("partials/icons.mustache", "<div hidden></div>"),
    ] {
      let folder = try folder([path: text])
      defer { try? FileManager.default.removeItem(at: folder) }
      #expect(try Catalogue(base: Agency.templates, override: folder).fingerprint != plain, "\(path)")
    }
  }
}
