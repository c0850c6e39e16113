import Foundation
import Markup
import Testing

@testable import Pages

/// What a translator can get wrong though every template compiles, in the portal's words and in the console's.
@Suite("the locale files")
struct LocaleTests {
  /// The names between braces, with the number in place of its word: a language may write either.
  private func names(_ text: String, counting count: String) -> Set<String> {
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    return Set(
      text.matches(of: /\{\{([^}]+)\}\}/).map { match in
        let name = String(match.1)
        return name.hasSuffix("Word") && !count.isEmpty ? count : name
      })
  }

  @Test("there are the languages that we ship, and no other", arguments: LocaleFile.folders)
  func shipped(_ folder: String) throws {
    let folder = Agency.templates.appending(path: folder)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        .sorted()
        == LocaleFile.languages.map { $0 + ".json" })
  }

  @Test(
    "every language has every word of English, with the same values in it",
    arguments: LocaleFile.languages, LocaleFile.folders)
  func sameWords(_ language: String, _ folder: String) throws {
    let ours = try LocaleFile(language, in: folder).entries
    let english = try LocaleFile("en", in: folder).entries
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
    ], LocaleFile.folders)
  func plurals(_ language: (tag: String, forms: [String]), _ folder: String) throws {
    let ours = try LocaleFile(language.tag, in: folder).entries
    for (key, entry) in ours where !entry.count.isEmpty {
      #expect(entry.forms.keys.sorted() == language.forms, "\(key)")
    }
    for (key, reference) in try LocaleFile("en", in: folder).entries where !reference.count.isEmpty {
      #expect(ours[key]?.count == reference.count, "\(key)")
    }
  }

  @Test("French has one form for 0 and 1, so no digit stands in it", arguments: LocaleFile.folders)
  func french(_ folder: String) throws {
    for (key, entry) in try LocaleFile("fr", in: folder).entries {
      #expect(entry.forms["one"]?.contains(/[01]/) != true, "\(key)")
    }
  }

  @Test(
    "tags stand in a translation as in English: an emphasis, a link, a command",
    arguments: LocaleFile.languages)
  func sameTags(_ language: String) throws {
    let english = try LocaleFile("en", in: "locales/team").entries
    for (key, entry) in try LocaleFile(language, in: "locales/team").entries {
      let needed = tags(english[key]?.forms["other"] ?? "")
      // Latin letters in a line from right to left are kept together where English needs nothing.
      #expect(
        tags(entry.forms["other"] ?? "").filter { !$0.hasSuffix("bdi>") || needed.contains($0) } == needed,
        "\(key)")
    }
  }

  private func tags(_ text: String) -> [String] {
    text.matches(of: /<[^>]+>/).map { String($0.0) }.sorted()
  }

  /// Digits alone keep their place in a line from right to left.
  private static let numbers: Set<String> = [
    "all", "count", "done", "early", "earlierCount", "earlierTalkCount", "farCount", "inReview", "lateCount",
    "limit", "mine", "minutes", "moreCount", "moreFiles", "moreInvoices", "moreRequests", "moreReviews",
    "moreWorks", "most", "n", "newest", "newestNumber", "number", "olderCount", "olderUpdatesCount",
    "overrun",
    "requestsWord", "round", "rounds", "running", "sentBack", "toPayCount", "total", "version", "waitingWord",
  ]

  @Test(
    "from right to left, every value is kept together: a name, a date or an amount turns nothing round",
    arguments: LocaleFile.folders)
  func isolated(_ folder: String) throws {
    for (key, entry) in try LocaleFile("ar", in: folder).entries {
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

  @Test(
    "from right to left, commas, semicolons and question marks are that script's",
    arguments: LocaleFile.folders)
  func arabicMarks(_ folder: String) throws {
    for (key, entry) in try LocaleFile("ar", in: folder).entries {
      for (form, text) in entry.forms {
        #expect(!text.replacing("&nbsp;", with: "").contains(/[,;?]/), "\(key), \(form)")
      }
    }
  }

  @Test("digits are 0 to 9 in every language", arguments: LocaleFile.languages, LocaleFile.folders)
  func digits(_ language: String, _ folder: String) throws {
    for (key, entry) in try LocaleFile(language, in: folder).entries {
      for (form, text) in entry.forms {
        #expect(
          !text.unicodeScalars.contains { $0.properties.numericType != nil && !$0.isASCII }, "\(key), \(form)"
        )
      }
    }
  }

  @Test(
    "only a language from right to left says so, and only it writes its own comma",
    arguments: LocaleFile.languages)
  func direction(_ language: String) throws {
    let entries = try LocaleFile(language).entries
    let isArabic = language == "ar"
    #expect(entries["page.direction"]?.forms["other"] == (isArabic ? "rtl" : "ltr"))
    #expect(entries["page.start"]?.forms["other"] == (isArabic ? "right" : "left"))
    #expect(entries["page.comma"]?.forms["other"] == (isArabic ? "، " : ", "))
  }
}
