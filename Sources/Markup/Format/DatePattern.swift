import Foundation
import Portal

/// A date as a locale writes it: Foundation's pattern (Unicode TR 35), taken apart once.
struct DatePattern: Sendable {
  private let parts: [Part]
  private let firstOfMonth: [UInt8]?
  private let capacity: Int

  private enum Part: Sendable {
    case literal([UInt8])
    case day(width: Int)
    case month(width: Int)
    case year(width: Int)
    case hour24(width: Int)
    case hour12(width: Int)
    case minute
    /// A name by month, weekday or half of the day.
    case monthName([[UInt8]])
    case weekdayName([[UInt8]])
    case dayHalf([[UInt8]])
  }

  /// - Parameter template: fields without order, such as `EEEEdMMMM`; the locale says how they are put together.
  ///
  /// In Spanish and Arabic the day stands right after its name: the system's comma between the two is one for a date by
  /// itself, ours stand in sentences ("el jueves 26 de noviembre").
  init(template: String, formatter: DateFormatter, firstOfMonth: String? = nil) {
    let locale = formatter.locale
    var pattern = DateFormatter.dateFormat(fromTemplate: template, options: 0, locale: locale) ?? template
    if let language = locale?.language.languageCode?.identifier, ["ar", "es"].contains(language) {
      pattern = pattern.replacing("EEEE, ", with: "EEEE ").replacing("EEEE، ", with: "EEEE ")
    }
    self.init(pattern: pattern, formatter: formatter, firstOfMonth: firstOfMonth)
  }

  /// A pattern as it is; the formatter has the names.
  /// - Parameter firstOfMonth: what is written for a month's first day where that is no number.
  init(pattern: String, formatter: DateFormatter, firstOfMonth: String? = nil) {
    parts = Self.parse(pattern, formatter)
    self.firstOfMonth = firstOfMonth.map { Array($0.utf8) }
    capacity = parts.reduce(0) { $0 + Self.room($1) }
  }

  func text(_ day: Day, secondOfDay: Int = 0, digits: LocaleDigits) -> String {
    let date = day.parts
    let hour = secondOfDay / 3600
    return TextBuilder.text(capacity: capacity) { builder in
      for part in parts {
        switch part {
        case .literal(let bytes): builder.append(bytes)
        case .day(let width):
          if date.day == 1, let firstOfMonth {
            builder.append(firstOfMonth)
          } else {
            builder.append(date.day, width: width, digits)
          }
        case .month(let width): builder.append(date.month, width: width, digits)
        case .year(let width): builder.append(width == 2 ? date.year % 100 : date.year, width: width, digits)
        case .hour24(let width): builder.append(hour, width: width, digits)
        case .hour12(let width): builder.append(hour % 12 == 0 ? 12 : hour % 12, width: width, digits)
        case .minute: builder.append(secondOfDay / 60 % 60, width: 2, digits)
        case .monthName(let names): builder.append(names[date.month - 1])
        case .weekdayName(let names): builder.append(names[day.weekday])
        case .dayHalf(let names): builder.append(names[hour < 12 ? 0 : 1])
        }
      }
    }
  }

  private static func room(_ part: Part) -> Int {
    switch part {
    case .literal(let bytes): bytes.count
    case .monthName(let names), .weekdayName(let names), .dayHalf(let names): names.map(\.count).max() ?? 0
    default: 4 * 4
    }
  }

  private static func parse(_ pattern: String, _ formatter: DateFormatter) -> [Part] {
    var parts: [Part] = []
    var rest = Array(pattern.unicodeScalars)[...]
    while let first = rest.first {
      if first == "'" {
        parts.append(.literal(quoted(&rest)))
      } else if first.properties.isAlphabetic, first.isASCII {
        let run = rest.prefix { $0 == first }
        rest = rest.dropFirst(run.count)
        parts.append(field(Character(first), run.count, formatter))
      } else {
        rest = rest.dropFirst()
        parts.append(.literal(Array(String(Character(first)).utf8)))
      }
    }
    return parts
  }

  /// Text in quotes; two quotes in a row are one.
  private static func quoted(_ rest: inout ArraySlice<Unicode.Scalar>) -> [UInt8] {
    rest = rest.dropFirst()
    if rest.first == "'" {
      rest = rest.dropFirst()
      return [UInt8(ascii: "'")]
    }
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      if scalar != "'" {
        text.append(scalar)
      } else if rest.first == "'" {
        rest = rest.dropFirst()
        text.append("'")
      } else {
        break
      }
    }
    return Array(String(text).utf8)
  }

  private static func field(_ letter: Character, _ width: Int, _ formatter: DateFormatter) -> Part {
    switch letter {
    case "d": .day(width: width)
    case "M" where width == 3: .monthName(bytes(formatter.shortMonthSymbols))
    case "M" where width > 3: .monthName(bytes(formatter.monthSymbols))
    case "L" where width == 3: .monthName(bytes(formatter.shortStandaloneMonthSymbols))
    case "L" where width > 3: .monthName(bytes(formatter.standaloneMonthSymbols))
    case "M", "L": .month(width: width)
    case "y", "u": .year(width: width)
    case "E" where width > 3: .weekdayName(mondayFirst(formatter.weekdaySymbols))
    case "c" where width > 3: .weekdayName(mondayFirst(formatter.standaloneWeekdaySymbols))
    case "E", "c": .weekdayName(mondayFirst(formatter.shortWeekdaySymbols))
    case "H", "k": .hour24(width: width)
    case "h", "K": .hour12(width: width)
    case "m": .minute
    // Arabia says of a year that it is not of the Hijra; ours are all of the common era.
    case "G": .literal(bytes(formatter.eraSymbols).last ?? [])
    case "a", "b", "B": .dayHalf(bytes([formatter.amSymbol, formatter.pmSymbol]))
    default: .literal(Array(String(repeating: letter, count: width).utf8))
    }
  }

  private static func bytes(_ names: [String]?) -> [[UInt8]] { (names ?? []).map { Array($0.utf8) } }

  /// Foundation begins the week with Sunday, we with Monday.
  private static func mondayFirst(_ names: [String]?) -> [[UInt8]] {
    let names = bytes(names)
    return Array(names[1...] + names[..<1])
  }
}
