import Foundation
import Portal

/// How one locale writes numbers, money, days and moments.
///
/// Everything is read from Foundation once, here, which takes some 20 ms; afterwards values are written without it
/// (12 µs for an amount, 54 µs for a relative date were too slow for a page with a hundred of them). Make one per
/// locale and keep it.
package struct Formats: Sendable {
  private let plain: NumberFormat
  private let percents: NumberFormat
  /// By `key(of:)`.
  private let currencies: [Int: NumberFormat]
  /// By `DayStyle.rawValue`.
  private let styles: [DatePattern]
  private let momentPattern: DatePattern
  private let digits: LocaleDigits
  private let words: RelativeWords

  /// How much of a day is written.
  package enum DayStyle: Int, CaseIterable, Sendable {
    /// 23 Nov
    case short
    /// 23 Nov 2026
    case shortFull
    /// 23 November
    case dayMonth
    /// 23 November 2026
    case full
    /// Monday 23 November
    case weekday
    /// Monday 23 November 2026
    case weekdayFull
    /// November 2026
    case monthYear

    /// Fields in no order (Unicode TR 35).
    var template: String {
      switch self {
      case .short: "dMMM"
      case .shortFull: "dMMMy"
      case .dayMonth: "dMMMM"
      case .full: "dMMMMy"
      case .weekday: "EEEEdMMMM"
      case .weekdayFull: "EEEEdMMMMy"
      case .monthYear: "MMMMy"
      }
    }
  }

  /// - Parameter locale: BCP 47. Plain `en` means British conventions, the day before the month: most of the world's
  ///   English readers expect them; `en-US` is there for the others.
  package init(locale: String, words: RelativeWords) {
    self.words = words
    let foundation = Self.foundationLocale(locale)
    let digits = LocaleDigits(foundation)
    self.digits = digits
    func number(_ style: NumberFormatter.Style, decimals: Int) -> NumberFormat {
      let formatter = NumberFormatter()
      formatter.locale = foundation
      formatter.numberStyle = style
      return NumberFormat(reading: formatter, decimals: decimals, digits: digits)
    }
    plain = number(.decimal, decimals: 2)
    percents = number(.percent, decimals: 2)
    currencies = Dictionary(
      uniqueKeysWithValues: Currency.all.map { currency in
        let formatter = NumberFormatter()
        formatter.locale = foundation
        formatter.numberStyle = .currency
        formatter.currencyCode = currency.code
        return (
          Self.key(of: currency),
          NumberFormat(reading: formatter, decimals: currency.exponent, digits: digits)
        )
      })
    let dates = DateFormatter()
    dates.locale = foundation
    dates.calendar = Calendar(identifier: .gregorian)
    let isBritish = foundation.identifier == Self.british
    let first = Self.firstOfMonth(tag: locale)
    styles = DayStyle.allCases.map { style in
      isBritish && style == .weekdayFull
        ? DatePattern(pattern: Self.britishDay, formatter: dates)
        : DatePattern(template: style.template, formatter: dates, firstOfMonth: first)
    }
    momentPattern =
      isBritish
      ? DatePattern(pattern: Self.britishDay + ", HH:mm", formatter: dates)
      : DatePattern(template: "EEEEdMMMMyjmm", formatter: dates, firstOfMonth: first)
  }

  static func foundationLocale(_ tag: String) -> Locale {
    let identifier = tag == "en" ? british : tag.replacing("-", with: "_")
    // The words of our pages have Latin digits, and half of the Arab world writes no others; one page has one kind.
    return Locale(identifier: language(of: tag) == "ar" ? identifier + "@numbers=latn" : identifier)
  }

  /// The first of a month is an ordinal in French, which no pattern of the system's says: 1er décembre, 2 décembre.
  static func firstOfMonth(tag: String) -> String? { language(of: tag) == "fr" ? "1er" : nil }

  private static func language(of tag: String) -> Substring { tag.prefix { $0 != "-" } }

  private static let british = "en_GB"
  /// The one date that is not Foundation's: for Britain it writes "Monday 23 November", but "Monday, 23 November
  /// 2026". Both stand on one page, so both are written without the comma.
  private static let britishDay = "EEEE d MMMM y"

  /// The code's three letters as a number, which is found faster than a string.
  private static func key(of currency: Currency) -> Int {
    currency.code.utf8.reduce(0) { $0 << 8 | Int($1) }
  }

  /// 1,234
  package func number(_ value: Int64) -> String { plain.text(value, scale: 0, fewest: 0) }

  /// 0.5, 18: up to four decimals, no more than needed.
  package func quantity(_ quantity: Quantity) -> String {
    plain.text(quantity.tenThousandths, scale: 4, fewest: 0)
  }

  /// 25.5%: up to three decimals, no more than needed.
  package func percent(_ rate: Rate) -> String { percents.text(rate.thousandths, scale: 3, fewest: 0) }

  /// 55%
  package func percent(_ whole: Int) -> String { percents.text(Int64(whole), scale: 0, fewest: 0) }

  /// €6,044.71, with the currency's own decimals.
  package func money(_ money: Money) -> String {
    let exponent = money.currency.exponent
    let format = currencies[Self.key(of: money.currency)] ?? plain
    return Self.signed(format.text(money.minor, scale: exponent, fewest: exponent), money)
  }

  /// 6,044.71, for columns whose currency is said elsewhere.
  package func amount(_ money: Money) -> String {
    let exponent = money.currency.exponent
    return Self.signed(plain.text(money.minor, scale: exponent, fewest: exponent), money)
  }

  /// Some languages' hyphen is too short beside digits and a line may end after it: U+2212 as in print.
  private static func signed(_ text: String, _ money: Money) -> String {
    guard money.minor < 0, let hyphen = text.firstIndex(of: "-") else { return text }
    return text[..<hyphen] + "\u{2212}" + text[text.index(after: hyphen)...]
  }

  package func day(_ day: Day, style: DayStyle) -> String {
    styles[style.rawValue].text(day, digits: digits)
  }

  /// Monday 23 November 2026, 16:24, on the clocks of a zone.
  package func moment(_ instant: Instant, _ zone: Zone) -> String {
    let local = zone.local(instant)
    return momentPattern.text(local.day, secondOfDay: local.secondOfDay, digits: digits)
  }

  /// today, in 3 days, 5 days ago; empty for what is longer ago than has a word.
  package func relative(_ day: RelativeDay) -> String { words.text(day) }
}
