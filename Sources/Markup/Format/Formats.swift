import Foundation
import Portal

/// How one locale writes numbers, money, days and moments.
///
/// Everything is read from Foundation once, here; afterwards values are written without it (12 µs for an amount, 54 µs
/// for a relative date were too slow for a page with a hundred of them). Make one per locale and keep it.
package struct Formats: Sendable {
  private let plain: NumberFormat
  private let percents: NumberFormat
  private let currencies: [Currency: NumberFormat]
  private let styles: [DayStyle: DatePattern]
  private let momentPattern: DatePattern
  private let digits: [[UInt8]]
  private let words: RelativeWords

  /// How much of a day is written.
  package enum DayStyle: CaseIterable, Sendable {
    /// 23 Nov
    case short
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
    func number(_ style: NumberFormatter.Style, decimals: Int) -> NumberFormat {
      let formatter = NumberFormatter()
      formatter.locale = foundation
      formatter.numberStyle = style
      return NumberFormat(reading: formatter, decimals: decimals)
    }
    plain = number(.decimal, decimals: 2)
    percents = number(.percent, decimals: 2)
    currencies = Dictionary(
      uniqueKeysWithValues: Currency.all.map { currency in
        let formatter = NumberFormatter()
        formatter.locale = foundation
        formatter.numberStyle = .currency
        formatter.currencyCode = currency.code
        return (currency, NumberFormat(reading: formatter, decimals: currency.exponent))
      })
    let dates = DateFormatter()
    dates.locale = foundation
    dates.calendar = Calendar(identifier: .gregorian)
    styles = Dictionary(
      uniqueKeysWithValues: DayStyle.allCases.map {
        ($0, DatePattern(template: $0.template, formatter: dates))
      })
    momentPattern = DatePattern(template: "EEEEdMMMMyjmm", formatter: dates)
    let integers = NumberFormatter()
    integers.locale = foundation
    digits = (0...9).map { Array((integers.string(from: NSNumber(value: $0)) ?? String($0)).utf8) }
  }

  static func foundationLocale(_ tag: String) -> Locale {
    Locale(identifier: tag == "en" ? "en_GB" : tag.replacing("-", with: "_"))
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
    return (currencies[money.currency] ?? plain).text(money.minor, scale: exponent, fewest: exponent)
  }

  /// 6,044.71, for columns whose currency is said elsewhere.
  package func amount(_ money: Money) -> String {
    plain.text(money.minor, scale: money.currency.exponent, fewest: money.currency.exponent)
  }

  package func day(_ day: Day, style: DayStyle) -> String {
    styles[style]?.text(day, digits: digits) ?? day.iso
  }

  /// Monday 23 November 2026 at 16:24, on the clocks of a zone.
  package func moment(_ instant: Instant, _ zone: Zone) -> String {
    let local = zone.local(instant)
    return momentPattern.text(local.day, secondOfDay: local.secondOfDay, digits: digits)
  }

  /// today, in 3 days, 5 days ago; empty for what is longer ago than has a word.
  package func relative(_ day: RelativeDay) -> String { words.text(day) }
}
