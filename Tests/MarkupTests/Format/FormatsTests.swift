import Foundation
import Portal
import Testing

@testable import Markup

@Suite("Numbers, money and days of a locale")
struct FormatsTests {
  static let locales = [
    "en", "en-GB", "en-US", "en-IN", "de", "de-AT", "de-CH", "fr", "es", "es-MX", "it", "pt-BR", "sv", "fi",
    "pl", "nl", "ja",
    "ar", "ar-EG", "ar-SA", "he", "fa",
  ]

  private static let words = """
    {"relative": {"today": "today", "tomorrow": "tomorrow", "yesterday": "yesterday",
      "inDays": {"count": "n", "one": "in 1 day", "other": "in {{n}} days"},
      "inWeeks": {"count": "n", "one": "in 1 week", "other": "in {{n}} weeks"},
      "daysAgo": {"count": "n", "one": "1 day ago", "other": "{{n}} days ago"}}}
    """

  private func formats(_ locale: String) throws -> Formats {
    let words = try Words(language: "en", file: "en.json", bytes: Array(Self.words.utf8))
    return Formats(locale: locale, words: try RelativeWords(words))
  }

  private func formatter(_ locale: String, _ style: NumberFormatter.Style) -> NumberFormatter {
    let formatter = NumberFormatter()
    formatter.locale = Formats.foundationLocale(locale)
    formatter.numberStyle = style
    formatter.roundingMode = .halfEven
    return formatter
  }

  @Test("money is written as Foundation writes it, in every currency and at random", arguments: locales)
  func money(locale: String) throws {
    let formats = try formats(locale)
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed)
    for currency in Currency.all {
      let formatter = formatter(locale, .currency)
      formatter.currencyCode = currency.code
      formatter.minimumFractionDigits = currency.exponent
      formatter.maximumFractionDigits = currency.exponent
      for _ in 0..<6 {
        let minor =
          Int64.random(in: -9_999_999_999...9_999_999_999, using: &random)
          >> Int64.random(in: 0...34, using: &random)
        let value = NSDecimalNumber(
          mantissa: minor.magnitude, exponent: Int16(-currency.exponent), isNegative: minor < 0)
        let written = formats.money(Money(minor: minor, currency: currency))
        // One minus for all: where Foundation has a hyphen, print has U+2212.
        let expected = formatter.string(from: value)?.replacing("-", with: "\u{2212}")
        #expect(written == expected, "\(minor) \(currency), seed \(seed)")
      }
    }
  }

  @Test("numbers, quantities and shares are written as Foundation writes them", arguments: locales)
  func numbers(locale: String) throws {
    let formats = try formats(locale)
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed)
    let plain = formatter(locale, .decimal)
    plain.maximumFractionDigits = 4
    let percent = formatter(locale, .percent)
    percent.maximumFractionDigits = 3
    for _ in 0..<500 {
      let value =
        Int64.random(in: -99_999_999...99_999_999, using: &random) >> Int64.random(in: 0...26, using: &random)
      let scaled = { (exponent: Int16) in
        NSDecimalNumber(mantissa: value.magnitude, exponent: exponent, isNegative: value < 0)
      }
      #expect(formats.number(value) == plain.string(from: NSNumber(value: value)), "\(value), seed \(seed)")
      #expect(
        formats.quantity(Quantity(tenThousandths: value)) == plain.string(from: scaled(-4)),
        "\(value), seed \(seed)")
      #expect(
        formats.percent(Rate(thousandths: value)) == percent.string(from: scaled(-5)),
        "\(value), seed \(seed)")
    }
  }

  @Test("days and moments are written as Foundation writes them", arguments: locales)
  func days(locale: String) throws {
    let formats = try formats(locale)
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededRandom(seed)
    let zone = try #require(Zone(identifier: "Europe/Helsinki"))
    let formatter = DateFormatter()
    formatter.locale = Formats.foundationLocale(locale)
    formatter.calendar = Calendar(identifier: .gregorian)
    let isBritish = locale == "en" || locale == "en-GB"
    for style in Formats.DayStyle.allCases {
      formatter.timeZone = .gmt
      formatter.setLocalizedDateFormatFromTemplate(style.template)
      formatter.dateFormat = ours(formatter.dateFormat, locale)
      if isBritish, style == .weekdayFull { formatter.dateFormat = "EEEE d MMMM y" }
      for _ in 0..<200 {
        let day = Day(number: Int.random(in: -3000...40_000, using: &random))
        let date = Date(timeIntervalSince1970: Double(day.number) * 86_400)
        let expected = ordinal(formatter.string(from: date), day.parts.day, style, locale)
        #expect(formats.day(day, style: style) == expected, "\(day) \(style), seed \(seed)")
      }
    }
    formatter.timeZone = TimeZone(identifier: "Europe/Helsinki")
    formatter.setLocalizedDateFormatFromTemplate("EEEEdMMMMyjmm")
    formatter.dateFormat = ours(formatter.dateFormat, locale)
    if isBritish { formatter.dateFormat = "EEEE d MMMM y, HH:mm" }
    for _ in 0..<200 {
      let seconds = Int64.random(in: 0...3_000_000_000, using: &random)
      let date = Date(timeIntervalSince1970: Double(seconds))
      let day = zone.local(Instant(seconds: seconds)).day.parts.day
      let expected = ordinal(formatter.string(from: date), day, .weekdayFull, locale)
      #expect(formats.moment(Instant(seconds: seconds), zone) == expected, "\(seconds), seed \(seed)")
    }
  }

  /// Foundation's pattern without the comma that we leave out.
  private func ours(_ pattern: String, _ locale: String) -> String {
    guard ["es", "es-MX", "ar", "ar-EG", "ar-SA"].contains(locale) else { return pattern }
    return pattern.replacing(#/EEEE[,،] /#, with: "EEEE ")
  }

  /// Foundation's text with the French ordinal that it does not know.
  private func ordinal(_ text: String, _ day: Int, _ style: Formats.DayStyle, _ locale: String) -> String {
    guard locale == "fr", day == 1, style != .monthYear else { return text }
    return text.replacing(#/\b1 /#, with: "1er ", maxReplacements: 1)
  }

  @Test(
    "dates stand in the sentences of their language",
    arguments: [
      ("fr", Formats.DayStyle.weekday, "mardi 1er décembre"), ("fr-CA", .full, "1er décembre 2026"),
      ("fr", .short, "1er déc."), ("es", .weekday, "martes 1 de diciembre"),
      ("es-MX", .weekdayFull, "martes 1 de diciembre de 2026"), ("ar", .weekday, "الثلاثاء 1 ديسمبر"),
      ("ar-EG", .dayMonth, "1 ديسمبر"),
    ])
  func sentences(locale: String, style: Formats.DayStyle, expected: String) throws {
    #expect(try formats(locale).day(try #require(Day(iso: "2026-12-01")), style: style) == expected)
  }

  @Test("Arabic is written with Latin digits in every region", arguments: ["ar", "ar-EG", "ar-SA", "ar-AE"])
  func latinDigits(locale: String) throws {
    let formats = try formats(locale)
    let texts = [
      formats.number(1_234_567), formats.percent(55),
      formats.money(Money(minor: 604_471, currency: try #require(Currency("EUR")))),
      formats.day(try #require(Day(iso: "2026-12-31")), style: .weekdayFull),
    ]
    for text in texts { #expect(text.allSatisfy { !$0.isNumber || $0.isASCII }, "\(text)") }
  }

  @Test("the largest and the smallest amounts are written whole", arguments: [Int64.min, Int64.max, 0, -1])
  func extremes(minor: Int64) throws {
    let currency = try #require(Currency("EUR"))
    let text = try formats("en").amount(Money(minor: minor, currency: currency))
    let expected = minor.magnitude.description
    #expect(text.filter(\.isNumber) == String(repeating: "0", count: max(0, 3 - expected.count)) + expected)
  }

  @Test("plain English is written with the day before the month")
  func english() throws {
    let day = try #require(Day(iso: "2026-11-23"))
    let formats = try formats("en")
    #expect(formats.day(day, style: .short) == "23 Nov")
    #expect(formats.day(day, style: .shortFull) == "23 Nov 2026")
    #expect(formats.day(day, style: .full) == "23 November 2026")
    #expect(formats.day(day, style: .weekday) == "Monday 23 November")
    #expect(formats.day(day, style: .weekdayFull) == "Monday 23 November 2026")
    let zone = try #require(Zone(identifier: "Europe/Helsinki"))
    let moment = try #require(Instant(iso: "2026-11-23T14:24:00Z"))
    #expect(formats.moment(moment, zone) == "Monday 23 November 2026, 16:24")
    #expect(formats.relative(.inDays(3)) == "in 3 days")
    #expect(formats.relative(.daysAgo(5)) == "5 days ago")
  }
}
