import Foundation
import Markup
import Testing

@testable import Pages

/// What a translator can get wrong though every template compiles. A locale is read here as the JSON that it is.
@Suite("the locale files")
struct LocaleTests {
  static let languages = ["ar", "de", "en", "es", "fr"]

  /// A text of a locale: the number that it counts, and its forms by category; a single one is `other`.
  private struct Entry {
    var count = ""
    var forms: [String: String] = [:]
  }

  private static func entries(_ language: String) throws -> [String: Entry] {
    let file = Agency.templates.appending(path: "locales/\(language).json")
    let json = try JSONSerialization.jsonObject(with: try Data(contentsOf: file))
    var entries: [String: Entry] = [:]
    func add(_ value: Any, _ key: String) {
      if let text = value as? String {
        entries[key] = Entry(forms: ["other": text])
      } else if let members = value as? [String: Any] {
        if let count = members["count"] as? String {
          let forms = members.compactMapValues { $0 as? String }.filter { $0.key != "count" }
          entries[key] = Entry(count: count, forms: forms)
        } else {
          for (name, member) in members { add(member, key.isEmpty ? name : "\(key).\(name)") }
        }
      }
    }
    add(json, "")
    return entries
  }

  /// The names between braces, with the number in place of its word: a language may write either.
  private func names(_ text: String, counting count: String) -> Set<String> {
    Set(
      text.matches(of: /\{\{([^}]+)\}\}/).map { match in
        let name = String(match.1)
        return name.hasSuffix("Word") && !count.isEmpty ? count : name
      })
  }

  @Test("there are the languages that we ship, and no other")
  func shipped() throws {
    let folder = Agency.templates.appending(path: "locales")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        .sorted()
        == Self.languages.map { $0 + ".json" })
  }

  @Test("every language has every word of English, with the same values in it", arguments: languages)
  func sameWords(_ language: String) throws {
    let (ours, english) = (try Self.entries(language), try Self.entries("en"))
    #expect(Set(ours.keys) == Set(english.keys))
    for (key, entry) in ours {
      let reference = try #require(english[key])
      let count = entry.count.isEmpty ? reference.count : entry.count
      let needed = names(try #require(reference.forms["other"]), counting: count)
      #expect(names(try #require(entry.forms["other"]), counting: count) == needed, "\(key)")
      let known = reference.forms.values.reduce(into: Set()) { $0.formUnion(names($1, counting: count)) }
      for (form, text) in entry.forms {
        #expect(names(text, counting: count).isSubset(of: known), "\(key), \(form)")
      }
    }
  }

  @Test(
    "a plural has the forms of its language, and what is counted in English is counted",
    arguments: [
      ("en", ["one", "other"]), ("de", ["one", "other"]), ("fr", ["one", "other"]), ("es", ["one", "other"]),
      ("ar", ["few", "many", "one", "other", "two", "zero"]),
    ])
  func plurals(_ language: String, _ forms: [String]) throws {
    let ours = try Self.entries(language)
    for (key, entry) in ours where !entry.count.isEmpty {
      #expect(entry.forms.keys.sorted() == forms, "\(key)")
    }
    for (key, reference) in try Self.entries("en") where !reference.count.isEmpty {
      #expect(ours[key]?.count == reference.count, "\(key)")
    }
  }

  @Test("French has one form for 0 and 1, so no digit stands in it")
  func french() throws {
    for (key, entry) in try Self.entries("fr") {
      #expect(entry.forms["one"]?.contains(/[01]/) != true, "\(key)")
    }
  }

  /// Digits alone keep their place in a line from right to left.
  private static let numbers: Set<String> = [
    "count", "done", "early", "earlierCount", "earlierTalkCount", "farCount", "lateCount", "limit", "minutes",
    "moreCount", "moreFiles", "moreInvoices", "moreRequests", "moreReviews", "moreWorks", "most", "n",
    "newestNumber", "number", "olderCount", "olderUpdatesCount", "overrun", "requestsWord", "round", "rounds",
    "toPayCount", "total", "version", "waitingWord",
  ]

  @Test("from right to left, every value is kept together: a name, a date or an amount turns nothing round")
  func isolated() throws {
    for (key, entry) in try Self.entries("ar") {
      for (form, text) in entry.forms {
        // What stands in a tag is read by no one.
        let bare = text.replacing(/<[^>]*"[^>]*>/, with: "<>")
        for match in bare.matches(of: /(.?)\{\{([A-Za-z.]+)\}\}(.?)/)
        where !Self.numbers.contains(String(match.2)) {
          let around = "\(match.1)\(match.3)"
          #expect(["\u{2068}\u{2069}", "><"].contains(around), "\(key), \(form): \(match.2)")
        }
        let opened = text.unicodeScalars.count { $0 == "\u{2068}" }
        #expect(opened == text.unicodeScalars.count { $0 == "\u{2069}" }, "\(key), \(form)")
      }
    }
  }

  @Test("only a language from right to left says so, and only it writes its own comma", arguments: languages)
  func direction(_ language: String) throws {
    let entries = try Self.entries(language)
    let isArabic = language == "ar"
    #expect(entries["page.direction"]?.forms["other"] == (isArabic ? "rtl" : "ltr"))
    #expect(entries["page.start"]?.forms["other"] == (isArabic ? "right" : "left"))
    #expect(entries["page.comma"]?.forms["other"] == (isArabic ? "، " : ", "))
    if isArabic {
      for (key, entry) in entries {
        for (form, text) in entry.forms {
          #expect(!text.replacing("&nbsp;", with: "").contains(/[,;?]/), "\(key), \(form)")
        }
      }
    }
  }
}
