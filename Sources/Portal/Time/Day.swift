/// A date in the proleptic Gregorian calendar, without time or zone.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1 January 1970.
  package let number: Int

  package init(number: Int) {
    self.number = number
  }

  package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  package static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  package static func - (a: Day, b: Day) -> Int { a.number - b.number }
}

extension Day {
  /// Year, month (1 to 12) and day of the month (1 to 31).
  package struct Parts: Hashable, Sendable {
    package var year: Int
    package var month: Int
    package var day: Int
  }

  /// The arithmetic of H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": exact for every year, no table.
  package var parts: Parts {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return Parts(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Nil where the month has no such day, and outside of the years 1 to 9999: a day some months before the first of
  /// them can still be written as text.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: era * 146_097 + dayOfEra - 719_468)
    if parts != Parts(year: year, month: month, day: day) { return nil }
  }

  /// 0 is Monday (ISO 8601), 6 is Sunday.
  package var weekday: Int {
    let shifted = (number + 3) % 7
    return shifted < 0 ? shifted + 7 : shifted
  }
}

extension Day: CustomStringConvertible {
  /// ISO 8601: `2026-11-24`, and nothing else.
  package init?(iso text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = Digits.value(bytes[0..<4]), let month = Digits.value(bytes[5..<7]),
      let day = Digits.value(bytes[8..<10])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package var iso: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      let parts = parts
      Digits.write(parts.year, width: 4, to: buffer, at: 0)
      buffer[4] = UInt8(ascii: "-")
      Digits.write(parts.month, width: 2, to: buffer, at: 5)
      buffer[7] = UInt8(ascii: "-")
      Digits.write(parts.day, width: 2, to: buffer, at: 8)
      return 10
    }
  }

  package var description: String { iso }
}
